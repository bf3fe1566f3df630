import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { steerBatchOperation } from './steer-batch-operation.js';

/**
 * Lets a suspended batch operation go on.
 *
 * @throws NotFoundError, InvalidStateError
 */
export function resumeBatchOperation(runtime: EngineRuntime, call: CallContext, key: string): Promise<void> {
  return steerBatchOperation(runtime, call, key, {
    operation: 'resumeBatchOperation',
    entry: 'RESUME',
    from: ['SUSPENDED'],
    to: 'ACTIVE',
    word: 'resumed',
  });
}
