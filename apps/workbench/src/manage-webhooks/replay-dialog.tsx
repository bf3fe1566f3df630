import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { countOf } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { SelectInput } from '../ui/select-input.js';
import { TextInput } from '../ui/text-input.js';

/** Sends the events of some days again. */
export function ReplayDialog({
  subscriptionId,
  onClose,
}: {
  readonly subscriptionId: string;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const today = new Date().toLocaleDateString('sv');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [which, setWhich] = useState<'FAILED' | 'ALL'>('FAILED');
  const replay = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/webhook-subscriptions/{subscriptionId}/deliveries/replay', {
          params: { path: { subscriptionId } },
          body: { from: startOf(from), to: endOf(to), onlyFailed: which === 'FAILED' },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  const isWrong = from === '' || to === '' || from > to;
  return (
    <Dialog
      title="Meldungen wiederholen"
      isOpen
      onClose={onClose}
      actions={
        !replay.isSuccess && (
          <Button kind="primary" busy={replay.isPending} onClick={() => !isWrong && replay.mutate()}>
            Wiederholen
          </Button>
        )
      }
    >
      <p className="kern-body">
        Die Meldungen gehen noch einmal hinaus, in ihrer Reihenfolge und mit denselben Kennungen. Empfänger
        erkennen daran, was sie schon kennen.
      </p>
      <TextInput id="replay-from" type="date" label="Vom" value={from} onChange={setFrom} />
      <TextInput
        id="replay-to"
        type="date"
        label="Bis einschließlich"
        value={to}
        onChange={setTo}
        error={isWrong ? 'Das Ende muss am oder nach dem Beginn liegen.' : undefined}
      />
      <SelectInput
        id="replay-which"
        label="Welche"
        value={which}
        options={[
          { value: 'FAILED', label: 'Nur aufgegebene' },
          { value: 'ALL', label: 'Alle' },
        ]}
        onChange={setWhich}
      />
      {replay.error && <ProblemMessage error={replay.error} />}
      {replay.data && (
        <Alert
          kind="success"
          live="polite"
          title={
            replay.data.count === 0
              ? 'In diesem Zeitraum gibt es nichts zu wiederholen'
              : `${countOf(replay.data.count, 'Meldung wird', 'Meldungen werden')} wiederholt`
          }
        />
      )}
    </Dialog>
  );
}

function startOf(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

function endOf(day: string): string {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}
