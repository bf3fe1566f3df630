import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { formatMoment } from '../ui/format.js';
import { RetryIncident } from '../watch-operations/retry-incident.js';
import type { CaseDetail } from './case-query.js';

/** What is stuck in this case, with the way to try again for those who may. */
export function CaseIncidents({ detail }: { readonly detail: CaseDetail }) {
  const session = useSession();
  const mayRetry = mayDo(session, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE');
  return detail.incidents.map((incident) => (
    <div className="situation" key={incident.incidentKey}>
      <Alert kind="danger" title={`Störung bei „${incident.elementName}“`}>
        <p className="kern-body">{incident.errorMessage}</p>
        <p className="kern-body kern-body--muted">{`Seit ${formatMoment(incident.createdAt)}`}</p>
        {mayRetry ? (
          <RetryIncident incidentKey={incident.incidentKey} elementName={incident.elementName} />
        ) : (
          <p className="kern-body">Die Administration kann den Schritt noch einmal versuchen.</p>
        )}
      </Alert>
    </div>
  ));
}
