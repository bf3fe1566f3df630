import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { removeSecondFactorOf } from './directory-changes.js';
import { directoryProblem } from './directory-problem.js';
import type { Entry } from './directory-queries.js';
import { refreshDirectory } from './refresh-directory.js';

/** Lets somebody in again whose app is lost. */
export function RemoveSecondFactorDialog({
  entry,
  onClose,
  onRemoved,
}: {
  readonly entry: Entry;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSecondFactorOf(entry.id),
    onSuccess: async () => {
      await refreshDirectory(queries);
      onRemoved();
    },
  });
  return (
    <Dialog
      title="Zweiten Faktor entfernen"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
          Zweiten Faktor entfernen
        </Button>
      }
    >
      <p className="kern-body">
        {`Danach genügt das Passwort, bis ${entry.name ?? entry.id} wieder einen zweiten Faktor einrichtet. Prüfen Sie zuerst, ob wirklich diese Person darum bittet.`}
      </p>
      {remove.error && <ProblemMessage error={directoryProblem(remove.error)} />}
    </Dialog>
  );
}
