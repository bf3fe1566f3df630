import type { ElementId, GatewayNode, SequenceFlow } from '@vorgang/bpmn';
import type { ElementInstance } from '../state/execution-state.js';
import { nodeOf, type Execution } from './execution.js';
import { pathsToGateway, type PathsToGateway } from './paths-to-gateway.js';
import { ownMember } from '../state/own-member.js';

/** Incoming flows of a gateway on which tokens wait, in the order of the model. */
export function arrivedFlows(scope: ElementInstance, gateway: GatewayNode): readonly SequenceFlow[] {
  const arrived = ownMember(scope.arrivals, gateway.id) ?? {};
  return gateway.incoming.filter((flow) => (ownMember(arrived, flow.id) ?? 0) > 0);
}

/**
 * Whether a token elsewhere in the scope can still come over one of the empty flows. A token that can come over a
 * flow in `filled` as well is not waited for: it may be a later round on a flow that has had its token.
 * Source: BPMN 2.0.2 section 13.4.3.
 */
export function canTokensStillArrive(
  execution: Execution,
  scope: ElementInstance,
  gateway: GatewayNode,
  empty: readonly SequenceFlow[],
  filled: readonly SequenceFlow[],
): boolean {
  if (empty.length === 0) return false;
  const paths = pathsToGateway(execution.process, gateway);
  return elementsWithToken(execution, scope, gateway).some(
    (elementId) => leadsToAny(paths, elementId, empty) && !leadsToAny(paths, elementId, filled),
  );
}

/** Whether a token stands on the gateway itself. */
export function livesIn(execution: Execution, scope: ElementInstance, gateway: GatewayNode): boolean {
  return execution.draft.childElementIds(scope.key).includes(gateway.id);
}

/** Where tokens are in a scope: on elements, and on flows into elements that hold them back. */
function elementsWithToken(
  execution: Execution,
  scope: ElementInstance,
  gateway: GatewayNode,
): readonly ElementId[] {
  const living = execution.draft.childElementIds(scope.key);
  const held = Object.keys(scope.arrivals ?? {}).filter((elementId) => elementId !== gateway.id);
  const inRound = Object.keys(scope.rounds ?? {}).filter(
    (elementId) => elementId !== gateway.id && maySendAtEndOfRound(execution, elementId),
  );
  return [...new Set([...living, ...held, ...inRound])];
}

/** The end of a round sends tokens over flows with a condition only. */
function maySendAtEndOfRound(execution: Execution, gatewayId: ElementId): boolean {
  return nodeOf(execution, gatewayId).outgoing.some((flow) => flow.condition !== undefined);
}

function leadsToAny(paths: PathsToGateway, elementId: ElementId, flows: readonly SequenceFlow[]): boolean {
  return flows.some((flow) => paths.get(flow.id)?.has(elementId) === true);
}
