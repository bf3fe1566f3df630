import type { ProcessInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext, SuspensionOptions } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';

/** Holds an instance: nothing in it moves until it is resumed. */
export async function suspendInstance(
  runtime: EngineRuntime,
  call: CallContext,
  key: ProcessInstanceKey,
  { includeCalledInstances = false }: SuspensionOptions = {},
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(key),
    command: { kind: 'suspendProcessInstance', includeCalledInstances },
    // The command names no instance: two of them under one key are told apart by it.
    subject: key,
    result: null,
  });
}
