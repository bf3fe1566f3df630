import type { Queryable } from '../database/queryable.js';

// Lock the operations first, so that nobody tries their failed items again meanwhile; skip those under way. Items of a
// settled operation stay where they are in the table, so that their places name them within the statement.
// Indexes: batch_operation_ended, primary keys. Role: vorgang_engine.
const items = `
  with ended as (
    select tenant_id, batch_operation_key from batch_operation
    where settled and end_date < $1
    order by end_date limit 10
    for update skip locked
  ), due as (
    select i.ctid as place
    from ended join batch_operation_item i using (tenant_id, batch_operation_key)
    limit $2
  )
  delete from batch_operation_item i where i.ctid = any (array(select place from due))`;

const operations = `
  delete from batch_operation b
  using (
    select tenant_id, batch_operation_key from batch_operation
    where settled and end_date < $1
    order by end_date limit 10
    for update skip locked
  ) as ended
  where b.tenant_id = ended.tenant_id and b.batch_operation_key = ended.batch_operation_key
    and not exists (
      select from batch_operation_item i
      where i.tenant_id = b.tenant_id and i.batch_operation_key = b.batch_operation_key)`;

/**
 * Removes batch operations that ended before a moment, with their items, at most `limit` items at once. What they did
 * stays in the history of each process instance. `before` is milliseconds since 1970 UTC. Answers how many items.
 */
export async function removeEndedBatchOperations(
  database: Queryable,
  before: number,
  limit: number,
): Promise<number> {
  const { rowCount } = await database.query(items, [new Date(before), limit]);
  await database.query(operations, [new Date(before)]);
  return rowCount ?? 0;
}
