import {
  historyColumns,
  stateColumns,
  type HistoryRow,
  type Queryable,
  type StateRow,
} from '@vorgang/storage';
import type { AuditLeaf } from '../checkpoints/audit-leaf.js';
import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import type { AuditRecord } from './audit-record.js';
import type { InstanceRow, RecordedCase } from './recorded-case.js';
import { wholeState } from './whole-state.js';

/** Instances that are read at once. */
const pageSize = 200;

const microseconds = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// Every tenant that has rows, whether or not it is still listed. Walks the index from tenant to tenant.
const tenantsStatement = ['process_instance', 'history', 'audit_leaf', 'audit_checkpoint']
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

// Walks an index from instance to instance, past the many rows that each of them has.
const keysIn = (table: string): string => `
    (select key as process_instance_key from (
       with recursive walk as (
         (select process_instance_key as key, 1 as found from ${table}
          where tenant_id = $1 and process_instance_key > $2 order by process_instance_key limit 1)
         union all
         select (select t.process_instance_key from ${table} t
                 where t.tenant_id = $1 and t.process_instance_key > walk.key order by t.process_instance_key limit 1),
                found + 1
         from walk where walk.key is not null and found < $3
       ) select key from walk where key is not null) as recorded)`;

// The next keys that have an instance row, history, or a leaf. Index: both primary keys, audit_leaf_of_step.
const keysStatement = `
  select process_instance_key from (
    (select process_instance_key from process_instance where tenant_id = $1 and process_instance_key > $2
     order by process_instance_key limit $3)
    union ${keysIn('history')}
    union ${keysIn('audit_leaf')}
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

const leavesStatement = `
  select l.process_instance_key as "processInstanceKey", l.leaf_index as "leafIndex", l.sequence,
    encode(l.hash, 'hex') as hash
  from audit_leaf l
  where l.tenant_id = $1 and l.process_instance_key = any ($2::bigint[])
  order by l.process_instance_key, l.sequence`;

// Index: primary key.
const checkpointsStatement = `
  select c.tenant_id as "tenantId", c.tree_size as "treeSize", c.note
  from audit_checkpoint c
  where c.tenant_id = $1 and c.tree_size > $2
  order by c.tree_size
  limit $3`;

/**
 * Reads all cases and checkpoints of the installation, or of one tenant. The database as in {@link storedCases}.
 */
export async function* storedRecords(database: Queryable, tenantId?: string): AsyncGenerator<AuditRecord> {
  for await (const recorded of storedCases(database, tenantId)) yield { type: 'case', case: recorded };
  const tenants = tenantId === undefined ? await allTenants(database) : [tenantId];
  for (const tenant of tenants) {
    for await (const checkpoint of checkpointsOfTenant(database, tenant))
      yield { type: 'checkpoint', checkpoint };
  }
}

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

async function* checkpointsOfTenant(database: Queryable, tenantId: string): AsyncGenerator<StoredCheckpoint> {
  let after: string | undefined = '0';
  while (after !== undefined) {
    const answer: { rows: StoredCheckpoint[] } = await database.query(checkpointsStatement, [
      tenantId,
      after,
      pageSize,
    ]);
    yield* answer.rows;
    after = answer.rows.length < pageSize ? undefined : answer.rows.at(-1)?.treeSize;
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
  const anchored = await database.query<AuditLeaf & { readonly processInstanceKey: string }>(
    leavesStatement,
    [tenantId, keys],
  );
  const leaves = new Map<string, AuditLeaf[]>(keys.map((key) => [key, []]));
  for (const { processInstanceKey, ...leaf } of anchored.rows) leaves.get(processInstanceKey)?.push(leaf);
  return keys.map((processInstanceKey) => ({
    tenantId,
    processInstanceKey,
    instance: instances.get(processInstanceKey) ?? null,
    history: history.get(processInstanceKey) ?? [],
    leaves: leaves.get(processInstanceKey) ?? [],
  }));
}
