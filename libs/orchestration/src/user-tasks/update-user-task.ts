import type { UserTaskKey } from '@vorgang/execution';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { actOnUserTask } from './act-on-user-task.js';

/** Changes who may do the task, its dates or its priority. What is absent stays as it is. */
export function updateUserTask(
  runtime: EngineRuntime,
  call: CallContext,
  userTaskKey: UserTaskKey,
  changes: Parameters<Engine['updateUserTask']>[2],
): Promise<void> {
  const { priority } = changes;
  if (priority !== undefined && !(Number.isInteger(priority) && priority >= 0 && priority <= 100)) {
    throw new InvalidArgumentError('The priority is a whole number from 0 to 100.', 'priority');
  }
  return actOnUserTask(runtime, call, userTaskKey, { kind: 'updateUserTask', userTaskKey, ...changes });
}
