import { describe, emit, type Element, type Execution } from '../conduct/execution.js';
import { isTooLongName, LONGEST_NAME } from '../conduct/name-length.js';
import { askListener, denyTransition, findTask, type UserTaskWait } from '../conduct/user-task-transition.js';
import { rewriteMoment } from '../conduct/write-moment.js';
import type { JobListener, UserTaskAttributes } from '../state/execution-state.js';
import type { Rejection } from '../step.js';
import type { CompleteJobCommand } from './command.js';
import { reject } from './command-handler.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/**
 * A listener of a user task agrees, corrects or denies what is about to happen to the task.
 * Source: Camunda 8 documentation, "User task listeners".
 */
export function completeTaskListener(
  execution: Execution,
  element: Element,
  { eventType, index }: JobListener,
  command: CompleteJobCommand,
): Rejection | null {
  const task = findTask(execution, element);
  if (task?.transition === undefined) throw new Error(`Job ${command.jobKey} listens to no user task.`);
  const result = command.result ?? {};
  if (result.type === 'adHocSubProcess') {
    const message = `Job ${command.jobKey} of ${describe(element.node)} is done for a task listener. Send a result of the type userTask.`;
    return reject('INVALID_ARGUMENT', message, 'result.type');
  }
  const { denied = false, deniedReason = '', corrections = {} } = result;
  const corrected = normalize(corrections, execution.context.timeZone);
  const problem = findProblem(task, command, denied, eventType, corrected);
  if (problem !== null) {
    const listener = `Job ${command.jobKey} of the ${eventType.toLowerCase()} listener of ${describe(element.node)}`;
    return reject('INVALID_ARGUMENT', `${listener} ${problem}`);
  }
  resolveJobIncident(execution, element);
  emit(execution, {
    kind: 'jobCompleted',
    jobKey: command.jobKey,
    elementInstanceKey: element.key,
    ...(denied ? { denied: { reason: deniedReason } } : {}),
  });
  if (denied) {
    denyTransition(execution, element, task.transition, deniedReason);
    return null;
  }
  if (Object.keys(corrected).length > 0) {
    emit(execution, {
      kind: 'userTaskCorrected',
      userTaskKey: task.userTaskKey,
      elementInstanceKey: element.key,
      attributes: corrected as Partial<UserTaskAttributes>,
    });
  }
  askListener(execution, element, index + 1);
  return null;
}

/** Dates that are none are undefined but there. */
type Corrected = { readonly [Name in keyof UserTaskAttributes]?: UserTaskAttributes[Name] | undefined };

/** Empty texts clear what they stand for. */
function normalize(corrections: Partial<UserTaskAttributes>, timeZone: string): Corrected {
  const { assignee, dueDate, followUpDate, ...others } = corrections;
  const date = (text: string | null) => (text === null || text === '' ? null : rewriteMoment(text, timeZone));
  return {
    ...(assignee === undefined ? {} : { assignee: assignee === '' ? null : assignee }),
    ...others,
    ...(dueDate === undefined ? {} : { dueDate: date(dueDate) }),
    ...(followUpDate === undefined ? {} : { followUpDate: date(followUpDate) }),
  };
}

function findProblem(
  task: UserTaskWait,
  { variables }: CompleteJobCommand,
  denied: boolean,
  eventType: JobListener['eventType'],
  corrected: Corrected,
): string | null {
  if (Object.keys(variables).length > 0) {
    return 'cannot hand in variables: a task listener only corrects or denies. Complete it without variables.';
  }
  if (denied && (eventType === 'CREATING' || eventType === 'CANCELING')) {
    return 'cannot deny that: only assigning, updating and completing can be denied. Complete it without denying.';
  }
  if (denied && Object.keys(corrected).length > 0) {
    return 'denies and corrects at once, but what is denied is not corrected. Do one of both.';
  }
  if (eventType === 'CREATING' && 'assignee' in corrected && isAssignedByModel(task)) {
    return 'cannot correct the assignee, whom the model names. Correct it at the assigning event.';
  }
  if (isInvalidDate(corrected, 'dueDate') || isInvalidDate(corrected, 'followUpDate')) {
    return 'corrects a date to what is none: give a date and time such as 2026-03-01T09:00:00+01:00 (RFC 3339), or an empty text.';
  }
  const { priority, assignee, candidateUsers = [], candidateGroups = [] } = corrected;
  if (priority !== undefined && !(Number.isInteger(priority) && priority >= 0 && priority <= 100)) {
    return `corrects the priority to ${priority}: give a whole number from 0 to 100.`;
  }
  if ([assignee ?? '', ...candidateUsers, ...candidateGroups].some(isTooLongName)) {
    return `corrects a person or group to a name of more than ${LONGEST_NAME} bytes. Shorten it.`;
  }
  return null;
}

function isAssignedByModel({ assignee, transition }: UserTaskWait): boolean {
  return assignee !== undefined || transition?.assignsTo !== undefined;
}

function isInvalidDate(corrected: Corrected, name: 'dueDate' | 'followUpDate'): boolean {
  return name in corrected && corrected[name] === undefined;
}
