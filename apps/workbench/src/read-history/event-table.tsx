import { formatPrecise } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import { actorText, eventText } from './event-words.js';
import type { AuditEvent } from './filter-events.js';

const columns = ['Nr.', 'Zeit', 'Wer', 'Was', 'Vorher', 'Nachher'];

/** The events in the order in which they happened. */
export function EventTable({ events }: { readonly events: readonly AuditEvent[] }) {
  return (
    <ListTable small caption="Verlauf des Vorgangs, ältester Eintrag zuerst" columns={columns}>
      {events.map((event, place) => (
        <tr key={place} className="kern-table__row">
          <td className="kern-table__cell" data-label="Nr.">
            {event.sequence}
          </td>
          <td className="kern-table__cell" data-label="Zeit">
            <time dateTime={event.at}>{formatPrecise(event.at)}</time>
          </td>
          <td className="kern-table__cell" data-label="Wer">
            {event.actorName}
            <span className="second-line"> {actorText(event.actorKind)}</span>
          </td>
          <th scope="row" className="kern-table__cell row-head" data-label="Was">
            {eventText(event.kind)}
            {event.subject && <span className="second-line"> {event.subject}</span>}
          </th>
          <td className="kern-table__cell" data-label="Vorher">
            <Value json={event.before} />
          </td>
          <td className="kern-table__cell" data-label="Nachher">
            <Value json={event.after} />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

const shortValue = 60;

/** Long values fold away, so that the table stays readable. */
function Value({ json }: { readonly json: string | null }) {
  if (json === null) return <>–</>;
  if (json.length <= shortValue) return <code className="value">{json}</code>;
  return (
    <details>
      <summary>{`${json.slice(0, shortValue)} …`}</summary>
      <code className="value">{json}</code>
    </details>
  );
}
