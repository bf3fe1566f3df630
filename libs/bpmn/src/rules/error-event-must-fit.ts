import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Errors are thrown with a code, and caught once per code by an interrupting event. Source: BPMN 2.0.2 section 10.5.6. */
export const errorEventMustFit: DeploymentRule = {
  name: 'error-event-must-fit',
  *check({ flowElements }) {
    const caught = new Set<string>();
    for (const element of flowElements) {
      const definition = children(element, 'eventDefinitions').find(
        ({ $type }) => $type === 'bpmn:ErrorEventDefinition',
      );
      if (definition === undefined) continue;
      const finding = { elementId: idOf(element) };
      const code = codeOf(definition);
      if (element.$type === 'bpmn:EndEvent' && code === undefined) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} throws an error without a code.`,
          fix: 'Choose an error and give it an error code.',
        };
      }
      if (element.$type !== 'bpmn:BoundaryEvent') continue;
      if (element['cancelActivity'] === false) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} catches an error without interrupting.`,
          fix: 'Make it interrupting; an error always ends the activity.',
        };
      }
      if (code?.startsWith('=') === true) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} catches an error by an expression.`,
          fix: 'Give the caught error a fixed code.',
        };
      }
      const activity = child(element, 'attachedToRef');
      const key = JSON.stringify([activity === undefined ? '' : idOf(activity), code ?? null]);
      if (caught.has(key)) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} catches the same error as another event of the activity.`,
          fix: 'Keep one of the two.',
        };
      }
      caught.add(key);
    }
  },
};

function codeOf(definition: ModdleElement): string | undefined {
  const error = child(definition, 'errorRef');
  return error && text(error, 'errorCode');
}
