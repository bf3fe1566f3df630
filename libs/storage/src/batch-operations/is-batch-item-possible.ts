import type { Queryable } from '../database/queryable.js';
import { possibleInstances } from './batch-candidates.js';
import type { BatchOperationType } from './batch-operation.js';
import type { ClaimedBatchItem } from './claim-batch-items.js';

/**
 * Whether the operation still means the item: its instance is in a state for it, its incident is open.
 * Takes no lock. Indexes: primary keys. Role: vorgang_engine.
 */
export async function isBatchItemPossible(
  database: Queryable,
  batch: { readonly tenantId: string; readonly operationType: BatchOperationType },
  item: ClaimedBatchItem,
): Promise<boolean> {
  const statement =
    batch.operationType === 'RESOLVE_INCIDENT'
      ? `select from incident where tenant_id = $1 and incident_key = $2 and state = 'ACTIVE'`
      : `select from process_instance p
         where p.tenant_id = $1 and p.process_instance_key = $2 and ${possibleInstances[batch.operationType]}`;
  const answer = await database.query(statement, [batch.tenantId, item.itemKey]);
  return answer.rowCount === 1;
}
