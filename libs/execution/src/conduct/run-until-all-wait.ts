import { isPaidByRepetition } from './activation-allowance.js';
import { activateElement, beginElement, holdAtActivationLimit } from './activate-element.js';
import { completeElement, completeScopeWhenEmpty, leaveElement } from './complete-element.js';
import { elementOf, type Continuation, type Element, type Execution } from './execution.js';
import { joinHeldTokens } from './join-held-tokens.js';
import type { ElementInstanceKey } from '../keys.js';
import { takeOutgoingFlows } from './take-outgoing-flows.js';
import { terminateProcessInstance } from './terminate-process-instance.js';
import { triggerCondition } from './trigger-condition.js';

/** Elements that one step activates before it holds, unless the context says otherwise. */
const DEFAULT_ACTIVATION_LIMIT = 10_000;

/** Works through the queue, first come first served, until every token waits and no gateway takes up held ones. */
export function runUntilAllWait(execution: Execution): void {
  const limit = execution.context.activationLimit ?? DEFAULT_ACTIVATION_LIMIT;
  let activations = 0;
  // The queue grows while it is worked through.
  for (let next = 0; next < execution.queue.length || joinHeldTokens(execution); next += 1) {
    const continuation = execution.queue[next]!;
    if (continuation.kind === 'activate' && !isPaidByRepetition(execution, continuation.key)) {
      // What an event brought along cannot wait in the state, so its token is let through: each has one cause.
      if (activations >= limit && continuation.variables === undefined) {
        holdAtActivationLimit(execution, continuation.key, limit);
        continue;
      }
      activations += 1;
    }
    goOn(execution, continuation);
  }
}

function goOn(execution: Execution, continuation: Continuation): void {
  switch (continuation.kind) {
    case 'activate':
      return activateElement(execution, continuation.key, continuation.variables);
    case 'begin':
      return withElement(execution, continuation, (element) => beginElement(execution, element));
    case 'complete':
      return withElement(execution, continuation, (element) => completeElement(execution, element));
    case 'leave':
      return withElement(execution, continuation, (element) => leaveElement(execution, element));
    case 'takeOutgoingFlows':
      return withElement(execution, continuation, (element) => takeOutgoingFlows(execution, element));
    case 'triggerCondition':
      return triggerCondition(execution, continuation.key, continuation.conditionKey);
    case 'completeScope':
      return completeScopeWhenEmpty(execution, continuation.key);
    case 'terminateProcessInstance':
      return terminateProcessInstance(execution);
  }
}

/** Something that ran earlier in this step may have ended the element. */
function withElement(
  execution: Execution,
  continuation: Extract<Continuation, { readonly key: ElementInstanceKey }>,
  act: (element: Element) => void,
): void {
  const instance = execution.draft.instance(continuation.key);
  if (instance !== undefined) act(elementOf(execution, instance));
}
