import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, type ModdleElement } from '../document/moddle-element.js';
import { isCompensationBoundary } from '../reading/compensation-handlers.js';
import type { DeploymentRule } from './deployment-rule.js';
import { outgoingFlows } from './outgoing-flows.js';

/** A boundary event sits on an activity beside it, has a trigger and leads somewhere. Source: BPMN 2.0.2 section 10.5.4. */
export const boundaryEventMustFit: DeploymentRule = {
  name: 'boundary-event-must-fit',
  *check(document) {
    const outgoing = outgoingFlows(document);
    for (const element of document.flowElements) {
      if (element.$type !== 'bpmn:BoundaryEvent') continue;
      const finding = { elementId: idOf(element) };
      const activity = child(element, 'attachedToRef');
      if (activity === undefined || !isActivity(activity) || activity.$parent !== element.$parent) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} is not attached to an activity beside it.`,
          fix: 'Attach it to a task or sub-process of the same process.',
        };
      }
      if (children(element, 'eventDefinitions').length === 0) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} has no trigger.`,
          fix: 'Make it a timer, message or error event.',
        };
      }
      if (!outgoing.has(element) && !isCompensationBoundary(element)) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} leads nowhere.`,
          fix: 'Connect it with the next step.',
        };
      }
    }
  },
};

function isActivity(element: ModdleElement): boolean {
  const { $type } = element;
  return /(Task|SubProcess)$/.test($type) || $type === 'bpmn:CallActivity' || $type === 'bpmn:Transaction';
}
