import { describeAtStart } from '../document/describe-element.js';
import { idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { messageReceivers } from './message-references.js';

/** Messages are published by name. */
export const messageNeedsName: DeploymentRule = {
  name: 'message-needs-name',
  *check(document) {
    for (const { element, message } of messageReceivers(document)) {
      if (message !== undefined && text(message, 'name') !== undefined) continue;
      const lack =
        message === undefined
          ? 'refers to no message'
          : `refers to the message "${idOf(message)}", which has no name`;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} ${lack}.`,
        fix: 'Choose a message and give it the name under which it is published.',
      };
    }
  },
};
