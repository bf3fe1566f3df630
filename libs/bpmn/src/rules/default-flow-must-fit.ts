import { describeAtStart } from '../document/describe-element.js';
import { child, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** The default flow is taken when no condition holds: it leaves the element and has none itself. */
export const defaultFlowMustFit: DeploymentRule = {
  name: 'default-flow-must-fit',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const flow = child(element, 'default');
      if (flow === undefined) continue;
      if (child(flow, 'sourceRef') !== element) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has the default flow "${idOf(flow)}", which does not leave it.`,
          fix: 'Choose one of its own outgoing flows.',
        };
      }
      if (child(flow, 'conditionExpression') !== undefined) {
        yield {
          elementId: idOf(flow),
          message: `${describeAtStart(flow)} is a default flow and has a condition.`,
          fix: 'Remove the condition.',
        };
      }
    }
  },
};
