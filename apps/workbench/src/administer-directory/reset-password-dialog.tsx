import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { resetPasswordOf } from './directory-changes.js';
import { directoryProblem } from './directory-problem.js';
import type { Entry } from './directory-queries.js';
import { HandOverPassword } from './hand-over-password.js';
import { refreshDirectory } from './refresh-directory.js';

/** A made password for somebody who forgot theirs. */
export function ResetPasswordDialog({
  entry,
  onClose,
}: {
  readonly entry: Entry;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const reset = useMutation({
    mutationFn: () => resetPasswordOf(entry.id),
    onSuccess: () => refreshDirectory(queries),
  });
  if (reset.data) return <HandOverPassword made={reset.data} onClose={onClose} />;
  return (
    <Dialog
      title="Neues Startpasswort"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" busy={reset.isPending} onClick={() => reset.mutate()}>
          Startpasswort erzeugen
        </Button>
      }
    >
      <p className="kern-body">
        {`Das jetzige Passwort von ${entry.name ?? entry.id} gilt dann nicht mehr, und alle Anmeldungen enden. Prüfen Sie zuerst, ob wirklich diese Person darum bittet.`}
      </p>
      {reset.error && <ProblemMessage error={directoryProblem(reset.error)} />}
    </Dialog>
  );
}
