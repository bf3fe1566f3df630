import { describeAtStart } from '../document/describe-element.js';
import { child, children, extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** A conditional event waits for its condition, whenever a variable that it reads changes. Source: BPMN 2.0.2 section 10.5.5. */
export const conditionalEventNeedsCondition: DeploymentRule = {
  name: 'conditional-event-needs-condition',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const definition of children(element, 'eventDefinitions')) {
        if (definition.$type !== 'bpmn:ConditionalEventDefinition') continue;
        const condition = child(definition, 'condition');
        if (condition === undefined || text(condition, 'body') === undefined) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has no condition.`,
            fix: 'Write the condition that it waits for in FEEL, such as "amount > 100".',
          };
        }
        if (extension(definition, 'zeebe:ConditionalFilter') !== undefined) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has a filter of variables, which has no effect.`,
            fix: 'Remove zeebe:conditionalFilter; the condition is evaluated when a variable that it reads changes.',
          };
        }
      }
    }
  },
};
