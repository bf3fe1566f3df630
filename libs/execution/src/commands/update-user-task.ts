import { describe } from '../conduct/execution.js';
import { beginTransition } from '../conduct/user-task-transition.js';
import { rewriteMoment } from '../conduct/write-moment.js';
import type { UserTaskAttributes } from '../state/execution-state.js';
import type { UpdateUserTaskCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findUserTask, refuseBusyTask, userTaskNotFound } from './find-user-task.js';

/** Changes what people see of a task. Absent fields stay. */
export const updateUserTask: CommandHandler<UpdateUserTaskCommand> = (execution, command) => {
  const found = findUserTask(execution, command.userTaskKey);
  if (found === undefined) return userTaskNotFound(execution, command.userTaskKey);
  const { element, wait } = found;
  const busy = refuseBusyTask(element, wait);
  if (busy !== null) return busy;
  const place = `User task ${command.userTaskKey} (${describe(element.node)})`;
  const { timeZone } = execution.context;
  const dueDate = rewriteDate(command.dueDate, timeZone);
  const followUpDate = rewriteDate(command.followUpDate, timeZone);
  if (dueDate === INVALID || followUpDate === INVALID) {
    return reject(
      'INVALID_ARGUMENT',
      `${place} cannot take the dates "${command.dueDate ?? ''}" and "${command.followUpDate ?? ''}": each must be ` +
        'empty or a date and time such as 2026-03-01T09:00:00+01:00 (RFC 3339).',
    );
  }
  const { priority } = command;
  if (priority !== undefined && !(Number.isInteger(priority) && priority >= 0 && priority <= 100)) {
    return reject(
      'INVALID_ARGUMENT',
      `${place} cannot have priority ${priority}: give it a whole number from 0 to 100.`,
    );
  }
  const attributes: Partial<UserTaskAttributes> = {
    ...(command.candidateUsers === undefined ? {} : { candidateUsers: command.candidateUsers }),
    ...(command.candidateGroups === undefined ? {} : { candidateGroups: command.candidateGroups }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(followUpDate === undefined ? {} : { followUpDate }),
    ...(priority === undefined ? {} : { priority }),
  };
  if (Object.keys(attributes).length === 0) return null;
  beginTransition(execution, element, {
    eventType: 'UPDATING',
    attributes,
    action: command.action ?? 'update',
  });
  return null;
};

const INVALID = Symbol('not a date');

function rewriteDate(
  text: string | null | undefined,
  timeZone: string,
): string | null | undefined | typeof INVALID {
  if (text === undefined || text === null) return text;
  if (text === '') return null;
  return rewriteMoment(text, timeZone) ?? INVALID;
}
