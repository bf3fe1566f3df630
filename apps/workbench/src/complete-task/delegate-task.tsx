import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { delegatesQuery, taskQuery } from './task-queries.js';

/** Hands one's own task to a colleague, who gives it back. */
export function DelegateTask({
  userTaskKey,
  onDelegated,
}: {
  readonly userTaskKey: string;
  readonly onDelegated: () => void;
}) {
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const delegates = useQuery({ ...delegatesQuery(userTaskKey), enabled: isOpen });
  const people = delegates.data?.items ?? [];
  const readAgain = () => queries.invalidateQueries({ queryKey: taskQuery(userTaskKey).queryKey });
  const delegate = useMutation({
    mutationFn: (username: string) =>
      answerOf(
        api.POST('/api/user-tasks/{userTaskKey}/delegation', {
          params: { path: { userTaskKey } },
          body: { delegate: username },
        }),
      ),
    onSuccess: async () => {
      await readAgain();
      setIsOpen(false);
      onDelegated();
    },
    onError: readAgain,
  });
  return (
    <>
      <Button kind="tertiary" onClick={() => setIsOpen(true)}>
        Um Mithilfe bitten
      </Button>
      <Dialog
        title="Um Mithilfe bitten"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        actions={
          people.length > 0 && (
            <Button
              kind="primary"
              busy={delegate.isPending}
              onClick={() => chosen !== '' && delegate.mutate(chosen)}
            >
              Weitergeben
            </Button>
          )
        }
      >
        <p className="kern-body">
          Die Aufgabe geht an die gewählte Person. Sie bekommen sie zurück, sobald diese fertig ist.
          Abschließen können nur Sie. Ungespeicherte Eingaben im Formular gehen nicht mit.
        </p>
        {delegates.isPending && <Loading what="Die Personen werden geladen" />}
        {delegates.error && (
          <ProblemMessage error={delegates.error} onRetry={() => void delegates.refetch()} />
        )}
        {delegates.data && people.length === 0 && (
          <p className="kern-body">
            Niemand sonst darf diese Aufgabe bearbeiten. Bitten Sie Ihre Leitung, sie weiterzugeben.
          </p>
        )}
        {people.length > 0 && (
          <SelectInput
            id="delegate"
            label="Person"
            value={chosen}
            options={[
              { value: '', label: 'Bitte wählen' },
              ...people.map(({ username, name }) => ({ value: username, label: name })),
            ]}
            onChange={setChosen}
          />
        )}
        {delegate.error && <ProblemMessage error={delegate.error} />}
      </Dialog>
    </>
  );
}
