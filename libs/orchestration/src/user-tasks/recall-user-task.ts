import type { UserTaskKey } from '@vorgang/execution';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnUserTask } from './act-on-user-task.js';

/** The owner takes a delegated task back before the delegate is done. */
export function recallUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  owner: string,
): Promise<void> {
  return actOnUserTask(runtime, call, userTaskKey, { kind: 'recallUserTask', userTaskKey, owner });
}
