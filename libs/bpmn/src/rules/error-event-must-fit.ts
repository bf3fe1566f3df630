import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';
import { isEventSubProcessStart } from './event-sub-process-start.js';

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
      const scope = catchingScope(element);
      if (scope === undefined) continue;
      if (element['cancelActivity'] === false || element['isInterrupting'] === false) {
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
      const key = JSON.stringify([scope, code ?? null]);
      if (caught.has(key)) {
        yield {
          ...finding,
          message: `${describeAtStart(element)} catches the same error as another event of the same activity or scope.`,
          fix: 'Keep one of the two.',
        };
      }
      caught.add(key);
    }
  },
};

/** What an error is caught for: the activity of a boundary event, or the scope around an event sub-process. */
function catchingScope(element: ModdleElement): string | undefined {
  if (isEventSubProcessStart(element)) return `in ${idOf(element.$parent?.$parent ?? element)}`;
  if (element.$type !== 'bpmn:BoundaryEvent') return undefined;
  const activity = child(element, 'attachedToRef');
  return activity === undefined ? '' : idOf(activity);
}

function codeOf(definition: ModdleElement): string | undefined {
  const error = child(definition, 'errorRef');
  return error && text(error, 'errorCode');
}
