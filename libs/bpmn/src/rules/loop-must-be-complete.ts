import { describeAtStart } from '../document/describe-element.js';
import { child, children, extension, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { DeploymentRule, Finding } from './deployment-rule.js';
import { isEventSubProcess } from './event-sub-process-start.js';
import { isVariableName } from './variable-name.js';

/** A repeated activity says for what or how long it repeats. Source: BPMN 2.0.2 section 10.3.8. */
export const loopMustBeComplete: DeploymentRule = {
  name: 'loop-must-be-complete',
  *check({ flowElements }) {
    for (const element of flowElements) {
      const loop = child(element, 'loopCharacteristics');
      if (loop === undefined) continue;
      if (isEventSubProcess(element)) {
        yield finding(
          element,
          'is an event sub-process with a loop or multi-instance marker, but its event says how often it runs',
          'Remove the marker; a start event that does not interrupt may happen several times.',
        );
      }
      yield* loop.$type === 'bpmn:StandardLoopCharacteristics'
        ? checkStandardLoop(element, loop)
        : checkMultiInstance(element, loop);
    }
  },
};

function* checkStandardLoop(element: ModdleElement, loop: ModdleElement): Iterable<Finding> {
  const maximum = loop['loopMaximum'];
  if (maximum !== undefined && !(typeof maximum === 'number' && Number.isInteger(maximum) && maximum > 0)) {
    yield finding(
      element,
      `has the loop maximum "${String(maximum)}"`,
      'Set loopMaximum to a whole number from 1.',
    );
  }
  if (maximum !== undefined || hasBody(loop, 'loopCondition')) return;
  yield finding(
    element,
    'loops without end: it has neither a loop condition nor a maximum',
    'Set loopCondition (FEEL), loopMaximum, or both.',
  );
}

function* checkMultiInstance(element: ModdleElement, loop: ModdleElement): Iterable<Finding> {
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics');
  const has = (property: string) => zeebe !== undefined && text(zeebe, property) !== undefined;
  if (has('inputCollection') === hasBody(loop, 'loopCardinality')) {
    yield finding(
      element,
      `has ${has('inputCollection') ? 'both' : 'neither'} an input collection and a loop cardinality`,
      'Set exactly one: inputCollection of zeebe:loopCharacteristics, or loopCardinality.',
    );
  }
  if (has('inputElement') && !has('inputCollection')) {
    yield finding(element, 'has an input element but no input collection', 'Set inputCollection as well.');
  }
  if (has('outputCollection') !== has('outputElement')) {
    yield finding(
      element,
      'has only one of output collection and output element',
      'Set both outputCollection and outputElement, or neither.',
    );
  }
  for (const property of ['inputElement', 'outputCollection']) {
    const name = zeebe && text(zeebe, property);
    if (name === undefined || isVariableName(name)) continue;
    yield finding(
      element,
      `has the ${property} "${name}", which is no variable name`,
      'Use letters, digits and "_", beginning with a letter.',
    );
  }
  if (refersToData(loop)) {
    yield finding(
      element,
      'takes its items from data objects, which do not hold data',
      'Use inputCollection and outputCollection of zeebe:loopCharacteristics.',
    );
  }
  if (!hasFittingBehavior(loop)) {
    yield finding(
      element,
      'has a behavior without the events that it throws, or with others than signals, escalations and errors',
      'Refer to a signal, escalation or error event definition for None and One, give each case of Complex a condition and ' +
        'such an event, or remove the attribute behavior.',
    );
  }
}

function finding(element: ModdleElement, what: string, fix: string): Finding {
  return { elementId: idOf(element), message: `${describeAtStart(element)} ${what}.`, fix };
}

function hasBody(loop: ModdleElement, property: string): boolean {
  const expression = child(loop, property);
  return expression !== undefined && text(expression, 'body') !== undefined;
}

function refersToData(loop: ModdleElement): boolean {
  const properties = ['loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem'];
  return properties.some((property) => child(loop, property) !== undefined);
}

function hasFittingBehavior(loop: ModdleElement): boolean {
  const cases = children(loop, 'complexBehaviorDefinition');
  switch (text(loop, 'behavior') ?? 'All') {
    case 'All':
      return cases.length === 0;
    case 'None':
      return isThrowable(child(loop, 'noneBehaviorEventRef'));
    case 'One':
      return isThrowable(child(loop, 'oneBehaviorEventRef'));
    case 'Complex':
      return (
        cases.length > 0 && cases.every((one) => hasBody(one, 'condition') && isThrowable(thrownBy(one)))
      );
    default:
      return false;
  }
}

function thrownBy(complexCase: ModdleElement): ModdleElement | undefined {
  const event = child(complexCase, 'event');
  const definitions = event === undefined ? [] : children(event, 'eventDefinitions');
  return definitions.length === 1 ? definitions[0] : undefined;
}

/** What may be thrown in passing, and where it says what it throws. */
const THROWABLE: Readonly<Record<string, readonly [reference: string, property: string]>> = {
  'bpmn:SignalEventDefinition': ['signalRef', 'name'],
  'bpmn:EscalationEventDefinition': ['escalationRef', 'escalationCode'],
  'bpmn:ErrorEventDefinition': ['errorRef', 'errorCode'],
};

function isThrowable(definition: ModdleElement | undefined): boolean {
  const [reference, property] = THROWABLE[definition?.$type ?? ''] ?? [];
  const thrown = definition && reference !== undefined ? child(definition, reference) : undefined;
  return thrown !== undefined && property !== undefined && text(thrown, property) !== undefined;
}
