import type { ProcessInstanceKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext, ModifyInstanceRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';

/** Repairs an instance by hand, in one step. */
export async function modifyInstance(
  runtime: EngineRuntime,
  call: CallContext,
  key: ProcessInstanceKey,
  { activateInstructions, moveInstructions, terminateInstructions }: ModifyInstanceRequest,
): Promise<void> {
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(key),
    command: { kind: 'modifyProcessInstance', activateInstructions, moveInstructions, terminateInstructions },
    // The command names no instance: two modifications under one key are told apart by it.
    subject: key,
    result: null,
  });
}
