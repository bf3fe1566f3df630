import { describeAtStart } from '../document/describe-element.js';
import { children, flag, idOf, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule } from './deployment-rule.js';

/** Definitions that only stand alone: they say where the token goes, not what is waited for or thrown. */
const ALONE: readonly string[] = ['bpmn:LinkEventDefinition'];

/** What a thrower looks for is not waited for, so it cannot be one of several that all must occur. */
const NOT_WAITED_FOR: readonly string[] = [
  'bpmn:ErrorEventDefinition',
  'bpmn:EscalationEventDefinition',
  'bpmn:CancelEventDefinition',
  'bpmn:CompensateEventDefinition',
];

/** Throwing these takes time or ends the scope, so that one event throws one of them. */
const TAKES_THE_TOKEN: readonly string[] = [
  'bpmn:MessageEventDefinition',
  'bpmn:ErrorEventDefinition',
  'bpmn:CompensateEventDefinition',
  'bpmn:CancelEventDefinition',
  'bpmn:TerminateEventDefinition',
];

/** What several definitions on one event may be. Source: BPMN 2.0.2 section 10.5.2 to 10.5.4, "Multiple". */
export const multipleEventMustFit: DeploymentRule = {
  name: 'multiple-event-must-fit',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const types = children(element, 'eventDefinitions').map(({ $type }) => $type);
      if (types.length < 2) continue;
      for (const { message, fix } of problemsOf(element, types)) {
        yield { elementId: idOf(element), message: `${describeAtStart(element)} ${message}`, fix };
      }
    }
  },
};

function* problemsOf(
  element: ModdleElement,
  types: readonly string[],
): Iterable<{ readonly message: string; readonly fix: string }> {
  if (types.some((type) => ALONE.includes(type))) {
    yield {
      message: 'combines a link with other definitions.',
      fix: 'Draw the link as an event of its own.',
    };
  }
  if (flag(element, 'parallelMultiple') && types.some((type) => NOT_WAITED_FOR.includes(type))) {
    yield {
      message: 'needs an error, escalation, cancel or compensation together with other events.',
      fix: 'Draw it as an event of its own.',
    };
  }
  if (flag(element, 'parallelMultiple') && startsProcess(element) && !types.some(comesFromOutside)) {
    yield {
      message: 'needs several triggers to start the process, and none of them is a message or signal.',
      fix: 'Add a message or signal: with it an instance begins, and waits for the timers and conditions.',
    };
  }
  const isThrown = element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent';
  if (isThrown && types.filter((type) => TAKES_THE_TOKEN.includes(type)).length > 1) {
    yield {
      message: 'throws several of message, error, compensation, cancel and terminate at once.',
      fix: 'Draw them as events one after the other.',
    };
  }
}

function comesFromOutside(type: string): boolean {
  return type === 'bpmn:MessageEventDefinition' || type === 'bpmn:SignalEventDefinition';
}

function startsProcess(element: ModdleElement): boolean {
  return element.$type === 'bpmn:StartEvent' && element.$parent?.$type === 'bpmn:Process';
}
