import { describeAtStart } from '../document/describe-element.js';
import { child, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { incomingFlows } from './incoming-flows.js';

/** Where tokens meet at a complex gateway, its activation condition says when they are enough. Source: BPMN 2.0.2 section 10.6.5. */
export const complexGatewayNeedsCondition: DeploymentRule = {
  name: 'complex-gateway-needs-condition',
  *check(document) {
    const incoming = incomingFlows(document);
    for (const element of document.flowElements) {
      if (element.$type !== 'bpmn:ComplexGateway' || (incoming.get(element)?.length ?? 0) < 2) continue;
      const condition = child(element, 'activationCondition');
      if (condition !== undefined && text(condition, 'body') !== undefined) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} joins several flows without an activation condition.`,
        fix: 'Write an activation condition, such as "activationCount >= 2", or use another gateway.',
      };
    }
  },
};
