import { auditLogColumns, type AuditLogRow, type Queryable } from '@vorgang/storage';
import { keysIn } from './keys-in.js';
import { readLeaves } from './read-leaves.js';
import type { RecordedLog } from './recorded-log.js';

/** Chains that are read at once. */
const pageSize = 1_000;

// The next chains that have an entry or a leaf: their keys are not above zero, where those of instances are. Index: primary
// key, audit_leaf_of_step.
const keysStatement = `
  select key from (
    ${keysIn('audit_log_entry', 'chain_key')} union ${keysIn('audit_leaf', 'process_instance_key', 'key <= 0')}
  ) as keys
  order by key
  limit $3`;

// Index: primary key.
const entriesStatement = `
  select ${auditLogColumns} from audit_log_entry e
  where e.tenant_id = $1 and e.chain_key = any ($2::bigint[])
  order by e.chain_key, e.sequence`;

/**
 * Reads the audit log of a tenant, chain by chain.
 *
 * @param database as for the cases: what is read belongs to one moment
 */
export async function* logsOfTenant(database: Queryable, tenantId: string): AsyncGenerator<RecordedLog> {
  let after: string | undefined = '-9223372036854775808';
  while (after !== undefined) {
    const answer: { rows: { readonly key: string }[] } = await database.query(keysStatement, [
      tenantId,
      after,
      pageSize,
    ]);
    const keys = answer.rows.map(({ key }) => key);
    yield* await readLogs(database, tenantId, keys);
    after = keys.length < pageSize ? undefined : keys.at(-1);
  }
}

async function readLogs(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
): Promise<readonly RecordedLog[]> {
  const { rows } = await database.query<AuditLogRow>(entriesStatement, [tenantId, keys]);
  const entries = new Map<string, AuditLogRow[]>(keys.map((key) => [key, []]));
  for (const row of rows) entries.get(row.chainKey)?.push(row);
  const leavesOf = await readLeaves(database, tenantId, keys);
  return keys.map((chainKey) => ({
    tenantId,
    chainKey,
    entries: entries.get(chainKey) ?? [],
    leaves: leavesOf(chainKey),
  }));
}
