import { describeAtStart } from '../document/describe-element.js';
import { children, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** An intermediate catch event without trigger would wait for nothing. */
export const catchEventNeedsTrigger: DeploymentRule = {
  name: 'catch-event-needs-trigger',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:IntermediateCatchEvent') continue;
      if (children(element, 'eventDefinitions').length > 0) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has no trigger.`,
        fix: 'Make it a timer, message, signal or conditional event, or an intermediate throw event if it only marks a milestone.',
      };
    }
  },
};
