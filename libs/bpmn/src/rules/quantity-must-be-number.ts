import { describeAtStart } from '../document/describe-element.js';
import { idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** An activity waits for at least one token and sends at least one. Source: BPMN 2.0.2, table 10.3. */
export const quantityMustBeNumber: DeploymentRule = {
  name: 'quantity-must-be-number',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const property of ['startQuantity', 'completionQuantity']) {
        const quantity = element[property] ?? 1;
        if (typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 1 && quantity <= 1000)
          continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has the ${property} "${String(quantity)}".`,
          fix: `Set ${property} to a whole number from 1 to 1000.`,
        };
      }
    }
  },
};
