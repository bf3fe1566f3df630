import type {
  EventDefinition,
  EventNode,
  ExecutableProcess,
  Expression,
  MessageDefinition,
  TaskNode,
} from '@vorgang/bpmn';
import { firstOfCycle, momentAfter, readMoment, type TimerSchedule } from '@vorgang/execution';
import { evaluate, type EvaluationOptions, type JsonObject } from '@vorgang/feel';

/** The start event or receive task of a process that a message of this name triggers, if it has one. */
export function findMessageStart(
  process: ExecutableProcess,
  messageName: string,
  options: EvaluationOptions,
): EventNode | TaskNode | undefined {
  return triggeredNodes(process).find((node) =>
    messagesOf(node).some((message) => read(message.name, options) === messageName),
  );
}

function messagesOf(node: EventNode | TaskNode): readonly MessageDefinition[] {
  if (node.kind === 'task') return node.work.kind === 'message' ? [node.work.message] : [];
  return node.definitions.flatMap((definition) =>
    definition.kind === 'message' ? [definition.message] : [],
  );
}

/** The start events of a process that a signal of this name triggers. */
export function findSignalStarts(
  process: ExecutableProcess,
  signalName: string,
  options: EvaluationOptions,
): readonly EventNode[] {
  return triggeredStarts(process).filter(({ definitions }) =>
    definitions.some(
      (definition) => definition.kind === 'signal' && read(definition.signal.name, options) === signalName,
    ),
  );
}

/** The start events of a process whose condition holds with the given variables. */
export function findConditionalStarts(
  process: ExecutableProcess,
  variables: JsonObject,
  options: EvaluationOptions,
): readonly EventNode[] {
  return startsAlone(process).filter(({ definitions }) =>
    definitions.some((definition) => {
      if (definition.kind !== 'conditional') return false;
      const result = evaluate(definition.condition, variables, options);
      return result.ok && result.value === true;
    }),
  );
}

/** A timer that starts an instance of a process. */
export interface TimerStart {
  readonly process: ExecutableProcess;
  readonly startEventId: string;
  readonly schedule: TimerSchedule;
}

/** The timers that start instances of a process, as they are set when it is deployed. */
export function scheduleTimerStarts(
  process: ExecutableProcess,
  options: EvaluationOptions,
): readonly TimerStart[] {
  return startsAlone(process).flatMap((event) =>
    event.definitions.flatMap((definition) => {
      const schedule = readSchedule(definition, options);
      return schedule === undefined ? [] : [{ process, startEventId: event.id, schedule }];
    }),
  );
}

/** An event that needs several triggers waits for its timers and conditions in the instance that another one began. */
function startsAlone(process: ExecutableProcess): readonly EventNode[] {
  return triggeredStarts(process).filter(
    ({ position, parallelMultiple }) => position !== 'start' || parallelMultiple !== true,
  );
}

function triggeredStarts(process: ExecutableProcess): readonly EventNode[] {
  return triggeredNodes(process).filter((node) => node.kind === 'event');
}

function triggeredNodes(process: ExecutableProcess): readonly (EventNode | TaskNode)[] {
  const root = process.nodes.get(process.id);
  if (root?.kind !== 'container') return [];
  return root.triggeredStartIds.flatMap((id) => {
    const node = process.nodes.get(id);
    return node?.kind === 'event' || node?.kind === 'task' ? [node] : [];
  });
}

function readSchedule(definition: EventDefinition, options: EvaluationOptions): TimerSchedule | undefined {
  if (definition.kind !== 'timer') return undefined;
  const text = read(definition.timer.value, options);
  if (text === undefined) return undefined;
  const { now, timeZone } = options;
  switch (definition.timer.kind) {
    case 'date':
      return once(readMoment(text, timeZone));
    case 'duration':
      return once(momentAfter(now, text, timeZone));
    case 'cycle':
      return firstOfCycle(text, now, timeZone);
  }
}

function once(dueAt: number | undefined): TimerSchedule | undefined {
  return dueAt === undefined ? undefined : { dueAt, repetitions: 0 };
}

/** Start events see no variables, so their values are known as soon as the process is deployed. */
function read(value: Expression, options: EvaluationOptions): string | undefined {
  if (value.kind === 'static') return value.value;
  const result = evaluate(value.expression, {}, options);
  return result.ok && typeof result.value === 'string' ? result.value : undefined;
}
