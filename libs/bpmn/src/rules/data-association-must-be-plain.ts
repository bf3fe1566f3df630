import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Data objects are drawn for readers; an association that transforms data would have to run. */
export const dataAssociationMustBePlain: DeploymentRule = {
  name: 'data-association-must-be-plain',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const associations = [
        ...children(element, 'dataInputAssociations'),
        ...children(element, 'dataOutputAssociations'),
      ];
      if (
        associations.every(
          (one) => children(one, 'assignment').length === 0 && child(one, 'transformation') === undefined,
        )
      )
        continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has a data association with an assignment or transformation, which does not run.`,
        fix: 'Map data with zeebe:ioMapping.',
      };
    }
  },
};
