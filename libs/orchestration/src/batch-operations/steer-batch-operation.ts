import {
  changeBatchOperationState,
  type BatchOperationState,
  type BatchOperationType,
} from '@vorgang/storage';
import { recordForCaller } from '../audit-log/record-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError, NotFoundError } from '../errors.js';
import { doOnce } from '../idempotency/do-once.js';
import { announceBatchOperation } from './announce-batch-operation.js';
import { batchEntry } from './batch-entry.js';

export interface BatchSteering {
  readonly operation: 'suspendBatchOperation' | 'resumeBatchOperation' | 'cancelBatchOperation';
  /** What the audit log calls it. */
  readonly entry: 'SUSPEND' | 'RESUME' | 'CANCEL';
  readonly from: readonly BatchOperationState[];
  readonly to: 'ACTIVE' | 'SUSPENDED' | 'CANCELED';
  /** What it is about to be, for the error: "suspended". */
  readonly word: string;
}

/** The batch operation is in no state for this. The refusal is written down after what was begun is taken back. */
class SteeringRefusedError extends InvalidStateError {
  constructor(
    message: string,
    readonly operationType: BatchOperationType,
  ) {
    super(message);
  }
}

/**
 * Brings a batch operation into another state. Of two people who ask at once one succeeds, and the other learns of it.
 * The audit log has both: it is documented to keep what the state refuses.
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
  const { operation, entry, from, to, word } = steering;
  const { tenantId } = call;
  const steer = doOnce(runtime, call, operation, { batchOperationKey }, async (client) => {
    const endDate = to === 'CANCELED' ? runtime.clock.now() : null;
    const batch = { tenantId, batchOperationKey };
    const change = await changeBatchOperationState(client, batch, { from, to, endDate });
    if (change.kind === 'notFound') {
      throw new NotFoundError(`No batch operation has the key ${batchOperationKey}.`);
    }
    const { operationType } = change;
    if (change.kind === 'otherState') {
      throw new SteeringRefusedError(
        `Batch operation ${batchOperationKey} is ${change.state} and cannot be ${word}. Load it again.`,
        operationType,
      );
    }
    await recordForCaller(runtime, client, call, [batchEntry(entry, { batchOperationKey, operationType })]);
    return null;
  });
  await steer.catch(async (error: unknown) => {
    if (error instanceof SteeringRefusedError) {
      const { operationType } = error;
      const refused = { ...batchEntry(entry, { batchOperationKey, operationType }), result: 'FAIL' } as const;
      await runtime.database.inTenant(tenantId, (client) =>
        recordForCaller(runtime, client, call, [refused]),
      );
    }
    throw error;
  });
  announceBatchOperation(runtime, tenantId, batchOperationKey);
}
