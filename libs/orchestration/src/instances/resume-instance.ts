import type { ProcessInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext, SuspensionOptions } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';

/** Lets a suspended instance go on. */
export async function resumeInstance(
  runtime: EngineRuntime,
  call: CallContext,
  key: ProcessInstanceKey,
  { includeCalledInstances = false }: SuspensionOptions = {},
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(key),
    command: { kind: 'resumeProcessInstance', includeCalledInstances },
    // The command names no instance: two of them under one key are told apart by it.
    subject: key,
    result: null,
  });
}
