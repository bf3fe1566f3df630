import type { EventDefinition } from '@vorgang/bpmn';
import { evaluateEventCondition, fulfilCondition } from '../../conduct/evaluate-conditions.js';
import { emit, nextKey } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import type { ConditionKey } from '../../keys.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * Happens when its condition comes to hold, at once where it holds already. What does not interrupt happens again
 * when the condition has ceased to hold in between. Source: BPMN 2.0.2 section 10.5.5.
 */
export const conditionalEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'conditional' }>> = {
  prepareCatch(execution, { element, event, variables }, definition) {
    if (event.kind !== 'event') throw new Error(`"${event.id}" is no event, and waits for a condition.`);
    const holds = evaluateEventCondition(execution, element, event, definition.condition, variables);
    if (!holds.ok) return holds;
    return success(() => {
      const conditionKey = nextKey<ConditionKey>(execution);
      emit(execution, {
        kind: 'conditionSubscriptionOpened',
        conditionKey,
        elementInstanceKey: element.key,
        eventId: event.id,
        definition: event.definitions.indexOf(definition),
      });
      if (holds.value) fulfilCondition(execution, element.key, conditionKey);
    });
  },
};
