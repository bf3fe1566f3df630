import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { isEventSubProcess } from './event-sub-process-start.js';

/** An event sub-process has one start event with a trigger and no flows of its own. Source: BPMN 2.0.2 section 10.3.5. */
export const eventSubProcessMustFit: DeploymentRule = {
  name: 'event-sub-process-must-fit',
  *check({ flowElements }) {
    for (const element of flowElements) {
      if (element.$type === 'bpmn:SequenceFlow') {
        const end = [child(element, 'sourceRef'), child(element, 'targetRef')].find(isEventSubProcess);
        if (end === undefined) continue;
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} connects the event sub-process "${idOf(end)}", which only its start event begins.`,
          fix: 'Remove the flow, or make it an embedded sub-process.',
        };
      }
      if (element.$type === 'bpmn:BoundaryEvent' && isEventSubProcess(child(element, 'attachedToRef'))) {
        yield {
          elementId: idOf(element),
          message: `${describeAtStart(element)} sits on an event sub-process, which has no boundary.`,
          fix: 'Attach it to the activity around the event sub-process, or to a task inside it.',
        };
      }
      if (!isEventSubProcess(element)) continue;
      const starts = children(element, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
      const triggered = starts.filter((start) => children(start, 'eventDefinitions').length > 0);
      if (starts.length === 1 && triggered.length === 1) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} has ${starts.length} start events, ${triggered.length} of them with a trigger.`,
        fix: 'Give the event sub-process exactly one start event, with the trigger that it waits for.',
      };
    }
  },
};
