import type { ReactNode } from 'react';

/** A list as a table with a row per thing; on narrow screens each row becomes a card. */
export function ListTable({
  caption,
  labelledBy,
  small = false,
  columns,
  children,
}: {
  /** What the table lists, for those who do not see it; or the id of a title that says it. */
  readonly caption?: string;
  readonly labelledBy?: string;
  readonly small?: boolean;
  readonly columns: readonly Column[];
  /** The rows. */
  readonly children: ReactNode;
}) {
  return (
    <table
      className={`kern-table${small ? ' kern-table--small' : ''} cards-on-phone`}
      aria-labelledby={labelledBy}
    >
      {caption !== undefined && <caption className="kern-sr-only">{caption}</caption>}
      <thead>
        <tr className="kern-table__row">
          {columns.map((column, place) => (
            <ColumnHead key={place} column={column} />
          ))}
        </tr>
      </thead>
      <tbody className="kern-table__body">{children}</tbody>
    </table>
  );
}

/** A heading, or what stands in its place: a choice of all rows, figures on the right, words only read aloud. */
export type Column =
  | string
  | { readonly kind: 'numeric' | 'hidden'; readonly heading: string }
  | { readonly kind: 'control'; readonly control: ReactNode };

function ColumnHead({ column }: { readonly column: Column }) {
  if (typeof column === 'string') return <Head>{column}</Head>;
  switch (column.kind) {
    case 'numeric':
      return <Head numeric>{column.heading}</Head>;
    case 'hidden':
      return (
        <Head>
          <span className="kern-sr-only">{column.heading}</span>
        </Head>
      );
    case 'control':
      return <Head>{column.control}</Head>;
  }
}

function Head({ numeric = false, children }: { readonly numeric?: boolean; readonly children: ReactNode }) {
  return (
    <th scope="col" className={`kern-table__header${numeric ? ' kern-table__header--numeric' : ''}`}>
      {children}
    </th>
  );
}
