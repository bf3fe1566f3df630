import type { MessageChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { StepProjection } from '../step-projection.js';

const table = { created: 'subscriptions', changed: 'changed_subscriptions' } as const;

/** Message subscriptions: closed ones stay for queries. */
export function projectMessageSubscription(change: MessageChange, step: StepProjection): void {
  switch (change.kind) {
    case 'messageSubscriptionOpened':
      step.create(table, change.subscriptionKey, {
        ...step.origin,
        subscription_key: change.subscriptionKey,
        process_definition_id: step.state.bpmnProcessId,
        element_instance_key: change.elementInstanceKey,
        event_id: change.eventId,
        message_name: storableText(change.messageName),
        correlation_key: storableText(change.correlationKey),
        interrupting: change.interrupting,
        state: 'CREATED',
        updated_at: step.at,
      });
      return;
    case 'messageCorrelated':
      return update(change.subscriptionKey, change.closed ? 'CORRELATED' : 'CREATED', step);
    case 'messageSubscriptionClosed':
      return update(change.subscriptionKey, 'DELETED', step);
  }
}

function update(key: string, state: string, step: StepProjection): void {
  step.change(table, key, 'subscription_key', { state, updated_at: step.at });
}
