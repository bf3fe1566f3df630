import type { JobDefinition, TaskListenerEvent } from '@vorgang/bpmn';
import type {
  AskedGlobalListener,
  TaskListenerEventType,
  UserTaskTransition,
} from '../state/execution-state.js';
import type { StepContext } from '../step.js';
import type { Element, Execution } from './execution.js';

const EVENTS: Readonly<Record<TaskListenerEventType, TaskListenerEvent>> = {
  CREATING: 'creating',
  ASSIGNING: 'assigning',
  UPDATING: 'updating',
  COMPLETING: 'completing',
  CANCELING: 'canceling',
};

/** The jobs that the model asks at an event of a user task. */
export function taskListeners({ node }: Element, eventType: TaskListenerEventType): readonly JobDefinition[] {
  if (node.kind !== 'task' || node.work.kind !== 'userTask') return [];
  return node.work.userTask.listeners?.[EVENTS[eventType]] ?? [];
}

/** Whether anybody is asked at an event of a user task that begins now. */
export function isListenedTo(
  { context }: Execution,
  element: Element,
  eventType: TaskListenerEventType,
): boolean {
  return taskListeners(element, eventType).length > 0 || globalListenersAt(context, eventType).length > 0;
}

/** The listeners of all user tasks that an event concerns which begins now. */
export function globalListenersAt(
  { globalTaskListeners = [] }: StepContext,
  eventType: TaskListenerEventType,
): readonly AskedGlobalListener[] {
  const event = EVENTS[eventType];
  return globalTaskListeners
    .filter(({ eventTypes }) => eventTypes.includes('all') || eventTypes.includes(event))
    .map(({ type, retries, afterNonGlobal }) => ({
      type,
      retries,
      ...(afterNonGlobal ? { afterNonGlobal: true } : {}),
    }));
}

/**
 * The jobs that are asked about a change of a user task on its way: those of all tasks as they stood when it began, with
 * those of the model in between.
 */
export function askedListeners(
  element: Element,
  { eventType, globalListeners = [] }: UserTaskTransition,
): readonly JobDefinition[] {
  const ofModel = taskListeners(element, eventType);
  if (globalListeners.length === 0) return ofModel;
  const jobs = (isAfter: boolean) =>
    globalListeners
      .filter(({ afterNonGlobal = false }) => afterNonGlobal === isAfter)
      .map((listener) => globalJob(element, listener));
  return [...jobs(false), ...ofModel, ...jobs(true)];
}

/** It knows the headers of the task, as the listeners of the model do. */
function globalJob({ node }: Element, { type, retries }: AskedGlobalListener): JobDefinition {
  const headers = node.kind === 'task' && node.work.kind === 'userTask' ? node.work.userTask.headers : {};
  return {
    type: { kind: 'static', value: type },
    retries: { kind: 'static', value: String(retries) },
    headers,
  };
}
