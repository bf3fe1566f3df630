import type { GatewayNode, SequenceFlow } from '@vorgang/bpmn';
import { noFlowHolds } from '../../conduct/choose-flows.js';
import { evaluateCondition } from '../../conduct/evaluate-expression.js';
import type { Element, Execution } from '../../conduct/execution.js';
import { success, type Outcome } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * Sends the token over the first flow whose condition holds, else over the default flow; joining, it lets every
 * token through. Source: BPMN 2.0.2 section 10.6.2 and 13.4.2.
 */
export const exclusiveGateway: ElementBehaviour<GatewayNode> = {
  prepare: passThrough,

  chooseFlows: firstFlowThatHolds,
};

function firstFlowThatHolds(
  execution: Execution,
  element: Element<GatewayNode>,
): Outcome<readonly SequenceFlow[]> {
  const { node } = element;
  for (const flow of node.outgoing) {
    if (flow.id === node.defaultFlowId) continue;
    if (flow.condition === undefined) return success([flow]);
    const holds = evaluateCondition(execution, element, flow, flow.condition);
    if (!holds.ok) return holds;
    if (holds.value) return success([flow]);
  }
  const defaultFlow = node.outgoing.find((flow) => flow.id === node.defaultFlowId);
  if (defaultFlow !== undefined) return success([defaultFlow]);
  if (node.outgoing.length === 0) return success([]);
  return noFlowHolds(node, 'exclusive');
}
