import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.js';
import { mayDo, useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { ConfirmAction } from './confirm-action.js';
import type { OperatedInstance } from './instance-queries.js';

/** What can be done with the whole instance, as far as its state and the person's rights allow. */
export function InstanceActions({
  instance,
  isModifying,
  onModify,
  onDone,
}: {
  readonly instance: OperatedInstance;
  readonly isModifying: boolean;
  readonly onModify: () => void;
  readonly onDone: (what: string) => void;
}) {
  const session = useSession();
  const may = (permission: string) => mayDo(session, 'PROCESS_DEFINITION', permission);
  const isRunning = instance.state === 'ACTIVE';
  const missing = missingRights(may, isRunning);
  return (
    <section aria-label="Aktionen">
      <div className="form-actions">
        {isRunning && may('MODIFY_PROCESS_INSTANCE') && !isModifying && (
          <Button small kind="primary" onClick={onModify}>
            Ablauf ändern
          </Button>
        )}
        {isRunning && may('UPDATE_PROCESS_INSTANCE') && (
          <HoldOrResume
            processInstanceKey={instance.processInstanceKey}
            isSuspended={instance.isSuspended}
            onDone={onDone}
          />
        )}
        {isRunning && may('CANCEL_PROCESS_INSTANCE') && (
          <CancelInstance processInstanceKey={instance.processInstanceKey} onDone={onDone} />
        )}
        {!isRunning && may('DELETE_PROCESS_INSTANCE') && (
          <DeleteInstance processInstanceKey={instance.processInstanceKey} />
        )}
      </div>
      {missing !== '' && (
        <p className="kern-body kern-body--muted">
          {`Dazu fehlt Ihnen die Berechtigung: ${missing}. Die Administration kann sie geben.`}
        </p>
      )}
    </section>
  );
}

function missingRights(may: (permission: string) => boolean, isRunning: boolean): string {
  const wanted: readonly (readonly [string, string])[] = isRunning
    ? [
        ['MODIFY_PROCESS_INSTANCE', 'Ablauf ändern'],
        ['UPDATE_PROCESS_INSTANCE', 'anhalten, fortsetzen, Störungen beheben und Variablen ändern'],
        ['CANCEL_PROCESS_INSTANCE', 'abbrechen'],
      ]
    : [['DELETE_PROCESS_INSTANCE', 'löschen']];
  return wanted
    .filter(([permission]) => !may(permission))
    .map(([, words]) => words)
    .join('; ');
}

function HoldOrResume({
  processInstanceKey,
  isSuspended,
  onDone,
}: {
  readonly processInstanceKey: string;
  readonly isSuspended: boolean;
  readonly onDone: (what: string) => void;
}) {
  const [includeCalledInstances, setIncludeCalledInstances] = useState(true);
  const request = { params: { path: { processInstanceKey } }, body: { includeCalledInstances } };
  return (
    <ConfirmAction
      key={String(isSuspended)}
      label={isSuspended ? 'Fortsetzen …' : 'Anhalten …'}
      title={isSuspended ? 'Instanz fortsetzen' : 'Instanz anhalten'}
      verb={isSuspended ? 'Fortsetzen' : 'Anhalten'}
      run={() =>
        answerOf(
          isSuspended
            ? api.POST('/api/operations/process-instances/{processInstanceKey}/resumption', request)
            : api.POST('/api/operations/process-instances/{processInstanceKey}/suspension', request),
        )
      }
      onDone={() => onDone(isSuspended ? 'Die Instanz läuft weiter.' : 'Die Instanz ist angehalten.')}
    >
      <p className="kern-body">
        {isSuspended
          ? 'Die Instanz läuft weiter. Was inzwischen fällig wurde, geschieht jetzt: Fristen laufen ab, Nachrichten kommen an.'
          : 'Solange die Instanz angehalten ist, geht darin nichts weiter: Aufgaben lassen sich nicht erledigen, Fristen und Nachrichten warten. Sie können sie jederzeit fortsetzen.'}
      </p>
      <label className="check-line">
        <input
          type="checkbox"
          className="row-choice"
          checked={includeCalledInstances}
          onChange={(event) => setIncludeCalledInstances(event.target.checked)}
        />
        <span>Auch die Instanzen, die diese aufgerufen hat</span>
      </label>
    </ConfirmAction>
  );
}

function CancelInstance({
  processInstanceKey,
  onDone,
}: {
  readonly processInstanceKey: string;
  readonly onDone: (what: string) => void;
}) {
  return (
    <ConfirmAction
      label="Abbrechen …"
      title="Instanz abbrechen"
      verb="Endgültig abbrechen"
      run={() =>
        answerOf(
          api.POST('/v2/process-instances/{processInstanceKey}/cancellation', {
            params: { path: { processInstanceKey } },
            body: {},
          }),
        )
      }
      onDone={() => onDone('Die Instanz ist abgebrochen.')}
    >
      <p className="kern-body">
        Alle offenen Aufgaben, Fristen und Nachrichten enden, auch in den Instanzen, die diese aufgerufen hat.
        Gehört die Instanz zu einem Vorgang, endet auch dieser ohne Entscheidung. Das lässt sich nicht
        rückgängig machen.
      </p>
    </ConfirmAction>
  );
}

function DeleteInstance({ processInstanceKey }: { readonly processInstanceKey: string }) {
  const navigate = useNavigate();
  return (
    <ConfirmAction
      label="Löschen …"
      title="Instanz löschen"
      verb="Endgültig löschen"
      run={() =>
        answerOf(
          api.POST('/v2/process-instances/{processInstanceKey}/deletion', {
            params: { path: { processInstanceKey } },
            body: {},
          }),
        )
      }
      onDone={() => void navigate({ to: '/betrieb/instanzen', search: { state: 'running' } })}
    >
      <p className="kern-body">
        Die Instanz verschwindet aus allen Listen und Suchen, mit ihren Variablen. Das lässt sich nicht
        rückgängig machen. Das Protokoll bleibt erhalten und hält das Löschen fest.
      </p>
    </ConfirmAction>
  );
}
