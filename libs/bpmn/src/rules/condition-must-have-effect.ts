import { describeAtStart, describeElement } from '../document/describe-element.js';
import { child, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { evaluatesConditions } from './evaluates-conditions.js';

/** Behind events, parallel and event-based gateways a flow is taken without asking. Source: BPMN 2.0.2 section 8.4.13. */
export const conditionMustHaveEffect: DeploymentRule = {
  name: 'condition-must-have-effect',
  *check({ flowElements }) {
    for (const flow of flowElements) {
      const source = child(flow, 'sourceRef');
      if (flow.$type !== 'bpmn:SequenceFlow' || source === undefined) continue;
      if (evaluatesConditions(source) || child(flow, 'conditionExpression') === undefined) continue;
      yield {
        elementId: idOf(flow),
        message: `${describeAtStart(flow)} has a condition but leaves the ${describeElement(source)}.`,
        fix: 'Put an exclusive gateway in between, or remove the condition.',
      };
    }
  },
};
