import { reopenFailedBatchItems } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';
import { announceBatchOperation } from './announce-batch-operation.js';

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
    if (await reopenFailedBatchItems(client, { tenantId, batchOperationKey })) return null;
    throw new InvalidStateError(
      `Batch operation ${batchOperationKey} does not exist, was canceled, or has no failed item. Load it again.`,
    );
  });
  announceBatchOperation(runtime, tenantId, batchOperationKey);
}
