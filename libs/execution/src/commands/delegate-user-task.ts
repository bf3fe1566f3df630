import { describe } from '../conduct/execution.js';
import { beginTransition } from '../conduct/user-task-transition.js';
import type { DelegateUserTaskCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findUserTask, refuseBusyTask, refuseOtherHolder, userTaskNotFound } from './find-user-task.js';

/** Hands a task on. Its owner is who held it first, however often it is handed on before it is resolved. */
export const delegateUserTask: CommandHandler<DelegateUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element, wait } = found;
  const { delegate, heldBy } = command;
  const place = `User task ${command.userTaskKey} (${describe(element.node)})`;
  if (delegate.trim() === '') {
    return reject('INVALID_ARGUMENT', `${place} cannot be delegated to nobody: name an account.`);
  }
  const busy = refuseBusyTask(element, wait);
  if (busy !== null) return busy;
  const isPending = wait.delegation?.state === 'PENDING';
  if (isPending && wait.assignee === delegate) return null;
  const other = refuseOtherHolder(element, wait, heldBy);
  if (other !== null) return other;
  const owner = isPending ? wait.delegation.owner : heldBy;
  if (delegate === owner || delegate === heldBy) {
    return reject(
      'INVALID_ARGUMENT',
      `${place} cannot be delegated to "${delegate}", who ${delegate === heldBy ? 'has it' : 'owns it'}: ` +
        'name someone else, or resolve the delegation.',
    );
  }
  beginTransition(execution, element, {
    eventType: 'ASSIGNING',
    attributes: { assignee: delegate },
    action: 'delegate',
    delegation: { owner, state: 'PENDING' },
  });
  return null;
};
