import type { CommitRow } from '../commit-rows.js';
import type { ColumnKind, RowType } from './row-types.js';
import { RowWriter } from './row-writer.js';

type Cell = CommitRow[string];

/**
 * Rows as the argument of a statement: an array in PostgreSQL's binary format.
 *
 * @param number of the type in this database
 * @throws UnstorableTextError
 */
export function writeRows(rows: readonly CommitRow[], { columns }: RowType, number: number): Buffer {
  const writer = new RowWriter(number, rows.length);
  for (const row of rows) {
    const begin = writer.beginRow(columns.length);
    for (const [name, kind] of columns) writeCell(writer, kind, row[name] ?? null);
    writer.endRow(begin);
  }
  return writer.array();
}

function writeCell(writer: RowWriter, kind: ColumnKind, cell: Exclude<Cell, undefined>): void {
  switch (kind) {
    case 'boolean':
      return writer.boolean(cell as boolean | null);
    case 'smallint':
      return writer.smallint(cell as number | null);
    case 'integer':
      return writer.integer(cell as number | null);
    case 'bigint':
      return writer.bigint(cell as string | number | null);
    case 'moment':
      return writer.moment(cell as number | null);
    case 'bytea':
      return writer.bytea(cell as string | null);
    case 'text':
      return writer.text(cell as string | null);
    case 'texts':
      return writer.texts(cell as readonly string[] | null);
  }
}
