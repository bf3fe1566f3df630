import type { UserTaskKey } from '@vorgang/execution';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnUserTask } from './act-on-user-task.js';

/** Hands the task to someone else until that person resolves it. */
export function delegateUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  hands: Parameters<Engine['delegateUserTask']>[2],
): Promise<void> {
  return actOnUserTask(runtime, call, userTaskKey, { kind: 'delegateUserTask', userTaskKey, ...hands });
}
