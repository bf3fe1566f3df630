import type { Queryable } from '../database/queryable.js';
import type { BatchOperationReference } from './batch-operation.js';

// Locks one row. Indexes: primary key, batch_operation_item_open. Role: vorgang_engine.
const statement = `
  update batch_operation b
  set state = case when b.failed_count > 0 then 'PARTIALLY_COMPLETED' else 'COMPLETED' end, settled = true, end_date = $3
  where b.tenant_id = $1 and b.batch_operation_key = $2 and b.state = 'ACTIVE' and b.captured
    and not exists (
      select from batch_operation_item i
      where i.tenant_id = b.tenant_id and i.batch_operation_key = b.batch_operation_key and i.state = 'ACTIVE')`;

/** Ends a batch operation of which no item is open. Answers whether it did. `at` is milliseconds since 1970 UTC. */
export async function endBatchOperation(
  database: Queryable,
  batch: BatchOperationReference,
  at: number,
): Promise<boolean> {
  const answer = await database.query({
    name: 'end_batch_operation',
    text: statement,
    values: [batch.tenantId, batch.batchOperationKey, new Date(at)],
  });
  return answer.rowCount === 1;
}
