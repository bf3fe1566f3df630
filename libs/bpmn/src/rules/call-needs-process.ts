import { describeAtStart } from '../document/describe-element.js';
import { extension, idOf, text } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** A call activity names the process that it starts. Source: BPMN 2.0.2 section 10.3.6. */
export const callNeedsProcess: DeploymentRule = {
  name: 'call-needs-process',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:CallActivity') continue;
      const called = extension(element, 'zeebe:CalledElement');
      if ((called && text(called, 'processId')) ?? text(element, 'calledElement')) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} calls no process.`,
        fix: 'Set processId of zeebe:calledElement to the id of a deployed process.',
      };
    }
  },
};
