import type { UserTaskKey } from '@vorgang/execution';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnUserTask } from './act-on-user-task.js';

/** Gives the task to a person, or back to its groups. */
export function assignUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  assignee: string | null,
  options: Parameters<Engine['assignUserTask']>[3],
): Promise<void> {
  const { allowOverride, action } = options;
  return actOnUserTask(runtime, call, userTaskKey, {
    kind: 'assignUserTask',
    userTaskKey,
    assignee,
    allowOverride,
    ...(action === undefined ? {} : { action }),
  });
}
