import type { EventNode } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import { completeElement } from './complete-element.js';
import type { Element, Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/** The work of a throwing event: what its definition does, or nothing for a none event. */
export function prepareThrow(execution: Execution, element: Element<EventNode>): Outcome<Beginning> {
  const [definition] = element.node.definitions;
  const thrown =
    definition === undefined
      ? undefined
      : execution.behaviours.eventDefinition(definition).prepareThrow?.(execution, element, definition);
  return thrown ?? success(() => completeElement(execution, element));
}
