import type { UserTaskKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnUserTask } from './act-on-user-task.js';

/** The person is done: of several that complete the same task at once exactly one does. */
export function completeUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  variables: JsonObject,
  action: string,
): Promise<void> {
  return actOnUserTask(runtime, call, userTaskKey, {
    kind: 'completeUserTask',
    userTaskKey,
    variables,
    action,
  });
}
