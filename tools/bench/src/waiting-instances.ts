import type { BenchDatabase } from './database.js';
import { awaitsMessage } from './models.js';
import { rebuildIndexes } from './rebuild-indexes.js';

/** Far above the keys that an engine mints, below the end of 63 bits. */
const FIRST_KEY = 8_000_000_000_000_000_000n;
const KEYS_EACH = 10;
/** Instances of one statement. */
const BATCH = 100_000;

const key = `(${FIRST_KEY} + n * ${KEYS_EACH})`;
const own = (column: string): Readonly<Record<string, string>> => ({
  process_instance_key: key,
  [column]: `${key} + place`,
});

/** What of a copied row is its own; `n` counts the instances, `place` the rows of one. */
const ownColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  process_instance: { process_instance_key: key },
  element_instance: own('element_instance_key'),
  variable: own('variable_key'),
  message_subscription: { ...own('subscription_key'), correlation_key: `'loaded-' || n` },
  history: { process_instance_key: key },
};

/**
 * Loads instances that wait for a message, with all rows that the engine writes for one, by copying a waiting instance
 * of the same process.
 */
export async function loadWaitingInstances(database: BenchDatabase, instances: number): Promise<void> {
  const [template] = await database.query<{ key: string }>(
    `select process_instance_key as key from process_instance
     where process_definition_id = '${awaitsMessage.id}' and state = 'ACTIVE' order by 1 limit 1`,
  );
  if (template === undefined) throw new Error('No instance waits that could be copied.');
  const tables = Object.keys(ownColumns);
  const columns = await columnsOf(database, tables);
  await rebuildIndexes(database, tables, async () => {
    for (let first = 0; first < instances; first += BATCH) {
      const last = Math.min(first + BATCH, instances) - 1;
      const copies = tables.map((table) =>
        copy(table, columns.get(table) ?? [], template.key, `${first}::bigint, ${last}`),
      );
      await database.execute(`set synchronous_commit = off; begin; ${copies.join('; ')}; commit; checkpoint`);
    }
  });
  await database.execute(`vacuum analyze ${tables.join(', ')}`);
}

async function columnsOf(
  database: BenchDatabase,
  tables: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await database.query<{ name: string; columns: readonly string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER'
       and table_name in (${tables.map((table) => `'${table}'`).join(', ')})
     group by table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

function copy(table: string, columns: readonly string[], template: string, series: string): string {
  const values = columns.map((column) => ownColumns[table]?.[column] ?? `t.${column}`);
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}
    from (select *, row_number() over () as place from ${table} where process_instance_key = ${template}) as t,
      generate_series(${series}) as n`;
}
