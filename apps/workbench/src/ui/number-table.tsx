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
    <table className="kern-table cards-on-phone" aria-labelledby={labelledBy}>
      <thead>
        <tr className="kern-table__row">
          <th scope="col" className="kern-table__header">
            {rowHeading}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="kern-table__header kern-table__header--numeric">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="kern-table__body">
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
      </tbody>
    </table>
  );
}
