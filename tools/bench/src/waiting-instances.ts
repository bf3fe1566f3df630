import type { BenchDatabase } from './database.js';
import { awaitsMessage } from './models.js';

/** Far above the keys that an engine mints, below the end of 63 bits. */
const FIRST_KEY = 8_000_000_000_000_000_000n;
const KEYS_EACH = 10;
/** Rows of one statement. */
const BATCH = 100_000;

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
  for (let first = 0; first < instances; first += BATCH) {
    await database.execute(
      copies(template.key, first, Math.min(first + BATCH, instances) - 1)
        .concat('checkpoint')
        .join(';'),
    );
  }
  await database.execute(
    'analyze process_instance, element_instance, variable, message_subscription, history',
  );
}

function copies(template: string, first: number, last: number): readonly string[] {
  const key = `(${FIRST_KEY} + n * ${KEYS_EACH})`;
  const copy = (table: string, columns: Readonly<Record<string, string>>): string => {
    const replaced = Object.entries(columns).map(([column, value]) => `'${column}', ${value}`);
    return `insert into ${table} select (jsonb_populate_record(c.template, jsonb_build_object(${replaced.join(', ')}))).*
      from (select t as template, row_number() over () as place from ${table} t where process_instance_key = ${template}) as c,
        generate_series(${first}::bigint, ${last}) as n`;
  };
  const own = (column: string): Readonly<Record<string, string>> => ({
    process_instance_key: key,
    [column]: `${key} + c.place`,
  });
  return [
    copy('process_instance', { process_instance_key: key }),
    copy('element_instance', own('element_instance_key')),
    copy('variable', own('variable_key')),
    copy('message_subscription', { ...own('subscription_key'), correlation_key: `'loaded-' || n` }),
    copy('history', { process_instance_key: key }),
  ];
}
