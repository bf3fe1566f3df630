import { idOf } from '../document/moddle-element.js';
import { isUnsafeName } from '../document/unsafe-names.js';
import type { DeploymentRule } from './deployment-rule.js';
import { namesIn } from './element-names.js';

/** Ids, variables, headers and properties become keys of maps; see {@link isUnsafeName}. */
export const nameMustBeSafe: DeploymentRule = {
  name: 'name-must-be-safe',
  *check({ processes, flowElements }) {
    for (const element of [...processes, ...flowElements]) {
      for (const name of namesIn(element)) {
        if (!isUnsafeName(name)) continue;
        yield {
          elementId: idOf(element),
          message: `"${name}" is reserved and cannot be an id, a variable, a header or a property.`,
          fix: 'Choose another name.',
        };
      }
    }
  },
};
