import type { AuditedOperation, BatchOperationType } from '@vorgang/storage';

/** What the audit log says of a batch operation that is created or steered. */
export function batchEntry(
  operationType: AuditedOperation['operationType'],
  batch: { readonly batchOperationKey: string; readonly operationType: BatchOperationType },
): AuditedOperation {
  const { batchOperationKey } = batch;
  return {
    entityType: 'BATCH',
    operationType,
    entityKey: batchOperationKey,
    batchOperationKey,
    ...kindOf(batch.operationType),
  };
}

/** Kinds that the Orchestration Cluster API has no word for stand in the description. */
function kindOf(
  kind: BatchOperationType,
): Pick<AuditedOperation, 'batchOperationType' | 'entityDescription'> {
  switch (kind) {
    case 'RESUME_PROCESS_INSTANCE':
    case 'SUSPEND_PROCESS_INSTANCE':
      return { entityDescription: kind };
    case 'CANCEL_PROCESS_INSTANCE':
    case 'DELETE_DECISION_INSTANCE':
    case 'DELETE_PROCESS_INSTANCE':
    case 'MIGRATE_PROCESS_INSTANCE':
    case 'MODIFY_PROCESS_INSTANCE':
    case 'RESOLVE_INCIDENT':
    case 'UPDATE_VARIABLE':
      return { batchOperationType: kind };
  }
}
