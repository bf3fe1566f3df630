import { describe, type Element, type Execution } from '../conduct/execution.js';
import type { UserTaskWait } from '../conduct/user-task-transition.js';
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

/** Two people act at once: what the second knows of the task is not true any more. */
export function refuseOtherHolder(
  element: Element,
  { userTaskKey, assignee }: UserTaskWait,
  heldBy: string | null,
): Rejection | null {
  if ((assignee ?? null) === heldBy) return null;
  return reject(
    'INVALID_STATE',
    `User task ${userTaskKey} (${describe(element.node)}) is ` +
      `${assignee === undefined ? 'with nobody' : `held by "${assignee}"`} by now. Load it again.`,
  );
}

/** One thing happens to a task after the other: while listeners are asked about one, there is no other. */
export function refuseBusyTask(
  element: Element,
  { userTaskKey, transition }: UserTaskWait,
): Rejection | null {
  if (transition === undefined) return null;
  const event = transition.eventType.toLowerCase();
  return reject(
    'INVALID_STATE',
    `User task ${userTaskKey} (${describe(element.node)}) is in the middle of ${event}: its listeners are at work. Try ` +
      'again when they are done; a listener without retries holds an incident that an operator resolves.',
  );
}
