import { describeAtStart } from '../document/describe-element.js';
import { idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { messageReceivers } from './message-references.js';

/** One message starts one instance, so only one start event of a process may wait for it. */
export const messageStartMustBeUnique: DeploymentRule = {
  name: 'message-start-must-be-unique',
  *check(document) {
    const seen = new Set<string>();
    for (const { element, message, startsProcess } of messageReceivers(document)) {
      const name = message && text(message, 'name');
      if (!startsProcess || name === undefined || element.$parent === undefined) continue;
      const key = JSON.stringify([idOf(element.$parent), name]);
      if (seen.has(key)) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} is started by the message "${name}", as another start event of the process is.`,
          fix: 'Use different messages, or join the two start events.',
        };
      }
      seen.add(key);
    }
  },
};
