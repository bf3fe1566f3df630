import { describeAtStart } from '../document/describe-element.js';
import { children, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** With two start events without trigger nobody can say where an instance begins. */
export const oneNoneStartEvent: DeploymentRule = {
  name: 'one-none-start-event',
  *check({ processes, flowElements }) {
    const subProcesses = flowElements.filter(
      ({ $type }) => $type === 'bpmn:SubProcess' || $type === 'bpmn:Transaction',
    );
    for (const container of [...processes, ...subProcesses]) {
      const starts = children(container, 'flowElements').filter(isNoneStart);
      if (starts.length <= 1) continue;
      yield {
        elementId: idOf(container),
        message: `${describeAtStart(container)} has ${starts.length} start events without trigger: ${starts.map(idOf).join(', ')}.`,
        fix: 'Keep one of them; give the others a message or timer, or remove them.',
      };
    }
  },
};

function isNoneStart(element: ModdleElement): boolean {
  return element.$type === 'bpmn:StartEvent' && children(element, 'eventDefinitions').length === 0;
}
