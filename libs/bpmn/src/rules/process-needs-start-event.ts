import { describeAtStart } from '../document/describe-element.js';
import { children, flag, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Without a start event nothing in the process or sub-process ever begins. */
export const processNeedsStartEvent: DeploymentRule = {
  name: 'process-needs-start-event',
  *check({ processes, flowElements }) {
    const subProcesses = flowElements.filter(({ $type }) => $type === 'bpmn:SubProcess');
    for (const container of [...processes, ...subProcesses]) {
      if (flag(container, 'triggeredByEvent')) continue;
      if (children(container, 'flowElements').some(({ $type }) => $type === 'bpmn:StartEvent')) continue;
      yield {
        elementId: idOf(container),
        message: `${describeAtStart(container)} has no start event.`,
        fix: 'Draw a start event and connect it to the first step.',
      };
    }
  },
};
