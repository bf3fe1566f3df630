import type { ReactNode } from 'react';

export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table with a caption, which scrolls in itself on narrow screens and can then be reached by keyboard. */
export function Table(props: {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}) {
  return (
    <div className="kern-table-responsive" role="region" aria-label={props.caption} tabIndex={0}>
      <table className="kern-table">
        <caption className="kern-title">{props.caption}</caption>
        <thead className="kern-table__header">
          <tr className="kern-table__row">
            {props.columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={`kern-table__header${column.numeric ? ' kern-table__header--numeric' : ''}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="kern-table__body">
          {props.rows.map((row) => (
            <tr className="kern-table__row" key={row.id}>
              {row.cells.map((cell, index) => (
                <td
                  key={index}
                  className={`kern-table__cell${props.columns[index]?.numeric ? ' kern-table__cell--numeric' : ''}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
