import type { GatewayNode, SequenceFlow } from '@vorgang/bpmn';
import type { VariableLookup } from '@vorgang/feel';
import { placeToken } from '../../conduct/activate-element.js';
import { flowsThatHold, noFlowHolds } from '../../conduct/choose-flows.js';
import { evaluateFeel, wrongValue } from '../../conduct/evaluate-expression.js';
import { elementOf, emit, type Element, type Execution } from '../../conduct/execution.js';
import { holdToken } from '../../conduct/hold-token.js';
import { success, type Outcome } from '../../conduct/outcome.js';
import { passThrough } from '../../conduct/pass-through.js';
import { raiseIncident } from '../../conduct/raise-incident.js';
import { lookupFrom } from '../../conduct/read-variables.js';
import { arrivedFlows, canTokensStillArrive, livesIn } from '../../conduct/tokens-on-the-way.js';
import type { ElementInstance } from '../../state/execution-state.js';
import type { ElementBehaviour } from '../element-behaviour.js';
import { ownMember } from '../../state/own-member.js';

/**
 * Begins a round as soon as its activation condition finds the arrived tokens enough, and ends it with the tokens of
 * the other flows, as far as they can still arrive. Conditions of outgoing flows are evaluated both times and tell them
 * apart by `waitingForStart`. A flow without a condition, and the default flow, are taken when the round begins; where
 * none is taken then, it is a fault, whereas the end of a round may send no token at all.
 * Source: BPMN 2.0.2 section 10.6.5 and 13.4.5.
 */
export const complexGateway: ElementBehaviour<GatewayNode> = {
  receiveToken: holdToken,

  joinHeldTokens(execution, node, scope) {
    // The token of a round that an incident holds still has to choose its flows.
    if (livesIn(execution, scope, node)) return false;
    const begun = ownMember(scope.rounds, node.id);
    return begun === undefined ? beginRound(execution, node, scope) : endRound(execution, node, scope, begun);
  },

  prepare: passThrough,

  chooseFlows(execution, element) {
    return isBeginning(execution, element)
      ? flowsAtBeginning(execution, element)
      : flowsAtEnd(execution, element);
  },
};

function beginRound(execution: Execution, node: GatewayNode, scope: ElementInstance): boolean {
  const flows = arrivedFlows(scope, node);
  if (flows.length === 0) return false;
  const isEnough = evaluateActivation(execution, node, scope);
  if (!isEnough.ok) {
    // It holds the scope's incident until it is resolved, which asks the gateway again.
    if (scope.incident === undefined) {
      raiseIncident(execution, elementOf(execution, scope), 'events', isEnough.fault);
    }
    return false;
  }
  if (!isEnough.value) return false;
  const flowIds = flows.map((flow) => flow.id);
  emit(execution, { kind: 'gatewayRoundBegan', scopeKey: scope.key, gatewayId: node.id, flowIds });
  placeToken(execution, node, scope.key, flows);
  return true;
}

function endRound(
  execution: Execution,
  node: GatewayNode,
  scope: ElementInstance,
  begun: readonly string[],
): boolean {
  const isMissing = (flow: SequenceFlow) => !begun.includes(flow.id);
  const arrived = arrivedFlows(scope, node);
  const empty = node.incoming.filter((flow) => isMissing(flow) && !arrived.includes(flow));
  if (canTokensStillArrive(execution, scope, node, empty, arrived.filter(isMissing))) return false;
  emit(execution, { kind: 'gatewayRoundEnded', scopeKey: scope.key, gatewayId: node.id });
  placeToken(execution, node, scope.key, arrived.filter(isMissing));
  return true;
}

function evaluateActivation(
  execution: Execution,
  node: GatewayNode,
  scope: ElementInstance,
): Outcome<boolean> {
  const { activationCondition: condition } = node;
  if (condition === undefined)
    throw new Error(`Complex gateway "${node.id}" joins without an activation condition.`);
  const counts = ownMember(scope.arrivals, node.id) ?? {};
  const activationCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const outer = lookupFrom(execution.draft, scope.key);
  const variables: VariableLookup = (name) => {
    if (name === 'activationCount') return activationCount;
    if (name === 'activationCounts') return counts;
    return outer(name);
  };
  const place = elementOf(execution, scope);
  const purpose = `the activation condition of gateway "${node.id}"`;
  const result = evaluateFeel(execution, place, condition, variables, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'boolean') return success(value);
  const expression = { kind: 'feel', expression: condition } as const;
  return wrongValue(place, expression, purpose, 'true or false', value, reason);
}

/** A gateway that joins nothing has no rounds: each token is a beginning. */
function isBeginning(execution: Execution, { node, scopeKey }: Element<GatewayNode>): boolean {
  const scope = scopeKey === null ? undefined : execution.draft.instance(scopeKey);
  return node.incoming.length < 2 || ownMember(scope?.rounds, node.id) !== undefined;
}

function flowsAtBeginning(
  execution: Execution,
  element: Element<GatewayNode>,
): Outcome<readonly SequenceFlow[]> {
  const { node } = element;
  const flows = flowsThatHold(execution, element, node.defaultFlowId, phase(execution, element, true));
  if (!flows.ok || flows.value.length > 0 || node.outgoing.length === 0) return flows;
  return noFlowHolds(node, 'complex');
}

function flowsAtEnd(execution: Execution, element: Element<GatewayNode>): Outcome<readonly SequenceFlow[]> {
  const flows = flowsThatHold(execution, element, undefined, phase(execution, element, false));
  if (!flows.ok) return flows;
  return success(flows.value.filter((flow) => flow.condition !== undefined));
}

function phase(
  execution: Execution,
  element: Element<GatewayNode>,
  waitingForStart: boolean,
): VariableLookup {
  const variables = lookupFrom(execution.draft, element.key);
  return (name) => (name === 'waitingForStart' ? waitingForStart : variables(name));
}
