import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { ProblemMessage } from '../ui/problem-message.js';
import type { InboxTask } from './steady-list.js';

type Claimable = Pick<InboxTask, 'userTaskKey' | 'name' | 'fileNumber'>;

export interface Claim {
  readonly take: (task: Claimable) => void;
  readonly giveBack: (task: Claimable) => void;
  readonly isBusyWith: (userTaskKey: string) => boolean;
  /** What happened last, with the way back. */
  readonly notice: ReactNode;
}

/** Takes tasks and gives them back, from the list. Either can be undone at once. */
export function useClaim(): Claim {
  const queries = useQueryClient();
  const [last, setLast] = useState<{
    readonly action: 'taken' | 'givenBack';
    readonly task: Claimable;
  } | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['inbox-latest'] });

  const taking = useMutation({
    mutationFn: (task: Claimable) =>
      answerOf(
        api.POST('/api/inbox/tasks/{userTaskKey}/claim', {
          params: { path: { userTaskKey: task.userTaskKey } },
        }),
      ),
    onSuccess: (_, task) => setLast({ action: 'taken', task }),
    onError: () => setLast(null),
    onSettled: refresh,
  });
  const returning = useMutation({
    mutationFn: (task: Claimable) =>
      answerOf(
        api.POST('/api/inbox/tasks/{userTaskKey}/release', {
          params: { path: { userTaskKey: task.userTaskKey } },
        }),
      ),
    onSuccess: (_, task) => setLast({ action: 'givenBack', task }),
    onError: () => setLast(null),
    onSettled: refresh,
  });

  const take = (task: Claimable) => {
    returning.reset();
    taking.mutate(task);
  };
  const giveBack = (task: Claimable) => {
    taking.reset();
    returning.mutate(task);
  };
  const error = taking.error ?? returning.error;

  return {
    take,
    giveBack,
    isBusyWith: (key) =>
      (taking.isPending && taking.variables.userTaskKey === key) ||
      (returning.isPending && returning.variables.userTaskKey === key),
    notice: (
      <div role="status" className="claim-notice">
        {error && <ProblemMessage error={error} />}
        {!error && last && (
          <Alert kind="success" title={noticeText(last.action, last.task)}>
            <Button small onClick={() => (last.action === 'taken' ? giveBack(last.task) : take(last.task))}>
              Rückgängig machen
            </Button>
          </Alert>
        )}
      </div>
    ),
  };
}

function noticeText(action: 'taken' | 'givenBack', task: Claimable): string {
  const name = task.fileNumber ? `„${task.name}“ (${task.fileNumber})` : `„${task.name}“`;
  return action === 'taken' ? `Sie haben ${name} übernommen` : `Sie haben ${name} zurückgegeben`;
}
