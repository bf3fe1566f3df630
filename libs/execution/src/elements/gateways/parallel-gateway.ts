import type { ElementId, GatewayNode } from '@vorgang/bpmn';
import { placeToken } from '../../conduct/activate-element.js';
import { emit } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import type { ElementInstance } from '../../state/execution-state.js';
import type { ElementBehaviour } from '../element-behaviour.js';
import { ownMember } from '../../state/own-member.js';

/**
 * Joining, it takes one token from each incoming flow at once; forking, it sends one over each outgoing flow.
 * Further tokens on a flow wait for the next round. Source: BPMN 2.0.2 section 10.6.4 and 13.4.1.
 */
export const parallelGateway: ElementBehaviour<GatewayNode> = {
  receiveToken(execution, node, scopeKey, flow) {
    if (node.incoming.length === 1) {
      placeToken(execution, node, scopeKey, [flow]);
      return;
    }
    emit(execution, { kind: 'tokenArrived', scopeKey, gatewayId: node.id, flowId: flow.id });
    const arrived = arrivalsAt(execution.draft.instance(scopeKey), node.id);
    if (node.incoming.every((incoming) => (ownMember(arrived, incoming.id) ?? 0) > 0)) {
      placeToken(execution, node, scopeKey, node.incoming);
    }
  },

  prepare: passThrough,

  // Conditions on the flows are not evaluated.
  chooseFlows: (_execution, element) => success(element.node.outgoing),
};

function arrivalsAt(
  scope: ElementInstance | undefined,
  gatewayId: ElementId,
): Readonly<Record<ElementId, number>> {
  return ownMember(scope?.arrivals, gatewayId) ?? {};
}
