import {
  historyColumns,
  stateColumns,
  type HistoryRow,
  type Queryable,
  type StateRow,
} from '@vorgang/storage';
import type { InstanceRow, RecordedCase } from './recorded-case.js';
import { wholeState } from './whole-state.js';

/** Instances that are read at once. */
const pageSize = 200;

const microseconds = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// Every tenant that has rows, whether or not it is still listed. Walks the index from tenant to tenant.
const tenantsStatement = ['process_instance', 'history']
  .map(
    (table) => `
  (with recursive walk as (
    (select tenant_id from ${table} order by tenant_id limit 1)
    union all
    select (select t.tenant_id from ${table} t where t.tenant_id > walk.tenant_id order by t.tenant_id limit 1)
    from walk where walk.tenant_id is not null
  ) select tenant_id from walk where tenant_id is not null)`,
  )
  .join(' union ')
  .concat(' order by tenant_id');

// The next keys that have an instance row, history, or both. Index: both primary keys.
const keysStatement = `
  select process_instance_key from (
    (select process_instance_key from process_instance where tenant_id = $1 and process_instance_key > $2
     order by process_instance_key limit $3)
    union
    (select key as process_instance_key from (
       with recursive walk as (
         (select process_instance_key as key, 1 as found from history
          where tenant_id = $1 and process_instance_key > $2 order by process_instance_key limit 1)
         union all
         select (select h.process_instance_key from history h
                 where h.tenant_id = $1 and h.process_instance_key > walk.key order by h.process_instance_key limit 1),
                found + 1
         from walk where walk.key is not null and found < $3
       ) select key from walk where key is not null) as recorded)
  ) as keys
  order by process_instance_key
  limit $3`;

const instancesStatement = `
  select p.process_instance_key as "processInstanceKey", p.process_definition_key as "processDefinitionKey",
    p.process_definition_id as "processDefinitionId", p.process_definition_version as "processDefinitionVersion",
    p.state, ${microseconds('p.start_date')} as "startDate", ${microseconds('p.end_date')} as "endDate",
    p.business_id as "businessId", p.tags, p.incident_count as "incidentCount", p.version, ${stateColumns},
    p.history_sequence as "historySequence", encode(p.history_hash, 'hex') as "historyHash"
  from process_instance p
  where p.tenant_id = $1 and p.process_instance_key = any ($2::bigint[])`;

const historyStatement = `
  select ${historyColumns}
  from history h
  where h.tenant_id = $1 and h.process_instance_key = any ($2::bigint[])
  order by h.process_instance_key, h.sequence`;

/**
 * Reads all cases of the installation, or of one tenant, in pages.
 *
 * @param database one connection of the role vorgang_engine inside a transaction that is REPEATABLE READ, so that
 *   instance and history belong to the same moment
 */
export async function* storedCases(database: Queryable, tenantId?: string): AsyncGenerator<RecordedCase> {
  const tenants = tenantId === undefined ? await allTenants(database) : [tenantId];
  for (const tenant of tenants) yield* casesOfTenant(database, tenant);
}

/** Reads one case; one without rows comes back empty. The database as in {@link storedCases}. */
export async function storedCase(
  database: Queryable,
  tenantId: string,
  processInstanceKey: string,
): Promise<RecordedCase> {
  const [found] = await readCases(database, tenantId, [processInstanceKey]);
  return found as RecordedCase;
}

async function allTenants(database: Queryable): Promise<readonly string[]> {
  const answer = await database.query<{ readonly tenant_id: string }>(tenantsStatement);
  return answer.rows.map((row) => row.tenant_id);
}

async function* casesOfTenant(database: Queryable, tenantId: string): AsyncGenerator<RecordedCase> {
  let after: string | undefined = '-9223372036854775808';
  while (after !== undefined) {
    const answer: { rows: { readonly process_instance_key: string }[] } = await database.query(
      keysStatement,
      [tenantId, after, pageSize],
    );
    const keys = answer.rows.map((row) => row.process_instance_key);
    yield* await readCases(database, tenantId, keys);
    after = keys.length < pageSize ? undefined : keys.at(-1);
  }
}

async function readCases(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
): Promise<readonly RecordedCase[]> {
  const stored = await database.query<InstanceRow & StateRow & { readonly processInstanceKey: string }>(
    instancesStatement,
    [tenantId, keys],
  );
  const instances = new Map(
    stored.rows.map(({ processInstanceKey, parts, ...instance }) => [
      processInstanceKey,
      parts === null ? instance : { ...instance, ...wholeState({ ...instance, parts }) },
    ]),
  );
  const recorded = await database.query<HistoryRow>(historyStatement, [tenantId, keys]);
  const history = new Map<string, HistoryRow[]>(keys.map((key) => [key, []]));
  for (const row of recorded.rows) history.get(row.processInstanceKey)?.push(row);
  return keys.map((processInstanceKey) => ({
    tenantId,
    processInstanceKey,
    instance: instances.get(processInstanceKey) ?? null,
    history: history.get(processInstanceKey) ?? [],
  }));
}
