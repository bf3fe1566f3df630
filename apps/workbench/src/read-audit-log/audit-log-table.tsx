import { Badge } from '../ui/badge.js';
import { formatPrecise } from '../ui/format.js';
import { ListTable } from '../ui/list-table.js';
import type { AuditLogEntry } from './audit-log-query.js';
import { actorText, deedText, relatedText, subjectText } from './audit-log-words.js';

/** Entries of the audit log, one a row. */
export function AuditLogTable({ entries }: { readonly entries: readonly AuditLogEntry[] }) {
  return (
    <ListTable small caption="Protokoll, neuester Eintrag zuerst" columns={['Zeit', 'Wer', 'Was', 'Womit']}>
      {entries.map((entry) => (
        <tr key={entry.auditLogKey} className="kern-table__row">
          <td className="kern-table__cell" data-label="Zeit">
            <time dateTime={entry.timestamp}>{formatPrecise(entry.timestamp)}</time>
          </td>
          <td className="kern-table__cell" data-label="Wer">
            {entry.actorId ?? '–'}
            <span className="second-line"> {actorText(entry.actorType)}</span>
          </td>
          <th scope="row" className="kern-table__cell row-head" data-label="Was">
            {deedText(entry)}
            {entry.result === 'FAIL' && (
              <>
                {' '}
                <Badge kind="danger">Nicht gelungen</Badge>
              </>
            )}
          </th>
          <td className="kern-table__cell" data-label="Womit">
            <Subject entry={entry} />
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

function Subject({ entry }: { readonly entry: AuditLogEntry }) {
  const related = relatedText(entry);
  return (
    <>
      {subjectText(entry)}
      {related !== null && <span className="second-line"> {related}</span>}
    </>
  );
}
