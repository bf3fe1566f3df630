import { completeElement } from '../conduct/complete-element.js';
import { emit } from '../conduct/execution.js';
import { refusePayload } from './check-payload.js';
import type { CompleteUserTaskCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { findUserTask, userTaskNotFound } from './find-user-task.js';

/** A person has done the task: the element completes with the form's variables. */
export const completeUserTask: CommandHandler<CompleteUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element } = found;
  const mode = element.node.outputs.length > 0 ? 'local' : 'propagate';
  const refusal = refusePayload(execution, element.key, command.variables, mode);
  if (refusal !== null) return refusal;
  emit(execution, {
    kind: 'userTaskCompleted',
    userTaskKey: command.userTaskKey,
    elementInstanceKey: element.key,
    action: command.action,
  });
  completeElement(execution, element, command.variables);
  return null;
};
