import { describe } from '../conduct/execution.js';
import { beginTransition } from '../conduct/user-task-transition.js';
import type { RecallUserTaskCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findUserTask, refuseBusyTask, userTaskNotFound } from './find-user-task.js';

/**
 * Gives a delegated task back to its owner, whoever has it. Once the owner has it, asking for it again changes nothing:
 * the delegate may have been faster.
 */
export const recallUserTask: CommandHandler<RecallUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element, wait } = found;
  const { delegation } = wait;
  const place = `User task ${command.userTaskKey} (${describe(element.node)})`;
  if (delegation === undefined || delegation.owner !== command.owner) {
    return reject(
      'INVALID_STATE',
      `${place} was not delegated by "${command.owner}": only its owner takes it back.`,
    );
  }
  const busy = refuseBusyTask(element, wait);
  if (busy !== null) return busy;
  if (delegation.state === 'RESOLVED') {
    if (wait.assignee === command.owner) return null;
    return reject(
      'INVALID_STATE',
      `${place} came back to "${command.owner}" and went on since. Load it again.`,
    );
  }
  beginTransition(execution, element, {
    eventType: 'ASSIGNING',
    attributes: { assignee: delegation.owner },
    action: 'recall',
    delegation: { owner: delegation.owner, state: 'RESOLVED' },
  });
  return null;
};
