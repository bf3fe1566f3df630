import type { ProcessInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';

/** Ends an instance with everything that waits in it. */
export async function cancelInstance(
  runtime: EngineRuntime,
  call: CallContext,
  key: ProcessInstanceKey,
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(key),
    command: { kind: 'cancelProcessInstance' },
    // The command names no instance: two cancellations under one key are told apart by it.
    subject: key,
    result: null,
  });
}
