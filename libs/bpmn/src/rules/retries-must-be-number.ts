import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Fixed retries must be a whole number; FEEL is evaluated when the job is created. */
export const retriesMustBeNumber: DeploymentRule = {
  name: 'retries-must-be-number',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const definition = extension(element, 'zeebe:TaskDefinition');
      const retries = definition && text(definition, 'retries');
      if (retries === undefined || retries.startsWith('=') || /^[1-9]\d{0,5}$/.test(retries)) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has the retries "${retries}", which is no whole number above 0.`,
        fix: 'Write a number such as 3, or an expression beginning with "=".',
      };
    }
  },
};
