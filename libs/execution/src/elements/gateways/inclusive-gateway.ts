import type { GatewayNode } from '@vorgang/bpmn';
import { placeToken } from '../../conduct/activate-element.js';
import { flowsThatHold, noFlowHolds } from '../../conduct/choose-flows.js';
import { holdToken } from '../../conduct/hold-token.js';
import { success } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import { arrivedFlows, canTokensStillArrive } from '../../conduct/tokens-on-the-way.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/**
 * Forking, it sends a token over each flow whose condition holds, else over the default flow. Joining, it waits
 * exactly for the tokens that can still arrive. Source: BPMN 2.0.2 section 10.6.3 and 13.4.3.
 */
export const inclusiveGateway: ElementBehaviour<GatewayNode> = {
  receiveToken: holdToken,

  joinHeldTokens(execution, node, scope) {
    const filled = arrivedFlows(scope, node);
    if (filled.length === 0) return false;
    const empty = node.incoming.filter((flow) => !filled.includes(flow));
    if (canTokensStillArrive(execution, scope, node, empty, filled)) return false;
    placeToken(execution, node, scope.key, filled);
    return true;
  },

  prepare: passThrough,

  chooseFlows(execution, element) {
    const { node } = element;
    const flows = flowsThatHold(execution, element, node.defaultFlowId);
    if (!flows.ok || flows.value.length > 0) return flows;
    return node.outgoing.length === 0 ? success([]) : noFlowHolds(node, 'inclusive');
  },
};
