import { describeAtStart } from '../document/describe-element.js';
import { children, flag, idOf } from '../document/moddle-element.js';
import { beginsScope, initialElements } from '../reading/initial-elements.js';
import type { DeploymentRule } from './deployment-rule.js';

/**
 * Without a start event, elements begin that no flow leads to; where there is none, nothing in the process or
 * sub-process ever begins. Source: BPMN 2.0.2 section 10.5.2 and 13.3.4.
 */
export const processNeedsStartEvent: DeploymentRule = {
  name: 'process-needs-start-event',
  *check({ processes, flowElements }) {
    const subProcesses = flowElements.filter(
      ({ $type }) => $type === 'bpmn:SubProcess' || $type === 'bpmn:Transaction',
    );
    for (const container of [...processes, ...subProcesses]) {
      if (flag(container, 'triggeredByEvent')) continue;
      if (children(container, 'flowElements').some(beginsScope) || initialElements(container).length > 0)
        continue;
      yield {
        elementId: idOf(container),
        message: `${describeAtStart(container)} has neither a start event nor an element without incoming flows, so that nothing in it begins.`,
        fix: 'Draw a start event and connect it to the first step.',
      };
    }
  },
};
