import type { FlowNode, GatewayNode } from '@vorgang/bpmn';
import type { Element, Execution } from '../../conduct/execution.js';
import { nodeOf } from '../../conduct/execution.js';
import { prepareMessageSubscription } from '../../conduct/open-message-subscription.js';
import { prepareWaits } from '../../conduct/open-subscriptions.js';
import { success, type Outcome } from '../../conduct/outcome.js';
import { lookupFrom } from '../../conduct/read-variables.js';
import type { Beginning, ElementBehaviour } from '../element-behaviour.js';

/**
 * Waits for the events behind it; the first that happens takes the token and ends the wait for the others.
 * Source: BPMN 2.0.2 section 10.6.6 and 13.4.4.
 */
export const eventBasedGateway: ElementBehaviour<GatewayNode> = {
  prepare(execution, element) {
    const openings: Beginning[] = [];
    for (const flow of element.node.outgoing) {
      const prepared = prepareWaitsFor(execution, element, nodeOf(execution, flow.targetId));
      if (!prepared.ok) return prepared;
      openings.push(...prepared.value);
    }
    return success(() => {
      for (const open of openings) open();
    });
  },
};

/** Evaluates what the gateway waits for on behalf of one element behind it. */
export function prepareWaitsFor(
  execution: Execution,
  gateway: Element<GatewayNode>,
  event: FlowNode,
): Outcome<readonly Beginning[]> {
  const site = {
    element: gateway,
    event,
    interrupting: true,
    variables: lookupFrom(execution.draft, gateway.key),
  };
  if (event.kind === 'event') return prepareWaits(execution, site, event.definitions);
  if (event.kind === 'task' && event.work.kind === 'message') {
    const opening = prepareMessageSubscription(execution, site, event.work.message);
    return opening.ok ? success([opening.value]) : opening;
  }
  throw new Error(`Gateway "${gateway.node.id}" leads to "${event.id}", which waits for nothing.`);
}
