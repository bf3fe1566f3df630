import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference } from './batch-operation.js';

// Shares a lock on the batch operation with other claims, so that after it was suspended or canceled nothing more is
// claimed. Locks the taken items and skips those of other nodes. A claim ends by itself. The keys are a list, not a
// join: whatever the statistics say, the index finds these items and reads no others.
// Indexes: batch_operation primary key, batch_operation_item_open. Role: vorgang_engine.
const statement = `
  with batch as (
    select tenant_id, batch_operation_key from batch_operation
    where tenant_id = $1 and batch_operation_key = $2 and state = 'ACTIVE'
    for share
  ), due as (
    select item_key
    from batch_operation_item
    where tenant_id = (select tenant_id from batch) and batch_operation_key = (select batch_operation_key from batch)
      and state = 'ACTIVE' and (claimed_until is null or claimed_until <= $3)
    order by item_key
    limit $5
    for update skip locked
  )
  update batch_operation_item i
  set claimed_until = $4
  where i.tenant_id = $1 and i.batch_operation_key = $2 and i.item_key = any (array(select item_key from due))
  returning i.item_key, i.process_instance_key`;

export interface ClaimedBatchItem {
  readonly itemKey: string;
  readonly processInstanceKey: string;
}

/** Takes items that wait, none where the batch operation is not active. Moments in milliseconds since 1970 UTC. */
export async function claimBatchItems(
  database: Queryable,
  batch: BatchOperationReference,
  query: { readonly now: number; readonly claimedUntil: number; readonly limit: number },
): Promise<readonly ClaimedBatchItem[]> {
  const answer = await database.query<{ item_key: string; process_instance_key: string }>({
    name: 'claim_batch_items',
    text: statement,
    values: [
      batch.tenantId,
      batch.batchOperationKey,
      new Date(query.now),
      new Date(query.claimedUntil),
      query.limit,
    ],
  });
  return answer.rows.map((row) => ({
    itemKey: row.item_key,
    processInstanceKey: row.process_instance_key,
  }));
}
