import type { EventDefinition } from '@vorgang/bpmn';
import { prepareChain } from '../../conduct/causation.js';
import { evaluateName } from '../../conduct/evaluate-expression.js';
import { emit, nextKey } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import { localVariables } from '../../conduct/read-variables.js';
import type { SignalKey, SignalSubscriptionKey } from '../../keys.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * Catches every signal of its name, wherever it was thrown. Throwing, it hands the event's local variables (those of
 * its input mappings) to the broadcast, which is not part of the step.
 * Source: BPMN 2.0.2 section 10.5.5; Camunda 8 documentation, "Signal events".
 */
export const signalEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'signal' }>> = {
  prepareCatch(execution, { element, event, interrupting, variables }, { signal }) {
    const purpose = `the signal name of "${event.id}"`;
    const name = evaluateName(execution, element, signal.name, purpose, variables);
    if (!name.ok) return name;
    return success(() =>
      emit(execution, {
        kind: 'signalSubscriptionOpened',
        subscriptionKey: nextKey<SignalSubscriptionKey>(execution),
        elementInstanceKey: element.key,
        eventId: event.id,
        signalName: name.value,
        interrupting,
      }),
    );
  },

  prepareEffect(execution, element, { signal }) {
    const name = evaluateName(execution, element, signal.name, 'the signal name');
    if (!name.ok) return name;
    const chain = prepareChain(execution, element, name.value);
    if (!chain.ok) return chain;
    return success(() =>
      emit(execution, {
        kind: 'signalThrown',
        signalKey: nextKey<SignalKey>(execution),
        elementInstanceKey: element.key,
        elementId: element.node.id,
        signalName: name.value,
        variables: localVariables(execution.draft, element.key),
        causation: chain.value,
      }),
    );
  },
};
