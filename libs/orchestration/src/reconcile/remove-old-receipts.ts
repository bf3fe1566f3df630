import type { Queryable } from '@vorgang/storage';

// Locks the taken rows and skips those under way. Index: command_receipt_age. Role: vorgang_engine.
const STATEMENT = `
  delete from command_receipt r
  using (
    select tenant_id, command_id from command_receipt where created_at < $1 order by created_at limit $2
    for update skip locked
  ) as old
  where r.tenant_id = old.tenant_id and r.command_id = old.command_id`;

/** Removes answers whose requests are repeated no more; answers how many. `before` is milliseconds since 1970 UTC. */
export async function removeOldReceipts(database: Queryable, before: number, limit: number): Promise<number> {
  const { rowCount } = await database.query(STATEMENT, [new Date(before), limit]);
  return rowCount ?? 0;
}
