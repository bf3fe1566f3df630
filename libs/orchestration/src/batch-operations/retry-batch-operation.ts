import { reopenFailedBatchItems } from '@vorgang/storage';
import { recordForCaller } from '../audit-log/record-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';
import { announceBatchOperation } from './announce-batch-operation.js';
import { batchEntry } from './batch-entry.js';

/**
 * Tries the failed items of a batch operation again, with the rights and in the name of its creator.
 *
 * @throws InvalidStateError when there is nothing to try again
 */
export async function retryBatchOperation(
  runtime: EngineRuntime,
  call: CallContext,
  batchOperationKey: string,
): Promise<void> {
  const { tenantId } = call;
  await doOnce(runtime, call, 'retryBatchOperation', { batchOperationKey }, async (client) => {
    const operationType = await reopenFailedBatchItems(client, { tenantId, batchOperationKey });
    if (operationType === null)
      throw new InvalidStateError(
        `Batch operation ${batchOperationKey} does not exist, was canceled, or has no failed item. Load it again.`,
      );
    await recordForCaller(runtime, client, call, [
      batchEntry('UPDATE', { batchOperationKey, operationType }),
    ]);
    return null;
  });
  announceBatchOperation(runtime, tenantId, batchOperationKey);
}
