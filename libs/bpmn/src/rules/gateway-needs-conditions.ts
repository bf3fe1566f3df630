import { describeAtStart, describeElement } from '../document/describe-element.js';
import { child, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { outgoingFlows } from './outgoing-flows.js';

/** Where a gateway has a choice, each way needs a condition; one may be the default. Source: BPMN 2.0.2 section 10.6.2 and 10.6.3. */
/** Gateways that choose among their outgoing flows. */
export const CHOOSING_GATEWAYS: readonly string[] = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'];

export const gatewayNeedsConditions: DeploymentRule = {
  name: 'gateway-needs-conditions',
  *check(document) {
    for (const [gateway, flows] of outgoingFlows(document)) {
      if (!CHOOSING_GATEWAYS.includes(gateway.$type) || flows.length < 2) continue;
      for (const flow of flows) {
        if (flow === child(gateway, 'default') || hasCondition(flow)) continue;
        yield {
          elementId: idOf(flow),
          message: `${describeAtStart(flow)} leaves the ${describeElement(gateway)} without a condition.`,
          fix: 'Add a condition, or make it the default flow of the gateway.',
        };
      }
    }
  },
};

function hasCondition(flow: ModdleElement): boolean {
  const condition = child(flow, 'conditionExpression');
  return condition !== undefined && text(condition, 'body') !== undefined;
}
