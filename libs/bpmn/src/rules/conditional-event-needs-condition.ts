import { describeAtStart } from '../document/describe-element.js';
import { child, children, extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import { isVariableEvent, listed } from '../reading/condition-filter.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';
import { isVariableName } from './variable-name.js';

/** A conditional event waits for its condition, whenever a variable that it reads changes. Source: BPMN 2.0.2 section 10.5.5. */
export const conditionalEventNeedsCondition: DeploymentRule = {
  name: 'conditional-event-needs-condition',
  *check({ flowElements }) {
    for (const element of flowElements) {
      for (const definition of children(element, 'eventDefinitions')) {
        if (definition.$type !== 'bpmn:ConditionalEventDefinition') continue;
        const condition = child(definition, 'condition');
        if (condition === undefined || text(condition, 'body') === undefined) {
          yield {
            elementId: idOf(element),
            message: `${describeAtStart(element)} has no condition.`,
            fix: 'Write the condition that it waits for in FEEL, such as "amount > 100".',
          };
        }
        yield* checkFilter(element, definition);
      }
    }
  },
};

function* checkFilter(element: ModdleElement, definition: ModdleElement): Iterable<Finding> {
  const filter = extension(definition, 'zeebe:ConditionalFilter');
  if (filter === undefined) return;
  const finding = { elementId: idOf(element) };
  const name = listed(filter, 'variableNames').find((one) => !isVariableName(one));
  if (name !== undefined) {
    yield {
      ...finding,
      message: `${describeAtStart(element)} filters changes by "${name}", which is no variable name.`,
      fix: 'List variable names with commas between them.',
    };
  }
  const event = listed(filter, 'variableEvents').find((one) => !isVariableEvent(one));
  if (event === undefined) return;
  yield {
    ...finding,
    message: `${describeAtStart(element)} filters changes by "${event}", which is no change of a variable.`,
    fix: 'Write create, update, or both with a comma between them.',
  };
}
