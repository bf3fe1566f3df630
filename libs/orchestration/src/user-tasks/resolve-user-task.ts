import type { UserTaskKey } from '@vorgang/execution';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnUserTask } from './act-on-user-task.js';

/** The delegate gives the task back to its owner, with what was found out. */
export function resolveUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  outcome: Parameters<Engine['resolveUserTask']>[2],
): Promise<void> {
  return actOnUserTask(runtime, call, userTaskKey, { kind: 'resolveUserTask', userTaskKey, ...outcome });
}
