import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { messageReceivers } from './message-references.js';

/** A message finds its instance by the correlation key; only a message that starts a process needs none. */
export const messageNeedsCorrelationKey: DeploymentRule = {
  name: 'message-needs-correlation-key',
  *check(document) {
    for (const { element, message, startsProcess, needsOthers } of messageReceivers(document)) {
      if ((startsProcess && needsOthers !== true) || message === undefined) continue;
      const subscription = extension(message, 'zeebe:Subscription');
      if (subscription !== undefined && text(subscription, 'correlationKey') !== undefined) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} waits for the message "${text(message, 'name') ?? idOf(message)}" without a correlation key.`,
        fix: 'Add <zeebe:subscription correlationKey="=..." /> to the message.',
      };
    }
  },
};
