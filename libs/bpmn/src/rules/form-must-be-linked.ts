import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** A form is a deployed form named by its id, or an external page; exactly one of them. */
export const formMustBeLinked: DeploymentRule = {
  name: 'form-must-be-linked',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const form = extension(element, 'zeebe:FormDefinition');
      if (form === undefined) continue;
      const finding = {
        elementId: idOf(element),
        fix: 'Set formId of zeebe:formDefinition to the id of a deployed form.',
      };
      if (text(form, 'formKey') !== undefined) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} has an embedded form (formKey), which is not read.`,
        };
        continue;
      }
      const given = ['formId', 'externalReference'].filter((property) => text(form, property) !== undefined);
      if (given.length === 1) continue;
      const words =
        given.length === 0 ? 'neither formId nor externalReference' : 'both formId and externalReference';
      yield { ...finding, message: `${describeAtStart(element)} has a form with ${words}.` };
    }
  },
};
