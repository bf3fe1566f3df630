import { changeBatchOperationState, type BatchOperationState } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError, NotFoundError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';
import { announceBatchOperation } from './announce-batch-operation.js';

export interface BatchSteering {
  readonly operation: 'suspendBatchOperation' | 'resumeBatchOperation' | 'cancelBatchOperation';
  readonly from: readonly BatchOperationState[];
  readonly to: 'ACTIVE' | 'SUSPENDED' | 'CANCELED';
  /** What it is about to be, for the error: "suspended". */
  readonly word: string;
}

/**
 * Brings a batch operation into another state. Of two people who ask at once one succeeds, and the other learns of it.
 *
 * @throws NotFoundError when the tenant has no such batch operation
 * @throws InvalidStateError when it is in no state for this
 */
export async function steerBatchOperation(
  runtime: EngineRuntime,
  call: CallContext,
  batchOperationKey: string,
  steering: BatchSteering,
): Promise<void> {
  const { operation, from, to, word } = steering;
  const { tenantId } = call;
  await doOnce(runtime, call, operation, { batchOperationKey }, async (client) => {
    const endDate = to === 'CANCELED' ? runtime.clock.now() : null;
    const batch = { tenantId, batchOperationKey };
    const change = await changeBatchOperationState(client, batch, { from, to, endDate });
    if (change.kind === 'notFound') {
      throw new NotFoundError(`No batch operation has the key ${batchOperationKey}.`);
    }
    if (change.kind === 'otherState') {
      throw new InvalidStateError(
        `Batch operation ${batchOperationKey} is ${change.state} and cannot be ${word}. Load it again.`,
      );
    }
    return null;
  });
  announceBatchOperation(runtime, tenantId, batchOperationKey);
}
