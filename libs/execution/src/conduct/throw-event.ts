import type { EventNode } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import { completeElement } from './complete-element.js';
import type { Element, Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';

/**
 * The work of a throwing event: everything that its definitions throw, in the order of the model; what takes time
 * comes last. A none event throws nothing.
 */
export function prepareThrow(execution: Execution, element: Element<EventNode>): Outcome<Beginning> {
  const effects: Beginning[] = [];
  let work: Beginning = () => completeElement(execution, element);
  for (const definition of element.node.definitions) {
    const behaviour = execution.behaviours.eventDefinition(definition);
    const effect = behaviour.prepareEffect?.(execution, element, definition);
    if (effect?.ok === false) return effect;
    if (effect !== undefined) effects.push(effect.value);
    const prepared = behaviour.prepareThrow?.(execution, element, definition);
    if (prepared?.ok === false) return prepared;
    if (prepared !== undefined) work = prepared.value;
  }
  return success(() => {
    for (const bringAbout of effects) bringAbout();
    // What was thrown may have ended the scope of the event.
    if (execution.draft.instance(element.key) !== undefined) work();
  });
}
