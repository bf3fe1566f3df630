import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { steerBatchOperation } from './steer-batch-operation.js';

/**
 * Lets no further item begin. Those under way end, which takes a moment.
 *
 * @throws NotFoundError, InvalidStateError
 */
export function suspendBatchOperation(runtime: EngineRuntime, call: CallContext, key: string): Promise<void> {
  return steerBatchOperation(runtime, call, key, {
    operation: 'suspendBatchOperation',
    entry: 'SUSPEND',
    from: ['CREATED', 'ACTIVE'],
    to: 'SUSPENDED',
    word: 'suspended',
  });
}
