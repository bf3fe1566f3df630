import { describeAtStart } from '../document/describe-element.js';
import { children, flag, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** An embedded sub-process begins when its token arrives, not by a trigger. Source: BPMN 2.0.2 section 10.5.2. */
export const subProcessStartsPlainly: DeploymentRule = {
  name: 'sub-process-starts-plainly',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const container = element.$parent;
      if (element.$type !== 'bpmn:StartEvent' || container === undefined) continue;
      if (container.$type !== 'bpmn:SubProcess' && container.$type !== 'bpmn:Transaction') continue;
      if (flag(container, 'triggeredByEvent') || children(element, 'eventDefinitions').length === 0) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} in an embedded sub-process has a trigger.`,
        fix: 'Use a start event without trigger, followed by an intermediate catch event.',
      };
    }
  },
};
