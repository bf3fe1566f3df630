import type { Queryable } from '@vorgang/storage';
import type { AuditLeaf } from '../checkpoints/audit-leaf.js';

// Index: audit_leaf_of_step.
const statement = `
  select l.process_instance_key as "key", l.leaf_index as "leafIndex", l.sequence, encode(l.hash, 'hex') as hash
  from audit_leaf l
  where l.tenant_id = $1 and l.process_instance_key = any ($2::bigint[])
  order by l.process_instance_key, l.sequence`;

/** What signed checkpoints say about these instances, or chains of the audit log, in the order of their entries. */
export async function readLeaves(
  database: Queryable,
  tenantId: string,
  keys: readonly string[],
): Promise<(key: string) => readonly AuditLeaf[]> {
  const answer = await database.query<AuditLeaf & { readonly key: string }>(statement, [tenantId, keys]);
  const leaves = new Map<string, AuditLeaf[]>(keys.map((key) => [key, []]));
  for (const { key, ...leaf } of answer.rows) leaves.get(key)?.push(leaf);
  return (key) => leaves.get(key) ?? [];
}
