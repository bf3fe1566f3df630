import { describe } from '../conduct/execution.js';
import { beginTransition } from '../conduct/user-task-transition.js';
import { refusePayload } from './check-payload.js';
import type { CompleteUserTaskCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findUserTask, refuseBusyTask, userTaskNotFound } from './find-user-task.js';

/** A person has done the task: the element completes with the form's variables, if its listeners agree. */
export const completeUserTask: CommandHandler<CompleteUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element, wait } = found;
  const busy = refuseBusyTask(element, wait);
  if (busy !== null) return busy;
  if (wait.delegation?.state === 'PENDING') {
    return reject(
      'INVALID_STATE',
      `User task ${command.userTaskKey} (${describe(element.node)}) is delegated by "${wait.delegation.owner}": resolve ` +
        'the delegation, then its owner completes it.',
    );
  }
  const mode = element.node.outputs.length > 0 ? 'local' : 'propagate';
  const refusal = refusePayload(execution, element.key, command.variables, mode);
  if (refusal !== null) return refusal;
  beginTransition(execution, element, {
    eventType: 'COMPLETING',
    attributes: {},
    action: command.action,
    variables: command.variables,
  });
  return null;
};
