import type { SignalChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { StepProjection } from '../step-projection.js';

const table = { created: 'signal_subscriptions', changed: 'changed_signal_subscriptions' } as const;

type SubscriptionChange = Exclude<SignalChange, { readonly kind: 'signalThrown' }>;

/** Signal subscriptions: closed ones stay for queries. */
export function projectSignalSubscription(change: SubscriptionChange, step: StepProjection): void {
  switch (change.kind) {
    case 'signalSubscriptionOpened':
      step.create(table, change.subscriptionKey, {
        ...step.origin,
        subscription_key: change.subscriptionKey,
        process_definition_id: step.state.bpmnProcessId,
        element_instance_key: change.elementInstanceKey,
        event_id: change.eventId,
        signal_name: storableText(change.signalName),
        interrupting: change.interrupting,
        state: 'CREATED',
        updated_at: step.at,
      });
      return;
    case 'signalCaught':
      return update(change.subscriptionKey, change.closed ? 'CAUGHT' : 'CREATED', step);
    case 'signalSubscriptionClosed':
      return update(change.subscriptionKey, 'DELETED', step);
  }
}

function update(key: string, state: string, step: StepProjection): void {
  step.change(table, key, 'subscription_key', { state, updated_at: step.at });
}
