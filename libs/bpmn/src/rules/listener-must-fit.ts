import { describeAtStart, describeElement } from '../document/describe-element.js';
import { children, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import { listenersIn } from '../reading/listeners.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';

const TASK_EVENTS: readonly string[] = ['creating', 'assigning', 'updating', 'completing', 'canceling'];

/** Events that end with what they throw, so that nothing runs at their end. */
const ENDS_AT_ONCE: readonly string[] = ['bpmn:ErrorEventDefinition', 'bpmn:CancelEventDefinition'];

/** Each listener names an event that the element has and a job type, once. Source: Camunda 8 documentation, "Execution listeners". */
export const listenerMustFit: DeploymentRule = {
  name: 'listener-must-fit',
  *check({ processes, flowElements }) {
    for (const element of [...processes, ...flowElements]) {
      const executionListeners = listenersIn(element, 'zeebe:ExecutionListeners');
      yield* checkListeners(element, executionListeners, executionEvents(element));
      yield* checkListeners(element, listenersIn(element, 'zeebe:TaskListeners'), TASK_EVENTS);
    }
  },
};

function* checkListeners(
  element: ModdleElement,
  listeners: readonly ModdleElement[],
  events: readonly string[],
): Generator<Finding> {
  const known = new Set<string>();
  for (const listener of listeners) {
    const event = text(listener, 'eventType') ?? '';
    const type = text(listener, 'type') ?? '';
    const retries = text(listener, 'retries') ?? '1';
    const found = (message: string, fix: string): Finding => ({ elementId: idOf(element), message, fix });
    if (!events.includes(event)) {
      const words = events.length === 0 ? 'no listener' : `a listener at: ${events.join(', ')}`;
      yield found(
        `${describeAtStart(element)} has a listener at the event "${event}", which does not happen there.`,
        `The ${describeElement(element)} can have ${words}. ${elsewhere(element)}`,
      );
    }
    if (type === '') {
      yield found(
        `The ${event} listener of the ${describeElement(element)} has no job type.`,
        'Set type to the type that a worker asks for.',
      );
    }
    if (!retries.startsWith('=') && !/^[1-9]\d{0,5}$/.test(retries)) {
      yield found(
        `The ${event} listener of the ${describeElement(element)} has the retries "${retries}", which is no whole number above 0.`,
        'Write a number such as 3, or an expression beginning with "=".',
      );
    }
    const name = `${event} ${type}`;
    if (known.has(name)) {
      yield found(
        `${describeAtStart(element)} has two ${event} listeners of the job type "${type}".`,
        'Give each of them a job type of its own, or remove one.',
      );
    }
    known.add(name);
  }
}

function executionEvents(element: ModdleElement): readonly string[] {
  const definitions = children(element, 'eventDefinitions').map(({ $type }) => $type);
  if (element.$type.endsWith('Gateway')) return ['start'];
  switch (element.$type) {
    case 'bpmn:StartEvent':
      return ['end'];
    case 'bpmn:BoundaryEvent':
      return definitions.includes('bpmn:CompensateEventDefinition') ? [] : ['end'];
    case 'bpmn:EndEvent':
      return definitions.some((type) => ENDS_AT_ONCE.includes(type)) ? ['start'] : ['start', 'end'];
    default:
      return ['start', 'end'];
  }
}

/** Where such a listener has its effect. */
function elsewhere(element: ModdleElement): string {
  if (element.$type.endsWith('Gateway')) return 'Put an end listener at the start of the element behind it.';
  switch (element.$type) {
    case 'bpmn:StartEvent':
      return 'Put a start listener at the process or sub-process that begins with it.';
    case 'bpmn:BoundaryEvent':
      return 'Put it at the activity that the event sits on, or at the compensation handler.';
    case 'bpmn:EndEvent':
      return 'Put an end listener at the event that catches what this one throws.';
    default:
      return '';
  }
}
