import { describeAtStart } from '../document/describe-element.js';
import { children, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Without a start event nothing in the process or sub-process ever begins. */
export const processNeedsStartEvent: DeploymentRule = {
  name: 'process-needs-start-event',
  *check({ processes, flowElements }) {
    const subProcesses = flowElements.filter(
      ({ $type }) => $type === 'bpmn:SubProcess' || $type === 'bpmn:Transaction',
    );
    for (const container of [...processes, ...subProcesses]) {
      if (flag(container, 'triggeredByEvent')) continue;
      if (children(container, 'flowElements').some(begins)) continue;
      yield {
        elementId: idOf(container),
        message: `${describeAtStart(container)} has no start event.`,
        fix: 'Draw a start event and connect it to the first step.',
      };
    }
  },
};

/** A receive task or an event-based gateway may stand in for start events. Source: BPMN 2.0.2 section 10.3.3 and 10.6.6. */
function begins(element: ModdleElement): boolean {
  return (
    element.$type === 'bpmn:StartEvent' ||
    ((element.$type === 'bpmn:EventBasedGateway' || element.$type === 'bpmn:ReceiveTask') &&
      flag(element, 'instantiate'))
  );
}
