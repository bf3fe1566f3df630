import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { steerBatchOperation } from './steer-batch-operation.js';

/**
 * Ends a batch operation. What is done stays done; items that have not begun never will.
 *
 * @throws NotFoundError, InvalidStateError
 */
export function cancelBatchOperation(runtime: EngineRuntime, call: CallContext, key: string): Promise<void> {
  return steerBatchOperation(runtime, call, key, {
    operation: 'cancelBatchOperation',
    entry: 'CANCEL',
    from: ['CREATED', 'ACTIVE', 'SUSPENDED'],
    to: 'CANCELED',
    word: 'canceled',
  });
}
