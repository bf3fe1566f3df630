import type { MessageDefinition } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { CatchSite } from '../elements/events/event-definition-behaviour.js';
import type { MessageSubscriptionKey } from '../keys.js';
import { evaluateName } from './evaluate-expression.js';
import { describe, emit, nextKey, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';

/**
 * A wait for a message by name and correlation key.
 * Source: Camunda 8 documentation, "Messages", section "Message subscriptions".
 */
export function prepareMessageSubscription(
  execution: Execution,
  site: CatchSite,
  message: MessageDefinition,
): Outcome<Beginning> {
  const { element, event, variables, interrupting } = site;
  const name = evaluateName(execution, element, message.name, `the message name of "${event.id}"`, variables);
  if (!name.ok) return name;
  if (message.correlationKey === undefined) {
    return failure(
      'EXTRACT_VALUE_ERROR',
      `${describe(event)} waits for message "${name.value}" without a correlation key. Add one in a new version.`,
    );
  }
  const purpose = `the correlation key of "${event.id}"`;
  const correlationKey = evaluateName(execution, element, message.correlationKey, purpose, variables);
  if (!correlationKey.ok) return correlationKey;
  return success(() =>
    emit(execution, {
      kind: 'messageSubscriptionOpened',
      subscriptionKey: nextKey<MessageSubscriptionKey>(execution),
      elementInstanceKey: element.key,
      eventId: event.id,
      messageName: name.value,
      correlationKey: correlationKey.value,
      interrupting,
    }),
  );
}
