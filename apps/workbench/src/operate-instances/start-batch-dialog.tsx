import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { countOf, formatNumber } from '../ui/format.js';
import { Loading } from '../ui/loading.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import type { Operation } from './operations.js';
import { requestKey } from './request-key.js';

/** Says how many are meant and what follows, before anything begins. */
export function StartBatchDialog({
  operation,
  filter,
  onClose,
}: {
  readonly operation: Operation;
  readonly filter: Record<string, unknown>;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(requestKey);
  const [variable, setVariable] = useState({ name: '', value: '' });
  const [isMissing, setIsMissing] = useState(false);
  const preview = useQuery({
    queryKey: ['batch-preview', operation.type, filter],
    queryFn: () =>
      answerOf(
        api.POST('/api/batch-operations/preview', { body: { operationType: operation.type, filter } }),
      ),
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/batch-operations', {
          headers: { 'Idempotency-Key': key },
          body: { operationType: operation.type, filter, ...variablesOf(operation, variable) },
        }),
      ),
    onSuccess: async ({ batchOperationKey }) => {
      await queries.invalidateQueries({ queryKey: ['batches'] });
      await navigate({ to: '/betrieb/sammelaktionen/$batchOperationKey', params: { batchOperationKey } });
    },
  });
  function confirm() {
    const lacksName = operation.type === 'UPDATE_VARIABLE' && variable.name.trim() === '';
    setIsMissing(lacksName);
    if (!lacksName) start.mutate();
  }
  const count = preview.data?.count ?? 0;
  const meant = preview.data?.isMore
    ? `mehr als ${formatNumber(count)} ${operation.noun[1]}`
    : countOf(count, ...operation.noun);
  return (
    <Dialog
      title={operation.label.replace(' …', '')}
      isOpen
      onClose={onClose}
      actions={
        count > 0 && (
          <Button kind="primary" busy={start.isPending} onClick={confirm}>
            {`${meant} ${operation.verb}`}
          </Button>
        )
      }
    >
      {preview.isPending && <Loading what="Es wird gezählt" />}
      {preview.error && <ProblemMessage error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data && count === 0 && (
        <p className="kern-body">
          Für diese Auswahl gibt es nichts zu tun, oder Ihnen fehlt die Berechtigung dafür.
        </p>
      )}
      {count > 0 && (
        <>
          <p className="kern-body">
            <strong>{`Betroffen: ${meant}.`}</strong>
          </p>
          <p className="kern-body">{operation.consequence}</p>
          {operation.type === 'UPDATE_VARIABLE' && (
            <VariableFields variable={variable} onChange={setVariable} isMissing={isMissing} />
          )}
          <p className="kern-body kern-body--muted">
            Die Arbeit läuft im Hintergrund. Sie können sie jederzeit anhalten oder beenden.
          </p>
        </>
      )}
      {start.error && <ProblemMessage error={start.error} />}
    </Dialog>
  );
}

function VariableFields({
  variable,
  onChange,
  isMissing,
}: {
  readonly variable: { readonly name: string; readonly value: string };
  readonly onChange: (variable: { name: string; value: string }) => void;
  readonly isMissing: boolean;
}) {
  return (
    <>
      <TextInput
        id="batch-variable"
        label="Name der Variablen"
        value={variable.name}
        onChange={(name) => onChange({ ...variable, name })}
        error={isMissing ? 'Geben Sie den Namen der Variablen an.' : undefined}
      />
      <TextInput
        id="batch-value"
        label="Neuer Wert"
        hint="Zahl, true, false oder anderes JSON; sonst gilt die Eingabe als Text."
        value={variable.value}
        onChange={(value) => onChange({ ...variable, value })}
      />
    </>
  );
}

function variablesOf(
  operation: Operation,
  { name, value }: { readonly name: string; readonly value: string },
): { variables?: Record<string, unknown> } {
  return operation.type === 'UPDATE_VARIABLE' ? { variables: { [name.trim()]: valueOf(value) } } : {};
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
