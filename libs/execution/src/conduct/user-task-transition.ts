import type { UserTaskAttributes, UserTaskTransition, Wait } from '../state/execution-state.js';
import { closeWaits } from './close-waits.js';
import { completeElement } from './complete-element.js';
import { prepareJob } from './create-job.js';
import { resumeEnds } from './defer-end.js';
import { emit, type Element, type Execution } from './execution.js';
import { raiseIncident } from './raise-incident.js';
import { askedListeners, globalListenersAt, taskListeners } from './task-listeners.js';
import { describeTask } from './task-listener-headers.js';
import { faultOfSize, mergeVariables } from './write-variables.js';

export type UserTaskWait = Extract<Wait, { readonly kind: 'userTask' }>;

/**
 * Something is about to happen to a user task: its listeners are asked one after the other, and when all have agreed
 * it happens. Without listeners it happens at once.
 * Source: Camunda 8 documentation, "User task listeners".
 */
export function beginTransition(
  execution: Execution,
  element: Element,
  transition: UserTaskTransition,
): void {
  const { userTaskKey } = requireTask(execution, element);
  const globalListeners = globalListenersAt(execution.context, transition.eventType);
  if (globalListeners.length === 0 && taskListeners(element, transition.eventType).length === 0) {
    return finishTransition(execution, element, transition);
  }
  emit(execution, {
    kind: 'userTaskTransitionStarted',
    userTaskKey,
    elementInstanceKey: element.key,
    ...transition,
    ...(globalListeners.length === 0 ? {} : { globalListeners }),
  });
  askListener(execution, element, 0);
}

/** Asks the listener at a place; behind the last one the transition happens. */
export function askListener(execution: Execution, element: Element, index: number): void {
  const task = requireTask(execution, element);
  const { transition } = task;
  if (transition === undefined) throw new Error(`User task ${task.userTaskKey} has no listeners at work.`);
  const { eventType } = transition;
  const job = askedListeners(element, transition)[index];
  if (job === undefined) return finishTransition(execution, element, transition);
  const headers = { ...job.headers, ...describeTask(task, transition) };
  const asking = prepareJob(
    execution,
    element,
    { ...job, headers },
    { kind: 'TASK_LISTENER', eventType, index },
  );
  if (asking.ok) asking.value();
  else raiseIncident(execution, element, 'transition', asking.fault);
}

/** The task is about to be canceled; whatever else was about to happen to it does not. */
export function beginCanceling(execution: Execution, element: Element): void {
  const task = requireTask(execution, element);
  if (task.transition?.eventType === 'CANCELING') return;
  closeWaits(execution, element.key, ({ kind }) => kind === 'job');
  const incident = execution.draft.instance(element.key)?.incident;
  if (incident !== undefined && incident.retry !== 'events') {
    emit(execution, {
      kind: 'incidentResolved',
      incidentKey: incident.incidentKey,
      elementInstanceKey: element.key,
    });
  }
  if (task.transition !== undefined) endTransition(execution, element, task.transition, 'overtaken');
  beginTransition(execution, element, { eventType: 'CANCELING', attributes: {}, action: 'cancel' });
}

/** A listener does not agree: the task stays as it was. */
export function denyTransition(
  execution: Execution,
  element: Element,
  transition: UserTaskTransition,
  reason: string,
): void {
  endTransition(execution, element, transition, 'denied', reason);
}

/** The user task that an element waits for, if it does. */
export function findTask(execution: Execution, { key }: Element): UserTaskWait | undefined {
  return execution.draft.instance(key)?.waits.find((wait) => wait.kind === 'userTask');
}

function requireTask(execution: Execution, element: Element): UserTaskWait {
  const task = findTask(execution, element);
  if (task === undefined) throw new Error(`"${element.node.id}" waits for no user task.`);
  return task;
}

function finishTransition(execution: Execution, element: Element, transition: UserTaskTransition): void {
  const task = requireTask(execution, element);
  const { eventType, attributes, variables } = transition;
  switch (eventType) {
    case 'COMPLETING':
      changeAttributes(execution, element, task, attributes);
      emit(execution, {
        kind: 'userTaskCompleted',
        userTaskKey: task.userTaskKey,
        elementInstanceKey: element.key,
        action: transition.action,
      });
      return completeElement(execution, element, variables);
    case 'CANCELING':
      changeAttributes(execution, element, task, attributes);
      endTransition(execution, element, transition, 'told');
      return resumeEnds(execution, element.key);
    case 'CREATING':
    case 'ASSIGNING':
    case 'UPDATING': {
      const mode = transition.local === true ? 'local' : 'propagate';
      // The instance may have grown while the listeners were asked.
      const tooLarge = variables === undefined ? null : faultOfSize(execution, element.key, variables, mode);
      if (tooLarge !== null) return raiseIncident(execution, element, 'transition', tooLarge);
      if (task.transition !== undefined) endTransition(execution, element, transition, 'agreed');
      changeAttributes(execution, element, task, attributes);
      changeDelegation(execution, element, transition);
      if (variables !== undefined) mergeVariables(execution, element.key, variables, mode);
      if (transition.assignsTo === undefined) return;
      return beginTransition(execution, element, {
        eventType: 'ASSIGNING',
        attributes: { assignee: transition.assignsTo },
        action: 'assign',
      });
    }
  }
}

function changeAttributes(
  execution: Execution,
  element: Element,
  { userTaskKey, assignee: holder }: UserTaskWait,
  { assignee, ...others }: Partial<UserTaskAttributes>,
): void {
  const place = { userTaskKey, elementInstanceKey: element.key };
  if (assignee !== undefined && assignee !== (holder ?? null))
    emit(execution, { kind: 'userTaskAssigned', ...place, assignee });
  if (Object.keys(others).length > 0)
    emit(execution, { kind: 'userTaskUpdated', ...place, attributes: others });
}

/** A task that comes into the hands of its owner in whatever way is delegated no more. */
function changeDelegation(execution: Execution, element: Element, { delegation }: UserTaskTransition): void {
  const { userTaskKey, assignee, delegation: before } = requireTask(execution, element);
  const isBack = before?.state === 'PENDING' && assignee === before.owner;
  const after = delegation ?? (isBack ? { owner: before.owner, state: 'RESOLVED' as const } : undefined);
  if (after === undefined) return;
  emit(execution, {
    kind: 'userTaskDelegationChanged',
    userTaskKey,
    elementInstanceKey: element.key,
    ...after,
  });
}

function endTransition(
  execution: Execution,
  element: Element,
  { eventType }: UserTaskTransition,
  outcome: 'agreed' | 'denied' | 'told' | 'overtaken',
  reason?: string,
): void {
  emit(execution, {
    kind: 'userTaskTransitionEnded',
    userTaskKey: requireTask(execution, element).userTaskKey,
    elementInstanceKey: element.key,
    eventType,
    outcome,
    ...(reason === undefined ? {} : { reason }),
  });
}
