import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { mayDo, useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';

type Step = 'suspension' | 'resumption' | 'cancellation' | 'retry';

/** Pauses, continues, ends a batch operation, or tries its failures again; each only where it fits. */
export function BatchActions({
  batchOperationKey,
  state,
  failed,
}: {
  readonly batchOperationKey: string;
  readonly state: string;
  readonly failed: number;
}) {
  const queries = useQueryClient();
  const [isEnding, setIsEnding] = useState(false);
  const act = useMutation({
    mutationFn: (step: Step) =>
      answerOf(
        api.POST(`/api/batch-operations/{batchOperationKey}/${step}`, {
          params: { path: { batchOperationKey } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['batches'] }),
    onSuccess: () => setIsEnding(false),
  });
  if (!mayDo(useSession(), 'BATCH', 'UPDATE')) return null;
  const isRunning = state === 'CREATED' || state === 'ACTIVE';
  const isOpen = isRunning || state === 'SUSPENDED';
  return (
    <>
      <div className="form-actions">
        {isRunning && (
          <Button busy={act.isPending} onClick={() => act.mutate('suspension')}>
            Anhalten
          </Button>
        )}
        {state === 'SUSPENDED' && (
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate('resumption')}>
            Fortsetzen
          </Button>
        )}
        {isOpen && <Button onClick={() => setIsEnding(true)}>Beenden …</Button>}
        {failed > 0 && state !== 'CANCELED' && (
          <Button busy={act.isPending} onClick={() => act.mutate('retry')}>
            Fehlgeschlagene noch einmal versuchen
          </Button>
        )}
      </div>
      {act.error && !isEnding && <ProblemMessage error={act.error} />}
      <Dialog
        title="Sammelaktion beenden"
        isOpen={isEnding}
        onClose={() => setIsEnding(false)}
        actions={
          <Button kind="primary" busy={act.isPending} onClick={() => act.mutate('cancellation')}>
            Endgültig beenden
          </Button>
        }
      >
        <p className="kern-body">
          Was schon erledigt ist, bleibt erledigt. Mit dem Rest geschieht nichts mehr. Eine beendete
          Sammelaktion lässt sich nicht fortsetzen.
        </p>
        {act.error && <ProblemMessage error={act.error} />}
      </Dialog>
    </>
  );
}
