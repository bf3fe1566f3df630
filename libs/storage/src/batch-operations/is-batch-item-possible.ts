import type { Queryable } from '../database/queryable.js';
import { subjectOf } from './batch-subject.js';
import type { BatchOperationType } from './batch-operation.js';
import type { ClaimedBatchItem } from './claim-batch-items.js';

/**
 * Whether the operation still means the item: its instance is in a state for it, its incident is open, its evaluation
 * is there. Takes no lock. Indexes: primary keys. Role: vorgang_engine.
 */
export async function isBatchItemPossible(
  database: Queryable,
  batch: { readonly tenantId: string; readonly operationType: BatchOperationType },
  item: ClaimedBatchItem,
): Promise<boolean> {
  const answer = await database.query(statementFor(batch.operationType), [batch.tenantId, item.itemKey]);
  return (answer.rowCount ?? 0) > 0;
}

function statementFor(operationType: BatchOperationType): string {
  switch (operationType) {
    case 'RESOLVE_INCIDENT':
      return `select from incident where tenant_id = $1 and incident_key = $2 and state = 'ACTIVE'`;
    case 'DELETE_DECISION_INSTANCE':
      return 'select from decision_instance where tenant_id = $1 and decision_evaluation_key = $2';
    default:
      return `select from process_instance p
        where p.tenant_id = $1 and p.process_instance_key = $2 and ${subjectOf(operationType).possible}`;
  }
}
