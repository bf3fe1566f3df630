import type { UserTaskKey } from '@vorgang/execution';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnUserTask } from './act-on-user-task.js';

/** Gives the task to a person, or back to its groups. */
export function assignUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  assignee: string | null,
  options: { readonly allowOverride: boolean },
): Promise<void> {
  const { allowOverride } = options;
  return actOnUserTask(runtime, call, userTaskKey, {
    kind: 'assignUserTask',
    userTaskKey,
    assignee,
    allowOverride,
  });
}
