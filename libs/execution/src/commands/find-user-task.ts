import type { Execution } from '../conduct/execution.js';
import type { UserTaskKey } from '../keys.js';
import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';
import { findWait, type FoundWait } from './find-wait.js';

export function findUserTask(
  execution: Execution,
  userTaskKey: UserTaskKey,
): FoundWait<'userTask'> | undefined {
  return findWait(execution, 'userTask', userTaskKey);
}

export function userTaskNotFound(execution: Execution, userTaskKey: UserTaskKey): Rejection {
  return reject(
    'NOT_FOUND',
    `User task ${userTaskKey} of process instance ${execution.draft.state.processInstanceKey} is not open any more: ` +
      'it was completed, or its element ended. Load the task list again.',
  );
}
