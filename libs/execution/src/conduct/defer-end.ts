import type { ExecutableProcess } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { DeferredEnd } from '../state/execution-state.js';
import { endInstance } from './end-instance.js';
import { elementOf, emit, type Element, type Execution } from './execution.js';
import { throwToParentAtOnce } from './propagate-error.js';
import { happen } from './trigger-event.js';
import { globalListenersAt, isListenedTo } from './task-listeners.js';
import { beginCanceling, findTask } from './user-task-transition.js';

const listening = new WeakMap<ExecutableProcess, boolean>();

/**
 * Where user tasks in an element have canceling listeners, what ends the element waits until these were told. Every end
 * by a catching event, by an error and by cancelation of the instance asks here first.
 * Source: Camunda 8 documentation, "User task listeners", section "Trigger a user task listener".
 *
 * @returns whether the end has to wait
 */
export function deferEnd(execution: Execution, element: Element, ending: DeferredEnd): boolean {
  const isGlobal = globalListenersAt(execution.context, 'CANCELING').length > 0;
  if (!isGlobal && !hasCancelingListeners(execution.process)) return false;
  const untold = tasksToTell(execution, element.key);
  if (untold.length === 0) return false;
  const known = execution.draft.instance(element.key)?.ending;
  // The first event that ends an element counts; the cancelation of the instance goes before it.
  if (known === undefined || (ending.kind === 'cancel' && known.kind !== 'cancel')) {
    emit(execution, { kind: 'endDeferred', elementInstanceKey: element.key, ending });
  }
  for (const task of untold) beginCanceling(execution, task);
  return true;
}

/** The listeners of a task were told that it is canceled: what waited for the last of them happens now. */
export function resumeEnds(execution: Execution, from: ElementInstanceKey): void {
  for (const key of pathOutwards(execution, from)) {
    const instance = execution.draft.instance(key);
    if (instance?.ending === undefined) continue;
    const untold = tasksToTell(execution, key);
    if (untold.length > 0) {
      // Among them may be tasks that nobody listened to when the end was deferred.
      for (const task of untold) beginCanceling(execution, task);
      continue;
    }
    emit(execution, { kind: 'endResumed', elementInstanceKey: key });
    bringAbout(execution, elementOf(execution, instance), instance.ending);
  }
}

function bringAbout(execution: Execution, element: Element, ending: DeferredEnd): void {
  switch (ending.kind) {
    case 'event':
      return happen(execution, element, ending.eventId, ending.variables);
    case 'cancel':
      return endInstance(execution);
    case 'error': {
      const { errorCode, errorMessage, variables } = ending;
      return throwToParentAtOnce(execution, { code: errorCode, message: errorMessage, variables });
    }
  }
}

/** User tasks in an element, or itself, whose canceling listeners do not know yet. */
function tasksToTell(execution: Execution, key: ElementInstanceKey): readonly Element[] {
  const instance = execution.draft.instance(key);
  if (instance === undefined) return [];
  const element = elementOf(execution, instance);
  const task = findTask(execution, element);
  const isBeingTold = task?.transition?.eventType === 'CANCELING';
  const isUntold =
    task !== undefined &&
    task.transition?.told !== true &&
    (isBeingTold || isListenedTo(execution, element, 'CANCELING'));
  const inner = execution.draft.childKeys(key).flatMap((child) => tasksToTell(execution, child));
  return isUntold ? [element, ...inner] : inner;
}

function pathOutwards(execution: Execution, from: ElementInstanceKey): readonly ElementInstanceKey[] {
  const keys: ElementInstanceKey[] = [];
  for (let key: ElementInstanceKey | null = from; key !== null;) {
    keys.push(key);
    key = execution.draft.instance(key)?.scopeKey ?? null;
  }
  return keys;
}

/** Most processes have none, and are not searched for them. */
function hasCancelingListeners(process: ExecutableProcess): boolean {
  let found = listening.get(process);
  if (found === undefined) {
    found = [...process.nodes.values()].some(
      (node) =>
        node.kind === 'task' &&
        node.work.kind === 'userTask' &&
        (node.work.userTask.listeners?.canceling.length ?? 0) > 0,
    );
    listening.set(process, found);
  }
  return found;
}
