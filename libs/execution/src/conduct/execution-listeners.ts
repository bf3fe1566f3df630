import type { JobDefinition } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import type { KeptTrigger } from '../state/execution-state.js';
import { prepareJob } from './create-job.js';
import { emit, type Element, type Execution } from './execution.js';
import type { Outcome } from './outcome.js';

export type ExecutionListenerEvent = 'START' | 'END';

/** Whether jobs run before the element does its work, or before its token leaves. */
export function hasListeners(element: Element, event: ExecutionListenerEvent): boolean {
  return executionListenersAt(element, event).length > 0;
}

/** Whether the element has a listener at this place among those of the event. */
export function hasListener(element: Element, event: ExecutionListenerEvent, index: number): boolean {
  return index < executionListenersAt(element, event).length;
}

/**
 * Evaluates the job of a listener and returns its creation. The element goes on when the job is completed.
 * Source: Camunda 8 documentation, "Execution listeners".
 */
export function prepareListener(
  execution: Execution,
  element: Element,
  event: ExecutionListenerEvent,
  index: number,
): Outcome<Beginning> {
  const job = executionListenersAt(element, event)[index];
  if (job === undefined) throw new Error(`"${element.node.id}" has no ${event} listener ${index}.`);
  return prepareJob(execution, element, job, { kind: 'EXECUTION_LISTENER', eventType: event, index });
}

/** Keeps what began an element until its start listeners are done. */
export function keepTrigger(execution: Execution, key: ElementInstanceKey, trigger: KeptTrigger): void {
  emit(execution, { kind: 'triggerKept', elementInstanceKey: key, trigger });
}

/** The jobs that run before the element does its work, or before its token leaves. */
export function executionListenersAt(
  { node }: Element,
  event: ExecutionListenerEvent,
): readonly JobDefinition[] {
  return (event === 'START' ? node.executionListeners?.start : node.executionListeners?.end) ?? [];
}
