import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';

/** Ends a case for good, after a reason was given. */
export function CancelCase({ caseId, fileNumber }: { readonly caseId: string; readonly fileNumber: string }) {
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const cancel = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/cases/{caseId}/cancel', {
          params: { path: { caseId } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      setIsOpen(false);
      return queries.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  function confirm() {
    const isEmpty = reason.trim() === '';
    setIsMissing(isEmpty);
    if (!isEmpty) cancel.mutate();
  }
  return (
    <>
      <Button small onClick={() => setIsOpen(true)}>
        Vorgang abbrechen
      </Button>
      <Dialog
        title={`Vorgang ${fileNumber} abbrechen`}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        actions={
          <Button kind="primary" busy={cancel.isPending} onClick={confirm}>
            Endgültig abbrechen
          </Button>
        }
      >
        <p className="kern-body">
          Alle offenen Aufgaben und Fristen enden. Das lässt sich nicht rückgängig machen. Der Grund wird als
          Notiz festgehalten.
        </p>
        <TextInput
          id="cancel-reason"
          label="Grund"
          rows={3}
          value={reason}
          onChange={setReason}
          error={isMissing ? 'Geben Sie an, warum der Vorgang abgebrochen wird.' : undefined}
        />
        {cancel.error && <ProblemMessage error={cancel.error} />}
      </Dialog>
    </>
  );
}
