import type { JobDefinition } from '@vorgang/bpmn';
import type { JobListener } from '../state/execution-state.js';
import type { Element, Execution } from './execution.js';
import { executionListenersAt } from './execution-listeners.js';
import { askedListeners } from './task-listeners.js';
import { findTask } from './user-task-transition.js';

/** What the model says of a job now; undefined where it says nothing any more (another version, after a migration). */
export function jobDefinitionOf(
  execution: Execution,
  element: Element,
  listener?: JobListener,
): JobDefinition | undefined {
  if (listener !== undefined) return listenersOf(execution, element, listener)[listener.index];
  const { node } = element;
  switch (node.kind) {
    case 'task':
      return node.work.kind === 'job' ? node.work.job : undefined;
    case 'event':
      return node.job;
    case 'container':
      return node.adHoc?.job;
    case 'gateway':
      return undefined;
  }
}

function listenersOf(
  execution: Execution,
  element: Element,
  { eventType }: JobListener,
): readonly JobDefinition[] {
  if (eventType === 'START' || eventType === 'END') return executionListenersAt(element, eventType);
  const transition = findTask(execution, element)?.transition;
  return transition === undefined ? [] : askedListeners(element, transition);
}
