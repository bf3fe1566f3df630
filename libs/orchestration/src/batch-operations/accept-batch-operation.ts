import { insertBatchOperation, type NewBatchOperation, type Queryable } from '@vorgang/storage';
import { recordForCaller } from '../audit-log/record-for-caller.js';
import type { CallContext, CreatedBatchOperation } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { batchEntry } from './batch-entry.js';

/** Stores a batch operation in the name of its creator, with its entry in the audit log. In its caller's transaction. */
export async function acceptBatchOperation(
  runtime: EngineRuntime,
  client: Queryable,
  call: Pick<CallContext, 'tenantId' | 'actor'>,
  batch: Pick<NewBatchOperation, 'operationType' | 'instruction' | 'filter' | 'permittedProcessIds'>,
): Promise<CreatedBatchOperation> {
  const { tenantId, actor } = call;
  const batchOperationKey = runtime.keys.next();
  const { operationType } = batch;
  await insertBatchOperation(client, {
    ...batch,
    tenantId,
    batchOperationKey,
    actor,
    at: runtime.clock.now(),
  });
  await recordForCaller(runtime, client, call, [batchEntry('CREATE', { batchOperationKey, operationType })]);
  return { batchOperationKey, operationType };
}
