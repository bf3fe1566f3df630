import { describeAtStart, describeElement } from '../document/describe-element.js';
import { child, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Nothing flows into start and boundary events, nothing out of end events. Source: BPMN 2.0.2 section 10.5. */
export const flowMustFitEvent: DeploymentRule = {
  name: 'flow-must-fit-event',
  *check({ flowElements }) {
    for (const flow of flowElements) {
      if (flow.$type !== 'bpmn:SequenceFlow') continue;
      const source = child(flow, 'sourceRef');
      const target = child(flow, 'targetRef');
      if (target?.$type === 'bpmn:StartEvent' || target?.$type === 'bpmn:BoundaryEvent') {
        yield {
          elementId: idOf(flow),
          message: `${describeAtStart(flow)} leads into the ${describeElement(target)}.`,
          fix: 'Lead it into an activity, a gateway, an intermediate event or an end event.',
        };
      }
      if (source?.$type === 'bpmn:EndEvent') {
        yield {
          elementId: idOf(flow),
          message: `${describeAtStart(flow)} leaves the ${describeElement(source)}.`,
          fix: 'Use an intermediate event where the process goes on.',
        };
      }
    }
  },
};
