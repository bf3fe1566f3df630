import type { ProcessInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';

/** Removes what queries read of an instance that has ended; its history stays and records the removal. */
export async function deleteInstance(
  runtime: EngineRuntime,
  call: CallContext,
  key: ProcessInstanceKey,
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(key),
    command: { kind: 'deleteProcessInstance' },
    // The command names no instance: two deletions under one key are told apart by it.
    subject: key,
    result: null,
  });
}
