import { isFeelLanguage } from '@vorgang/feel';
import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** A script is one FEEL expression; with `zeebe:script` its result needs a variable. */
export const scriptNeedsExpression: DeploymentRule = {
  name: 'script-needs-expression',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:ScriptTask') continue;
      const script = extension(element, 'zeebe:Script');
      for (const property of script === undefined ? [] : ['expression', 'resultVariable']) {
        if (script !== undefined && text(script, property) !== undefined) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has a script without ${property}.`,
          fix: `Set ${property} of zeebe:script.`,
        };
      }
      const plain = text(element, 'script');
      if (plain === undefined) continue;
      if (script !== undefined || !isFeelLanguage(text(element, 'scriptFormat'))) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} has a script in another language or beside zeebe:script.`,
          fix: 'Write one FEEL expression into zeebe:script.',
        };
      }
    }
  },
};
