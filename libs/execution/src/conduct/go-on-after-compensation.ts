import type { EventNode } from '@vorgang/bpmn';
import { leaveTransaction } from './cancel-transaction.js';
import { continueCompensation } from './compensate.js';
import { completeElement } from './complete-element.js';
import type { Element, Execution } from './execution.js';

/** A handler that an event ran to undo something is done: the next one follows, or the event has done its work. */
export function goOnAfterCompensation(execution: Execution, thrower: Element<EventNode>): void {
  if (!continueCompensation(execution, thrower)) return;
  const cancels = thrower.node.definitions.some(({ kind }) => kind === 'cancel');
  if (cancels) leaveTransaction(execution, thrower);
  else completeElement(execution, thrower);
}
