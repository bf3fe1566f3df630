import { describe } from '../conduct/execution.js';
import { beginTransition } from '../conduct/user-task-transition.js';
import { refusePayload } from './check-payload.js';
import type { ResolveUserTaskCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findUserTask, refuseBusyTask, refuseOtherHolder, userTaskNotFound } from './find-user-task.js';

/** Gives a delegated task back to its owner. Once it is back, asking for it again changes nothing. */
export const resolveUserTask: CommandHandler<ResolveUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element, wait } = found;
  const { delegation } = wait;
  if (delegation === undefined) {
    return reject(
      'INVALID_STATE',
      `User task ${command.userTaskKey} (${describe(element.node)}) was not delegated: complete it, or give it back.`,
    );
  }
  const busy = refuseBusyTask(element, wait);
  if (busy !== null) return busy;
  if (delegation.state === 'RESOLVED') return null;
  const other = refuseOtherHolder(element, wait, command.heldBy);
  if (other !== null) return other;
  const isLocal = element.node.outputs.length > 0;
  const refusal = refusePayload(execution, element.key, command.variables, isLocal ? 'local' : 'propagate');
  if (refusal !== null) return refusal;
  const hasVariables = Object.keys(command.variables).length > 0;
  beginTransition(execution, element, {
    eventType: 'ASSIGNING',
    attributes: { assignee: delegation.owner },
    action: 'resolve',
    delegation: { owner: delegation.owner, state: 'RESOLVED' },
    ...(hasVariables ? { variables: command.variables, local: isLocal } : {}),
  });
  return null;
};
