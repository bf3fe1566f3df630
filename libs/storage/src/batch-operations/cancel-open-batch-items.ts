import type { Queryable } from '../database/queryable.js';
import { batchItemCommandId } from './batch-item-command.js';
import type { BatchOperationReference } from './batch-operation.js';

// Leaves alone what a node works on at this moment. An item whose claim ran out may have been done by a node that
// stopped before it could say so: the receipt of its step tells. Locks the items, then the row of the batch operation.
// The keys are a list, not a join: right after a capture no statistics tell how many items there are, and a nested loop
// over them takes half a minute. Indexes: batch_operation_item_open, primary keys. Role: vorgang_engine.
const statement = `
  with open as (
    select i.item_key
    from batch_operation_item i
    where i.tenant_id = $1 and i.batch_operation_key = $2 and i.state = 'ACTIVE'
      and (i.claimed_until is null or i.claimed_until <= $3)
    order by i.item_key
    limit $4
    for update of i skip locked
  ), canceled as (
    update batch_operation_item i
    set processed_at = $3, claimed_until = null,
        state = case
          when exists (select from command_receipt r where r.tenant_id = $1 and r.command_id = ${batchItemCommandId})
          then 'COMPLETED' else 'CANCELED' end
    where i.tenant_id = $1 and i.batch_operation_key = $2 and i.item_key = any (array(select item_key from open))
    returning i.state
  ), counted as (
    update batch_operation b
    set completed_count = b.completed_count + (select count(*) from canceled where state = 'COMPLETED')
    where b.tenant_id = $1 and b.batch_operation_key = $2
      and exists (select from canceled where state = 'COMPLETED')
  )
  select count(*)::integer as count from canceled`;

// After a capture that was under way has ended: it takes the same lock, and sees the new state next time.
const settle = `
  update batch_operation b
  set settled = true
  where b.tenant_id = $1 and b.batch_operation_key = $2 and b.state in ('CANCELED', 'FAILED')
    and pg_try_advisory_xact_lock(hashtextextended('vorgang-batch-capture ' || $2::text, 0))
    and not exists (
      select from batch_operation_item i
      where i.tenant_id = b.tenant_id and i.batch_operation_key = b.batch_operation_key and i.state = 'ACTIVE')`;

/**
 * Cancels items of a batch operation that was canceled, at most `limit` at once. Answers how many; with fewer than
 * `limit` and none under way the batch operation is settled. `now` is milliseconds since 1970 UTC.
 */
export async function cancelOpenBatchItems(
  database: Queryable,
  batch: BatchOperationReference,
  query: { readonly now: number; readonly limit: number },
): Promise<number> {
  const place = [batch.tenantId, batch.batchOperationKey];
  const answer = await database.query<{ count: number }>(statement, [
    ...place,
    new Date(query.now),
    query.limit,
  ]);
  const canceled = answer.rows[0]?.count ?? 0;
  if (canceled < query.limit) await database.query(settle, place);
  return canceled;
}
