import type { SequenceFlow } from '@vorgang/bpmn';
import { takeFlow } from './activate-element.js';
import { flowsThatHold } from './choose-flows.js';
import { endInstanceAfter } from './end-instance-after.js';
import { emit, describe, elementOf, type Element, type Execution } from './execution.js';
import { failure, type Outcome } from './outcome.js';
import type { ElementInstanceKey } from '../keys.js';
import { raiseIncident } from './raise-incident.js';
import { registerCompensation } from './register-compensation.js';

/** Ends an element instance and sends its token on; where none leaves, the scope may be at its end. */
export function takeOutgoingFlows(execution: Execution, element: Element): void {
  const behaviour = execution.behaviours.element(element.node);
  const flows = behaviour.chooseFlows
    ? behaviour.chooseFlows(execution, element)
    : flowsWhoseConditionHolds(execution, element);
  if (!flows.ok) return raiseIncident(execution, element, 'takeOutgoing', flows.fault);
  registerCompensation(execution, element);
  emit(execution, {
    kind: 'elementInstanceCompleted',
    elementInstanceKey: element.key,
    elementId: element.node.id,
  });
  behaviour.afterCompletion?.(execution, element);
  const { scopeKey } = element;
  const { id, elementType } = element.node;
  if (endInstanceAfter(execution, id, elementType) && scopeKey !== null) return;
  if (scopeKey === null) return emit(execution, { kind: 'processInstanceCompleted' });
  for (const flow of flows.value) {
    for (let token = 0; token < completionQuantityOf(element); token += 1)
      takeFlow(execution, scopeKey, flow);
  }
  if (flows.value.length === 0) endToken(execution, scopeKey);
}

/** A token is used up: the scope may be at its end. */
function endToken(execution: Execution, scopeKey: ElementInstanceKey): void {
  const instance = execution.draft.instance(scopeKey);
  if (instance === undefined) return;
  const scope = elementOf(execution, instance);
  const behaviour = execution.behaviours.element(scope.node);
  if (behaviour.afterInnerEnd) behaviour.afterInnerEnd(execution, scope);
  else execution.queue.push({ kind: 'completeScope', key: scopeKey });
}

function completionQuantityOf({ node }: Element): number {
  return node.kind === 'task' || node.kind === 'container' ? (node.completionQuantity ?? 1) : 1;
}

/** Source: BPMN 2.0.2 section 13.3.1 and 8.4.13. */
function flowsWhoseConditionHolds(execution: Execution, element: Element): Outcome<readonly SequenceFlow[]> {
  const { node } = element;
  const flows = flowsThatHold(execution, element, node.defaultFlowId);
  if (!flows.ok || flows.value.length > 0 || node.outgoing.length === 0) return flows;
  return failure(
    'CONDITION_ERROR',
    `No condition of the flows that leave ${describe(node)} holds. Correct the variables that the ` +
      'conditions read and resolve the incident, or give one flow no condition in a new version.',
  );
}
