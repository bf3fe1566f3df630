import { text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Tokens, history and flows name elements by id. */
export const elementNeedsId: DeploymentRule = {
  name: 'element-needs-id',
  *check({ processes, flowElements, resourceName }) {
    for (const element of [...processes, ...flowElements]) {
      if (text(element, 'id') !== undefined) continue;
      yield {
        elementId: resourceName,
        message: `A ${element.$type} ("${text(element, 'name') ?? 'without name'}") has no id.`,
        fix: 'Give the element an id that is unique in the file.',
      };
    }
  },
};
