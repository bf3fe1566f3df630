import { answerOf, api } from '../api/client.js';
import { formatMoment } from '../ui/format.js';
import { ConfirmAction } from './confirm-action.js';

const attempts = 3;

/** One thing that stopped the instance. */
export interface IncidentRow {
  readonly incidentKey: string;
  readonly elementId: string;
  readonly errorType: string;
  readonly errorMessage: string;
  readonly creationTime: string;
}

/** What stopped the instance, each with the way to try again. */
export function InstanceIncidents({
  incidents,
  nameOf,
  mayResolve,
  onDone,
}: {
  readonly incidents: readonly IncidentRow[];
  readonly nameOf: (elementId: string) => string;
  readonly mayResolve: boolean;
  readonly onDone: (what: string) => void;
}) {
  return (
    <section className="panel" aria-labelledby="incidents-title">
      <h2 className="kern-heading-small" id="incidents-title">
        Störungen
      </h2>
      {incidents.length === 0 && <p className="kern-body kern-body--muted">Keine offenen Störungen.</p>}
      <ul className="plain-list">
        {incidents.map((incident) => (
          <li key={incident.incidentKey}>
            <strong>{nameOf(incident.elementId)}</strong>
            <span lang="en">{incident.errorMessage}</span>
            <span className="second-line">{`${incident.errorType}, seit ${formatMoment(incident.creationTime)}`}</span>
            {mayResolve && (
              <span>
                <ConfirmAction
                  label="Beheben …"
                  spokenLabel={`Beheben: ${nameOf(incident.elementId)}`}
                  title={`Störung bei „${nameOf(incident.elementId)}“ beheben`}
                  verb="Noch einmal versuchen"
                  run={() =>
                    answerOf(
                      api.POST('/api/operations/incidents/{incidentKey}/retry', {
                        params: { path: { incidentKey: incident.incidentKey } },
                        body: { retries: attempts },
                      }),
                    )
                  }
                  onDone={() => onDone('Der Schritt wird noch einmal versucht.')}
                >
                  <p className="kern-body">
                    Was fehlgeschlagen ist, wird noch einmal versucht; Arbeit ohne Versuche bekommt drei neue.
                    Beheben Sie vorher die Ursache, zum Beispiel durch eine Variable, sonst entsteht die
                    Störung neu.
                  </p>
                </ConfirmAction>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
