import type { ElementId, FlowNode } from '@vorgang/bpmn';
import { closesWithFirst } from '../conduct/closes-with-first.js';
import { emit, nodeOf, type Execution } from '../conduct/execution.js';
import type { ElementInstance } from '../state/execution-state.js';
import type { EventWait } from './event-subscriptions.js';

/** A subscription goes on for an event of the target, with its key and with what it waits for. */
export function migrateSubscription(
  execution: Execution,
  instance: ElementInstance,
  wait: EventWait,
  eventId: ElementId,
): void {
  const elementInstanceKey = instance.key;
  const event = nodeOf(execution, eventId);
  switch (wait.kind) {
    case 'timer':
      return emit(execution, { kind: 'timerMigrated', timerKey: wait.timerKey, elementInstanceKey, eventId });
    case 'message':
      return emit(execution, {
        kind: 'messageSubscriptionMigrated',
        subscriptionKey: wait.subscriptionKey,
        elementInstanceKey,
        eventId,
        interrupting: closesWithFirst(event),
      });
    case 'signal':
      return emit(execution, {
        kind: 'signalSubscriptionMigrated',
        subscriptionKey: wait.subscriptionKey,
        elementInstanceKey,
        eventId,
        interrupting: closesWithFirst(event),
      });
    case 'condition':
      return emit(execution, {
        kind: 'conditionSubscriptionMigrated',
        conditionKey: wait.conditionKey,
        elementInstanceKey,
        eventId,
        definition: placeOfCondition(event, instance, wait),
      });
  }
}

/** The first condition that an event waits for goes on as the first of the target, the second as the second. */
function placeOfCondition(
  event: FlowNode,
  { waits }: ElementInstance,
  { eventId, definition }: Extract<EventWait, { kind: 'condition' }>,
): number {
  if (event.kind !== 'event') throw new Error(`"${event.id}" is no event, and waits for a condition.`);
  const before = waits.filter(
    (wait) => wait.kind === 'condition' && wait.eventId === eventId && wait.definition < definition,
  ).length;
  const places = event.definitions.flatMap(({ kind }, place) => (kind === 'conditional' ? [place] : []));
  return places[before] ?? places[0] ?? 0;
}
