import type { Queryable } from '../database/queryable.js';
import type { BatchItemState, BatchOperationReference } from './batch-operation.js';

// An item counts once: only its first result finds it open. One that was canceled while its step was under way tells
// what really happened. Locks the items, then the row of the batch operation. The list of keys lets the index find these
// items and read no others, whatever the statistics say. Indexes: primary keys. Role: vorgang_engine.
const statement = `
  with result as (
    select * from json_to_recordset($3) as r (item_key bigint, state text, error_message text)
  ), settled as (
    update batch_operation_item i
    set state = result.state, error_message = result.error_message, processed_at = $4, claimed_until = null
    from result
    where i.tenant_id = $1 and i.batch_operation_key = $2 and i.item_key = result.item_key
      and i.item_key = any (array(select item_key from result))
      and i.state in ('ACTIVE', 'CANCELED')
    returning i.state
  )
  update batch_operation b
  set completed_count = b.completed_count + (select count(*) from settled where state in ('COMPLETED', 'SKIPPED')),
      failed_count = b.failed_count + (select count(*) from settled where state = 'FAILED')
  where b.tenant_id = $1 and b.batch_operation_key = $2`;

export interface BatchItemResult {
  readonly itemKey: string;
  readonly state: Extract<BatchItemState, 'COMPLETED' | 'SKIPPED' | 'FAILED'>;
  readonly errorMessage: string | null;
}

/** Writes down what became of items. `at` is milliseconds since 1970 UTC. */
export async function settleBatchItems(
  database: Queryable,
  batch: BatchOperationReference,
  results: readonly BatchItemResult[],
  at: number,
): Promise<void> {
  const rows = results.map((result) => ({
    item_key: result.itemKey,
    state: result.state,
    error_message: result.errorMessage,
  }));
  await database.query({
    name: 'settle_batch_items',
    text: statement,
    values: [batch.tenantId, batch.batchOperationKey, JSON.stringify(rows), new Date(at)],
  });
}
