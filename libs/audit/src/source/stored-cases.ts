import {
  historyColumns,
  stateColumns,
  type HistoryRow,
  type Queryable,
  type StateRow,
} from '@vorgang/storage';
import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import type { AuditRecord } from './audit-record.js';
import { keysIn } from './keys-in.js';
import { readLeaves } from './read-leaves.js';
import type { InstanceRow, RecordedCase } from './recorded-case.js';
import { logsOfTenant } from './stored-logs.js';
import { wholeState } from './whole-state.js';

/** Instances that are read at once. */
const pageSize = 200;

const microseconds = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

// Every tenant that has rows, whether or not it is still listed. Walks the index from tenant to tenant.
const tenantsStatement = ['process_instance', 'history', 'audit_log_entry', 'audit_leaf', 'audit_checkpoint']
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

// The next keys that have an instance row, history, or a leaf. Index: both primary keys, audit_leaf_of_step. Leaves whose key
// is not above zero are those of the audit log.
const keysStatement = `
  select key as process_instance_key from (
    (select process_instance_key as key from process_instance where tenant_id = $1 and process_instance_key > $2
     order by process_instance_key limit $3)
    union ${keysIn('history', 'process_instance_key')}
    union ${keysIn('audit_leaf', 'process_instance_key', 'key > 0')}
  ) as keys
  order by key
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

// Index: primary key.
const checkpointsStatement = `
  select c.tenant_id as "tenantId", c.tree_size as "treeSize", c.note
  from audit_checkpoint c
  where c.tenant_id = $1 and c.tree_size > $2
  order by c.tree_size
  limit $3`;

/**
 * Reads all cases, the audit log and the checkpoints of the installation, or of one tenant. The database as in
 * {@link storedCases}.
 */
export async function* storedRecords(database: Queryable, tenantId?: string): AsyncGenerator<AuditRecord> {
  for await (const recorded of storedCases(database, tenantId)) yield { type: 'case', case: recorded };
  const tenants = tenantId === undefined ? await allTenants(database) : [tenantId];
  for (const tenant of tenants) {
    for await (const log of logsOfTenant(database, tenant)) yield { type: 'log', log };
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
  const leavesOf = await readLeaves(database, tenantId, keys);
  return keys.map((processInstanceKey) => ({
    tenantId,
    processInstanceKey,
    instance: instances.get(processInstanceKey) ?? null,
    history: history.get(processInstanceKey) ?? [],
    leaves: leavesOf(processInstanceKey),
  }));
}
