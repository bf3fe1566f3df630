import { ListTable } from './list-table.js';

/** A table of figures with a heading per row; on narrow screens each row becomes a card. */
export function NumberTable({
  labelledBy,
  rowHeading,
  columns,
  rows,
}: {
  readonly labelledBy: string;
  readonly rowHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly heading: string;
    readonly cells: readonly (number | string)[];
  }[];
}) {
  return (
    <ListTable
      labelledBy={labelledBy}
      columns={[rowHeading, ...columns.map((heading) => ({ kind: 'numeric', heading }) as const)]}
    >
      {rows.map((row) => (
        <tr key={row.key} className="kern-table__row">
          <th scope="row" className="kern-table__cell row-head">
            {row.heading}
          </th>
          {row.cells.map((cell, index) => (
            <td
              key={columns[index]}
              className="kern-table__cell kern-table__cell--numeric"
              data-label={columns[index]}
            >
              {typeof cell === 'number' ? cell.toLocaleString('de-DE') : cell}
            </td>
          ))}
        </tr>
      ))}
    </ListTable>
  );
}
