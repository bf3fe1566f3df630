import type { ElementId, GatewayNode, SequenceFlow } from '@vorgang/bpmn';
import type { VariableLookup } from '@vorgang/feel';
import { evaluateCondition } from './evaluate-expression.js';
import { describe, type Element, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';

/**
 * All flows whose condition holds and all that have none; where there is no such flow, the default flow.
 * Source: BPMN 2.0.2 section 8.4.13, 10.6.3 and 13.4.3.
 *
 * @returns no flow where none is taken and there is no default flow, which only some elements allow
 */
export function flowsThatHold(
  execution: Execution,
  element: Element,
  defaultFlowId: ElementId | undefined,
  variables?: VariableLookup,
): Outcome<readonly SequenceFlow[]> {
  const { outgoing } = element.node;
  const taken: SequenceFlow[] = [];
  for (const flow of outgoing) {
    if (flow.id === defaultFlowId) continue;
    if (flow.condition !== undefined) {
      const holds = evaluateCondition(execution, element, flow, flow.condition, variables);
      if (!holds.ok) return holds;
      if (!holds.value) continue;
    }
    taken.push(flow);
  }
  if (taken.length > 0) return success(taken);
  return success(outgoing.filter((flow) => flow.id === defaultFlowId));
}

/** The fault of a gateway that must send on its token and has no flow for it. */
export function noFlowHolds(node: GatewayNode, kind: string): Outcome<never> {
  return failure(
    'CONDITION_ERROR',
    `No condition of the flows that leave ${kind} gateway ${describe(node)} holds, and it has no default flow. ` +
      'Correct the variables that the conditions read and resolve the incident, or give it a default flow in a new version.',
  );
}
