import type { EventNode } from '@vorgang/bpmn';
import { eventsOnBoundary } from './catching-events.js';
import { interruptScope } from './event-sub-processes.js';
import { elementOf, type Element, type Execution } from './execution.js';
import { triggerEvent } from './trigger-event.js';

/** Ends everything in the transaction but the event that cancels it. */
export function cancelTransaction(execution: Execution, cancelEnd: Element<EventNode>): void {
  const scope = cancelEnd.scopeKey === null ? undefined : execution.draft.instance(cancelEnd.scopeKey);
  if (scope !== undefined) interruptScope(execution, elementOf(execution, scope), cancelEnd.key);
}

/** All is undone: the token leaves over the cancel event on the boundary of the transaction. */
export function leaveTransaction(execution: Execution, cancelEnd: Element<EventNode>): void {
  for (let key = cancelEnd.scopeKey; key !== null;) {
    const instance = execution.draft.instance(key);
    if (instance === undefined) return;
    const transaction = elementOf(execution, instance);
    const event = eventsOnBoundary(execution, transaction).find(({ definitions }) =>
      definitions.some(({ kind }) => kind === 'cancel'),
    );
    if (event !== undefined) return triggerEvent(execution, transaction, event.id, undefined);
    key = instance.scopeKey;
  }
  throw new Error(
    `No event on the boundary of a transaction catches the cancel event "${cancelEnd.node.id}".`,
  );
}
