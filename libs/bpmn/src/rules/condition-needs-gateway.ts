import { describeAtStart, describeElement } from '../document/describe-element.js';
import { child, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Conditions are evaluated at exclusive gateways; elsewhere the flow would be taken without asking. */
export const conditionNeedsGateway: DeploymentRule = {
  name: 'condition-needs-gateway',
  *check({ flowElements }) {
    for (const flow of flowElements) {
      const source = child(flow, 'sourceRef');
      if (flow.$type !== 'bpmn:SequenceFlow' || source === undefined) continue;
      if (source.$type === 'bpmn:ExclusiveGateway' || child(flow, 'conditionExpression') === undefined)
        continue;
      yield {
        elementId: idOf(flow),
        message: `${describeAtStart(flow)} has a condition but leaves the ${describeElement(source)}.`,
        fix: 'Put an exclusive gateway in between, or remove the condition.',
      };
    }
  },
};
