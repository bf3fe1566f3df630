import { describeAtStart } from '../document/describe-element.js';
import { children, extension, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Of the events only those that throw a message are done by a worker. */
export const jobBelongsToMessage: DeploymentRule = {
  name: 'job-belongs-to-message',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:EndEvent' && element.$type !== 'bpmn:IntermediateThrowEvent') continue;
      if (extension(element, 'zeebe:TaskDefinition') === undefined) continue;
      if (children(element, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition'))
        continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has a job type but throws no message.`,
        fix: 'Make it a message event, or remove zeebe:taskDefinition.',
      };
    }
  },
};
