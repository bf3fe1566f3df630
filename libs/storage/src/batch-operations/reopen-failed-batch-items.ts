import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference, BatchOperationType } from './batch-operation.js';

// Locks the row of the batch operation, then its failed items. Indexes: primary key, batch_operation_item_failed.
// Runs inside a transaction that names its tenant.
const statement = `
  with batch as (
    select batch_operation_key from batch_operation
    where tenant_id = $1 and batch_operation_key = $2 and state in ('ACTIVE', 'SUSPENDED', 'PARTIALLY_COMPLETED')
    for update
  ), reopened as (
    update batch_operation_item i
    set state = 'ACTIVE', error_message = null, processed_at = null
    where i.tenant_id = $1 and i.batch_operation_key = (select batch_operation_key from batch) and i.state = 'FAILED'
    returning 1
  )
  update batch_operation b
  set failed_count = b.failed_count - (select count(*) from reopened), settled = false, end_date = null,
      state = case b.state when 'PARTIALLY_COMPLETED' then 'ACTIVE' else b.state end
  where b.tenant_id = $1 and b.batch_operation_key = (select batch_operation_key from batch)
    and exists (select from reopened)
  returning b.operation_type as "operationType"`;

/**
 * Lets the failed items of a batch operation be tried again. Answers what it does with them; null where it has none, or was
 * canceled.
 */
export async function reopenFailedBatchItems(
  database: Queryable,
  batch: BatchOperationReference,
): Promise<BatchOperationType | null> {
  const { rows } = await database.query<{ operationType: BatchOperationType }>(statement, [
    batch.tenantId,
    batch.batchOperationKey,
  ]);
  return rows[0]?.operationType ?? null;
}
