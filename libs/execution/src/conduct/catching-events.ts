import type { EventNode } from '@vorgang/bpmn';
import { eventSubProcessStarts, isInterrupted } from './event-sub-processes.js';
import { isContainer, nodeOf, type Element, type Execution } from './execution.js';

/** Starts of the event sub-processes that may still begin in a scope. */
export function eventsInside(execution: Execution, scope: Element): readonly EventNode[] {
  if (!isContainer(scope.node)) return [];
  const starts = eventSubProcessStarts(execution, scope.node);
  return starts.length === 0 || isInterrupted(execution, scope.key) ? [] : starts;
}

/** The events on the boundary of an activity. */
export function eventsOnBoundary(execution: Execution, activity: Element): readonly EventNode[] {
  const { node } = activity;
  if (node.kind !== 'task' && node.kind !== 'container') return [];
  return node.boundaryEventIds.map((id) => nodeOf(execution, id) as EventNode);
}
