import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { isVariableName } from './variable-name.js';

/** The result of a decision or script goes into a variable that expressions can name. */
export const resultVariableMustBeName: DeploymentRule = {
  name: 'result-variable-must-be-name',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const type of ['zeebe:CalledDecision', 'zeebe:Script']) {
        const holder = extension(element, type);
        const variable = holder && text(holder, 'resultVariable');
        if (variable === undefined || isVariableName(variable)) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} writes its result to "${variable}", which is no variable name.`,
          fix: 'Use letters, digits and "_", beginning with a letter.',
        };
      }
    }
  },
};
