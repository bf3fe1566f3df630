import { columnIn, type batchOperationSearch, type ItemOf } from '@vorgang/storage';
import type { BatchOperationDto } from './batch-operation.dto.js';

/** What the Orchestration Cluster API has a name for; the others are seen at `/api` only. */
const knownTypes = [
  'CANCEL_PROCESS_INSTANCE',
  'DELETE_DECISION_INSTANCE',
  'DELETE_PROCESS_INSTANCE',
  'MIGRATE_PROCESS_INSTANCE',
  'MODIFY_PROCESS_INSTANCE',
  'RESOLVE_INCIDENT',
  'UPDATE_VARIABLE',
] as const;

/** Narrows a search to the operations that clients of `/v2` know. */
export const ofKnownTypes = [columnIn('b.operation_type', knownTypes)];

/** A batch operation as `/v2` shows it. There is one partition. */
export function describeBatchOperation({
  operationType,
  failure,
  isCaptured: _isCaptured,
  ...batch
}: ItemOf<typeof batchOperationSearch>): BatchOperationDto {
  const errors =
    failure === null ? [] : [{ partitionId: 1, type: 'QUERY_FAILED' as const, message: failure }];
  return { ...batch, batchOperationType: operationType, errors };
}
