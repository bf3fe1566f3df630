import type { ConditionKey, ElementInstanceKey } from '../keys.js';
import { closesWithFirst } from './closes-with-first.js';
import { elementOf, emit, nodeOf, type Execution } from './execution.js';
import { triggerEvent } from './trigger-event.js';

/** A condition has come to hold: its event happens, unless something ended the wait since. */
export function triggerCondition(
  execution: Execution,
  key: ElementInstanceKey,
  conditionKey: ConditionKey,
): void {
  const instance = execution.draft.instance(key);
  const wait = instance?.waits.find(
    (candidate) => candidate.kind === 'condition' && candidate.conditionKey === conditionKey,
  );
  if (instance === undefined || wait?.kind !== 'condition') return;
  if (closesWithFirst(nodeOf(execution, wait.eventId))) {
    emit(execution, { kind: 'conditionSubscriptionClosed', conditionKey, elementInstanceKey: key });
  }
  triggerEvent(execution, elementOf(execution, instance), wait.eventId, undefined);
}
