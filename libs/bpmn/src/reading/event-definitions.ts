import { child, flag, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { EventDefinition, TimerDefinition } from '../graph/event-definition.js';
import type { MessageDefinition } from '../graph/executable-process.js';
import { findLinkTarget, linkName } from './links.js';
import { readConditionFilter } from './condition-filter.js';
import { readMessage } from './messages.js';
import type { ExpressionReader } from './expression-reader.js';

/** Reads one kind of event definition; `event` is the event that carries it. */
type EventDefinitionReader = (
  definition: ModdleElement,
  event: ModdleElement,
  expressions: ExpressionReader,
) => EventDefinition;

/** A new kind of event is registered here. */
export const eventDefinitionReaders: Readonly<Record<string, EventDefinitionReader>> = {
  'bpmn:MessageEventDefinition': (definition, event, expressions) => ({
    kind: 'message',
    message: readEventMessage(event, child(definition, 'messageRef'), expressions),
  }),
  'bpmn:TimerEventDefinition': (definition, event, expressions) => ({
    kind: 'timer',
    timer: readTimer(definition, event, expressions),
  }),
  'bpmn:ErrorEventDefinition': (definition, event, expressions) => {
    const error = child(definition, 'errorRef');
    return {
      kind: 'error',
      errorCode: expressions.optionalValue(event, 'error code', error && text(error, 'errorCode')),
    };
  },
  'bpmn:TerminateEventDefinition': () => ({ kind: 'terminate' }),
  'bpmn:LinkEventDefinition': (definition, event) => {
    const target =
      event.$type === 'bpmn:IntermediateThrowEvent' ? findLinkTarget(definition, event) : undefined;
    return {
      kind: 'link',
      name: linkName(definition),
      ...(target === undefined ? {} : { targetId: idOf(target) }),
    };
  },
  'bpmn:SignalEventDefinition': (definition, event, expressions) => {
    const signal = child(definition, 'signalRef');
    return {
      kind: 'signal',
      signal: {
        signalId: (signal && text(signal, 'id')) ?? '',
        name: expressions.value(event, 'signal name', (signal && text(signal, 'name')) ?? ''),
      },
    };
  },
  'bpmn:EscalationEventDefinition': (definition, event, expressions) => {
    const escalation = child(definition, 'escalationRef');
    const code = escalation && text(escalation, 'escalationCode');
    return { kind: 'escalation', escalationCode: expressions.optionalValue(event, 'escalation code', code) };
  },
  'bpmn:CompensateEventDefinition': (definition) => {
    const activity = child(definition, 'activityRef');
    return { kind: 'compensation', ...(activity === undefined ? {} : { activityId: idOf(activity) }) };
  },
  'bpmn:CancelEventDefinition': () => ({ kind: 'cancel' }),
  'bpmn:ConditionalEventDefinition': (definition, event, expressions) => {
    const condition = child(definition, 'condition');
    const body = (condition && text(condition, 'body')) ?? 'false';
    const filter = readConditionFilter(definition);
    return {
      kind: 'conditional',
      condition: expressions.feel(event, 'condition', body),
      ...(filter === undefined ? {} : { filter }),
    };
  },
};

/**
 * A message that starts a process looks for no waiting instance, so its correlation key has no meaning there; unless the
 * event needs several triggers: then the first begins an instance that waits for the others.
 */
function readEventMessage(
  event: ModdleElement,
  message: ModdleElement | undefined,
  expressions: ExpressionReader,
): MessageDefinition {
  const read = readMessage(event, message, expressions);
  return startsAtOnce(event) ? { messageId: read.messageId, name: read.name } : read;
}

function startsAtOnce(event: ModdleElement): boolean {
  const startsProcess = event.$type === 'bpmn:StartEvent' && event.$parent?.$type === 'bpmn:Process';
  return startsProcess && !flag(event, 'parallelMultiple');
}

function readTimer(
  definition: ModdleElement,
  event: ModdleElement,
  expressions: ExpressionReader,
): TimerDefinition {
  const { kind, source } = timerSource(definition) ?? { kind: 'duration', source: '' };
  return { kind, value: expressions.value(event, `timer ${kind}`, source) };
}

/** The one of `timeDate`, `timeDuration` and `timeCycle` that a timer carries; undefined when it has none. */
export function timerSource(
  definition: ModdleElement,
): { readonly kind: TimerDefinition['kind']; readonly source: string } | undefined {
  const kinds = [
    { kind: 'date', property: 'timeDate' },
    { kind: 'duration', property: 'timeDuration' },
    { kind: 'cycle', property: 'timeCycle' },
  ] as const;
  for (const { kind, property } of kinds) {
    const value = child(definition, property);
    const source = value && text(value, 'body');
    if (source !== undefined) return { kind, source };
  }
  return undefined;
}
