import type { JsonObject } from '@vorgang/feel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { CaseSummary } from './case-summary.js';
import { DelegateTask } from './delegate-task.js';
import { RecallTask } from './recall-task.js';
import { SituationNotice } from './situation-notice.js';
import { TaskDone } from './task-done.js';
import { TaskFacts } from './task-facts.js';
import { TaskForm } from './task-form.js';
import { situationOf } from './task-situation.js';
import { taskQuery, type TaskDetail } from './task-queries.js';

/** Working on a task. The form stays mounted whatever happens around it, so nothing typed is lost. */
export function TaskWork({ detail }: { readonly detail: TaskDetail }) {
  const session = useSession();
  const queries = useQueryClient();
  const { userTaskKey } = detail.task;
  const situation = situationOf(detail, session.username);
  const [wasMine, setWasMine] = useState(false);
  const isWorking = situation.kind === 'mine' || situation.kind === 'helping';
  if (isWorking && !wasMine) setWasMine(true);

  const path = { params: { path: { userTaskKey } } };
  // A conflict means that the picture here is old: read it again, and it says who and when.
  const readAgain = () => queries.invalidateQueries({ queryKey: taskQuery(userTaskKey).queryKey });
  const adopt = (changed: TaskDetail) => queries.setQueryData(taskQuery(userTaskKey).queryKey, changed);

  const claim = useMutation({
    mutationFn: () => answerOf(api.POST('/api/inbox/tasks/{userTaskKey}/claim', path)),
    onSuccess: adopt,
    onError: readAgain,
  });
  const release = useMutation({
    mutationFn: () => answerOf(api.POST('/api/inbox/tasks/{userTaskKey}/release', path)),
    onSuccess: (changed) => {
      setWasMine(false);
      adopt(changed);
    },
    onError: readAgain,
  });
  const complete = useMutation({
    mutationFn: (variables: JsonObject) =>
      answerOf(api.POST('/api/inbox/tasks/{userTaskKey}/complete', { ...path, body: { variables } })),
    onError: readAgain,
  });

  const resolve = useMutation({
    mutationFn: (variables: JsonObject | undefined) =>
      answerOf(
        api.POST('/api/user-tasks/{userTaskKey}/resolution', {
          ...path,
          body: variables === undefined ? {} : { variables },
        }),
      ),
    // Only once it is known to be back: until then the person still has it.
    onSuccess: async () => {
      await readAgain();
      setWasMine(false);
    },
    onError: readAgain,
  });
  const send = situation.kind === 'helping' ? resolve : complete;

  if (complete.data) return <TaskDone detail={detail} nextTaskKey={complete.data.nextTaskKey} />;
  const failure = [claim.error, release.error, resolve.error, complete.error].find(
    (error) => error && !isConflict(error),
  );

  return (
    <>
      <PageTitle tab={`${detail.task.name}${detail.task.fileNumber ? ` ${detail.task.fileNumber}` : ''}`}>
        {detail.task.name}
      </PageTitle>
      <TaskFacts task={detail.task} />
      <SituationNotice
        situation={situation}
        wasMine={wasMine}
        action={
          situation.kind === 'delegated' ? (
            <RecallTask userTaskKey={userTaskKey} />
          ) : (
            <Button kind="primary" busy={claim.isPending} onClick={() => claim.mutate()}>
              Übernehmen
            </Button>
          )
        }
      />
      {failure && <ProblemMessage error={failure} />}
      <div className="two-columns">
        <section aria-label="Bearbeitung" className="task-form">
          <TaskForm
            schema={detail.form}
            variables={detail.variables as JsonObject}
            isEditable={isWorking}
            isBusy={send.isPending}
            {...(situation.kind === 'helping' && { submitLabel: `An ${situation.owner} zurückgeben` })}
            onComplete={(answers) => send.mutate(answers)}
          />
          {situation.kind === 'mine' && (
            <>
              <Button kind="tertiary" busy={release.isPending} onClick={() => release.mutate()}>
                Zurückgeben
              </Button>
              <DelegateTask userTaskKey={userTaskKey} onDelegated={() => setWasMine(false)} />
            </>
          )}
          {situation.kind === 'helping' && detail.form && (
            <Button kind="tertiary" busy={resolve.isPending} onClick={() => resolve.mutate(undefined)}>
              Ohne Eingaben zurückgeben
            </Button>
          )}
        </section>
        {detail.case && <CaseSummary summary={detail.case} />}
      </div>
    </>
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 409;
}
