import { describe } from '../conduct/execution.js';
import { beginTransition } from '../conduct/user-task-transition.js';
import type { AssignUserTaskCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findUserTask, refuseBusyTask, userTaskNotFound } from './find-user-task.js';

/**
 * Gives a task to a person, or back to its groups. Claiming does not take it from someone else. What was handed on for a
 * while is not given to the groups behind its owner's back: resolving gives it back to the owner.
 */
export const assignUserTask: CommandHandler<AssignUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element, wait } = found;
  const { assignee } = command;
  if (assignee !== null && assignee.trim() === '') {
    return reject(
      'INVALID_ARGUMENT',
      `User task ${command.userTaskKey} (${describe(element.node)}) cannot be given to nobody by an empty name: name ` +
        'an account, or unassign the task.',
    );
  }
  const busy = refuseBusyTask(element, wait);
  if (busy !== null) return busy;
  const holder = wait.assignee ?? null;
  if (!command.allowOverride && assignee !== null && holder !== null && holder !== assignee) {
    return reject(
      'INVALID_STATE',
      `User task ${command.userTaskKey} (${describe(element.node)}) is held by "${holder}". Ask them to give it back, ` +
        'or assign it with allowOverride.',
    );
  }
  if (holder === assignee) return null;
  if (assignee === null && wait.delegation?.state === 'PENDING') {
    return reject(
      'INVALID_STATE',
      `User task ${command.userTaskKey} (${describe(element.node)}) is delegated by "${wait.delegation.owner}" and goes back ` +
        'to them, not to its groups: resolve the delegation, or assign the task to someone else.',
    );
  }
  beginTransition(execution, element, {
    eventType: 'ASSIGNING',
    attributes: { assignee },
    action: command.action ?? 'assign',
  });
  return null;
};
