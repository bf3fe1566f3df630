import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { requestKey } from '../operate-instances/request-key.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { countOf } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import type { PlanAction, PlanHistory } from './plan-history.js';
import { changeText, modificationOf } from './planned-change.js';

/** The planned changes: undo, trial on the server, and doing all of them in one step. */
export function PlanPanel({
  processInstanceKey,
  history,
  onChange,
  nameOf,
  onApplied,
  onLeave,
}: {
  readonly processInstanceKey: string;
  readonly history: PlanHistory;
  readonly onChange: (action: PlanAction) => void;
  readonly nameOf: (elementId: string) => string;
  readonly onApplied: (count: number) => void;
  readonly onLeave: () => void;
}) {
  const queries = useQueryClient();
  const [key, setKey] = useState(requestKey);
  const heading = useRef<HTMLHeadingElement>(null);
  const { plan } = history;
  const body = modificationOf(plan);
  const params = { path: { processInstanceKey } };
  const preview = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/process-instances/{processInstanceKey}/modification/preview', { params, body }),
      ),
  });
  const apply = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v2/process-instances/{processInstanceKey}/modification', {
          params,
          body,
          headers: { 'Idempotency-Key': key },
        }),
      ),
    onSuccess: async () => {
      const count = plan.length;
      change({ kind: 'clear' });
      onApplied(count);
      await queries.invalidateQueries({ queryKey: ['instance', processInstanceKey] });
    },
  });

  function change(action: PlanAction) {
    onChange(action);
    preview.reset();
    apply.reset();
    // Another plan is another request.
    setKey(requestKey());
  }
  return (
    <section className="panel" aria-labelledby="plan-title">
      <h2 className="kern-heading-small" id="plan-title" tabIndex={-1} ref={heading}>
        Geplante Änderungen
      </h2>
      <p className="kern-sr-only" role="status">
        {plan.length === 0 ? '' : `${countOf(plan.length, 'Änderung', 'Änderungen')} geplant`}
      </p>
      {plan.length === 0 ? (
        <p className="kern-body">
          Wählen Sie ein Element im Diagramm oder in der Liste. Noch wird nichts geändert.
        </p>
      ) : (
        <ol className="plan-list">
          {plan.map((one, index) => (
            <li key={`${index} ${JSON.stringify(one)}`}>
              <span>{changeText(one, nameOf)}</span>
              <Button
                small
                kind="tertiary"
                label={`Entfernen: ${changeText(one, nameOf)}`}
                onClick={() => {
                  change({ kind: 'remove', index });
                  heading.current?.focus();
                }}
              >
                Entfernen
              </Button>
            </li>
          ))}
        </ol>
      )}
      <div className="form-actions">
        {history.past.length > 0 && (
          <Button small onClick={() => change({ kind: 'undo' })}>
            Rückgängig
          </Button>
        )}
        {history.future.length > 0 && (
          <Button small onClick={() => change({ kind: 'redo' })}>
            Wiederholen
          </Button>
        )}
        {plan.length > 0 && (
          <Button small busy={preview.isPending} onClick={() => preview.mutate()}>
            Prüfen
          </Button>
        )}
        {preview.data?.outcome === 'MODIFIES' && (
          <Button small kind="primary" busy={apply.isPending} onClick={() => apply.mutate()}>
            {`${countOf(plan.length, 'Änderung', 'Änderungen')} ausführen`}
          </Button>
        )}
        <Button small kind="tertiary" onClick={onLeave}>
          {plan.length === 0 ? 'Ändern beenden' : 'Verwerfen und beenden'}
        </Button>
      </div>
      {preview.error && <ProblemMessage error={preview.error} />}
      {apply.error && <ProblemMessage error={apply.error} />}
      {preview.data && <PreviewResult preview={preview.data} nameOf={nameOf} />}
    </section>
  );
}

function PreviewResult({
  preview,
  nameOf,
}: {
  readonly preview: Schemas['ModificationPreviewAnswer'];
  readonly nameOf: (elementId: string) => string;
}) {
  if (preview.outcome === 'REFUSED') {
    return (
      <Alert kind="danger" title="So geht es nicht" live="assertive">
        <p className="kern-body">Nichts wurde geändert. Das steht im Weg:</p>
        <ul className="reason-list">
          {preview.problems.map((problem) => (
            <li key={problem} lang="en">
              {problem}
            </li>
          ))}
        </ul>
      </Alert>
    );
  }
  const names = [...new Set(preview.activated)].map(nameOf);
  const isWarning = preview.instanceEnd !== null || preview.incidents.length > 0;
  return (
    <Alert
      kind={isWarning ? 'warning' : 'success'}
      title={isWarning ? 'Das geht, aber beachten Sie die Folgen' : 'Das geht'}
      live="polite"
    >
      <ul className="reason-list">
        {names.length > 0 && <li>{`Es beginnt: ${names.join(', ')}.`}</li>}
        {preview.instanceEnd === 'TERMINATED' && (
          <li>Danach ist nichts mehr im Gang: Die ganze Instanz wird abgebrochen.</li>
        )}
        {preview.instanceEnd === 'COMPLETED' && <li>Danach ist die ganze Instanz beendet.</li>}
        {preview.incidents.map(({ elementId, message }) => (
          <li key={`${elementId} ${message}`}>
            {`Störung bei „${nameOf(elementId)}“: `}
            <span lang="en">{message}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
