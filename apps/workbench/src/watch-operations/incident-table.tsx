import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import { mayDo, useSession } from '../session/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatMoment } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { RetryIncident } from './retry-incident.js';

/** Steps that failed and wait for a person. */
export function IncidentTable({ incidents }: { readonly incidents: readonly Schemas['OpenIncidentItem'][] }) {
  const mayRetry = mayDo(useSession(), 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE');
  return (
    <section className="section" aria-labelledby="incidents-title">
      <h2 className="kern-heading-small" id="incidents-title">
        Störungen
      </h2>
      {incidents.length === 0 ? (
        <EmptyState title="Keine offenen Störungen" />
      ) : (
        <ListTable
          labelledBy="incidents-title"
          columns={['Schritt', 'Meldung', 'Vorgang', 'Seit', { kind: 'hidden', heading: 'Aktion' }]}
        >
          {incidents.map((incident) => (
            <tr key={incident.incidentKey} className="kern-table__row">
              <th scope="row" className="kern-table__cell row-head" data-label="Schritt">
                {incident.elementName}
                <span className="second-line">{incident.processName}</span>
              </th>
              <td className="kern-table__cell" data-label="Meldung">
                {incident.errorMessage}
                <span className="second-line">{incident.errorType}</span>
              </td>
              <td className="kern-table__cell" data-label="Vorgang">
                {incident.caseId === null ? (
                  <Link
                    to="/betrieb/instanzen/$processInstanceKey"
                    params={{ processInstanceKey: incident.processInstanceKey }}
                    className="kern-link"
                  >
                    {incident.processInstanceKey}
                  </Link>
                ) : (
                  <Link to="/vorgaenge/$caseId" params={{ caseId: incident.caseId }} className="kern-link">
                    {incident.fileNumber}
                  </Link>
                )}
              </td>
              <td className="kern-table__cell" data-label="Seit">
                {formatMoment(incident.createdAt)}
              </td>
              <td className="kern-table__cell kern-table__cell--action">
                {mayRetry && (
                  <RetryIncident incidentKey={incident.incidentKey} elementName={incident.elementName} />
                )}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </section>
  );
}
