import { describeAtStart } from '../document/describe-element.js';
import { child, children, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';
import { isEventSubProcess } from './event-sub-process-start.js';

/**
 * Escalations are thrown with a code, and caught once per code by an event on a sub-process or by an event
 * sub-process. Source: BPMN 2.0.2 section 10.5.6.
 */
export const escalationEventMustFit: DeploymentRule = {
  name: 'escalation-event-must-fit',
  *check({ flowElements }) {
    const caught = new Set<string>();
    for (const element of flowElements) {
      for (const definition of children(element, 'eventDefinitions')) {
        if (definition.$type !== 'bpmn:EscalationEventDefinition') continue;
        const code = codeOf(definition);
        const isThrown = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent';
        yield* isThrown ? checkThrow(element, code) : checkCatch(element, code, caught);
      }
    }
  },
};

function* checkThrow(element: ModdleElement, code: string | undefined): Iterable<Finding> {
  if (code !== undefined) return;
  yield {
    elementId: idOf(element),
    message: `${describeAtStart(element)} throws an escalation without a code.`,
    fix: 'Choose an escalation and give it an escalation code.',
  };
}

function* checkCatch(
  element: ModdleElement,
  code: string | undefined,
  caught: Set<string>,
): Iterable<Finding> {
  const finding = { elementId: idOf(element) };
  if (code?.startsWith('=') === true) {
    yield {
      ...finding,
      message: `${describeAtStart(element)} catches an escalation by an expression.`,
      fix: 'Give the caught escalation a fixed code.',
    };
  }
  const activity = child(element, 'attachedToRef');
  if (activity !== undefined && !throwsInside(activity)) {
    yield {
      ...finding,
      message: `${describeAtStart(element)} catches escalations of a task, which throws none.`,
      fix: 'Attach it to a sub-process or call activity.',
    };
  }
  const place = activity ?? (isEventSubProcess(element.$parent) ? element.$parent?.$parent : undefined);
  const kind = activity === undefined ? 'inside' : 'boundary';
  const key = JSON.stringify([place === undefined ? '' : idOf(place), kind, code ?? null]);
  if (caught.has(key)) {
    yield {
      ...finding,
      message: `${describeAtStart(element)} catches the same escalation as another event of the same scope.`,
      fix: 'Keep one of the two.',
    };
  }
  caught.add(key);
}

/** Instances of a multi-instance activity may throw when they complete, whatever they are. */
function throwsInside(activity: ModdleElement): boolean {
  const loop = child(activity, 'loopCharacteristics');
  if (loop !== undefined && text(loop, 'behavior') !== undefined) return true;
  return /SubProcess$|:Transaction$|:CallActivity$/.test(activity.$type);
}

function codeOf(definition: ModdleElement): string | undefined {
  const escalation = child(definition, 'escalationRef');
  return escalation && text(escalation, 'escalationCode');
}
