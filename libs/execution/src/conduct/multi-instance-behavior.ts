import type { EventDefinition, EventNode, LoopCharacteristics } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import { evaluateLoopCondition } from './evaluate-loop-condition.js';
import type { Element, Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/**
 * Evaluates what the completion of an instance of a multi-instance activity throws.
 * Source: BPMN 2.0.2, table 10.30 and 10.31.
 *
 * @param counts what conditions know of the loop, this instance completed
 */
export function prepareBehavior(
  execution: Execution,
  element: Element,
  loop: LoopCharacteristics,
  counts: Readonly<Record<string, number>>,
): Outcome<readonly Beginning[]> {
  const thrown = eventsToThrow(execution, element, loop, counts);
  if (!thrown.ok) return thrown;
  const effects: Beginning[] = [];
  for (const definition of thrown.value) {
    const event = throwerOf(element, definition);
    const behaviour = execution.behaviours.eventDefinition(definition);
    // What ends the activity, such as an error, is no effect beside the work, but comes down to one here.
    const effect = (behaviour.prepareEffect ?? behaviour.prepareThrow)?.(execution, event, definition);
    if (effect === undefined) continue;
    if (!effect.ok) return effect;
    effects.push(effect.value);
  }
  return success(effects);
}

function eventsToThrow(
  execution: Execution,
  element: Element,
  loop: LoopCharacteristics,
  counts: Readonly<Record<string, number>>,
): Outcome<readonly EventDefinition[]> {
  const behavior = loop.kind === 'multiInstance' ? loop.behavior : undefined;
  if (behavior === undefined) return success([]);
  switch (behavior.kind) {
    case 'none':
      return success([behavior.event]);
    case 'one':
      return success(counts['numberOfCompletedInstances'] === 1 ? [behavior.event] : []);
    case 'complex': {
      const events: EventDefinition[] = [];
      for (const { condition, event } of behavior.cases) {
        const variables = lookupFrom(execution.draft, element.key);
        const holds = evaluateLoopCondition(execution, element, condition, variables, counts);
        if (!holds.ok) return holds;
        if (holds.value) events.push(event);
      }
      return success(events);
    }
  }
}

/** The instance as the event that throws on its behalf, an implicit throw event. */
function throwerOf({ node, key, scopeKey }: Element, definition: EventDefinition): Element<EventNode> {
  const event: EventNode = {
    kind: 'event',
    id: node.id,
    ...(node.name === undefined ? {} : { name: node.name }),
    elementType: 'INTERMEDIATE_THROW_EVENT',
    scopeId: node.scopeId,
    incoming: [],
    outgoing: [],
    inputs: [],
    outputs: [],
    properties: {},
    position: 'throw',
    definitions: [definition],
    interrupting: false,
  };
  return { node: event, key, scopeKey };
}
