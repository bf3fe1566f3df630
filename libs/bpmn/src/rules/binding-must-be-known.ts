import { describeAtStart } from '../document/describe-element.js';
import { extensions, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

const BINDINGS: readonly string[] = ['latest', 'deployment', 'versionTag'];

/** Which version of a form or decision is meant must be clear. */
export const bindingMustBeKnown: DeploymentRule = {
  name: 'binding-must-be-known',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const holder of extensions(element)) {
        const binding = text(holder, 'bindingType');
        if (binding === undefined) continue;
        if (!BINDINGS.includes(binding)) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has the unknown binding "${binding}".`,
            fix: `Use one of: ${BINDINGS.join(', ')}.`,
          };
        }
        if (binding === 'versionTag' && text(holder, 'versionTag') === undefined) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} binds to a version tag but names none.`,
            fix: 'Set the attribute versionTag.',
          };
        }
      }
    }
  },
};
