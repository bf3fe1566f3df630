import { describeAtStart } from '../document/describe-element.js';
import { child, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import { hasDefinition } from '../reading/compensation-handlers.js';
import type { DeploymentRule } from './deployment-rule.js';

const CANCEL = 'bpmn:CancelEventDefinition';

/** Only a transaction can be canceled, from within, and its boundary says how to go on. Source: BPMN 2.0.2 section 10.3.5. */
export const cancelMustFit: DeploymentRule = {
  name: 'cancel-must-fit',
  *check({ flowElements }) {
    const boundaries = flowElements.filter((element) => isCancel(element, 'bpmn:BoundaryEvent'));
    for (const element of boundaries) {
      if (
        child(element, 'attachedToRef')?.$type === 'bpmn:Transaction' &&
        element['cancelActivity'] !== false
      )
        continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} is no interrupting event on a transaction.`,
        fix: 'Attach it to a transaction and let it interrupt.',
      };
    }
    for (const element of flowElements) {
      if (!isCancel(element, 'bpmn:EndEvent')) continue;
      const transaction = element.$parent;
      const goesOn = boundaries.some((event) => child(event, 'attachedToRef') === transaction);
      if (transaction?.$type === 'bpmn:Transaction' && goesOn) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} cancels no transaction with a cancel event on its boundary.`,
        fix: 'Put it directly into a transaction and attach a cancel event to that.',
      };
    }
    for (const element of flowElements) {
      if (element.$type !== 'bpmn:Transaction' || !flag(element, 'triggeredByEvent')) continue;
      yield {
        elementId: idOf(element),
        message: `${describeAtStart(element)} is a transaction and an event sub-process.`,
        fix: 'Put the transaction into the event sub-process.',
      };
    }
  },
};

function isCancel(element: ModdleElement, type: string): boolean {
  return element.$type === type && hasDefinition(element, CANCEL);
}
