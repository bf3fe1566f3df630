import { attributeOf, childElements, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import { convertJuel } from '../juel/convert-juel.js';
import { fieldText, jobTypeOf } from './convert-jobs.js';
import { lostArguments } from './lost-arguments.js';

/** When a listener of a task is called, in the words of the zeebe extension. */
const TASK_EVENTS: Readonly<Record<string, string>> = {
  create: 'creating',
  assignment: 'assigning',
  update: 'updating',
  complete: 'completing',
  delete: 'canceling',
};

/** Attributes that name the code of a listener. */
const CODE: readonly string[] = ['class', 'delegateExpression', 'expression'];

type Header = Readonly<Record<'key' | 'value', string>>;

/** The list of listeners that becomes another one. */
interface Target {
  readonly list: 'executionListeners' | 'taskListeners';
  readonly entry: 'executionListener' | 'taskListener';
}

const EXECUTION: Target = { list: 'executionListeners', entry: 'executionListener' };
const TASK: Target = { list: 'taskListeners', entry: 'taskListener' };

/** Java code that hears of the progress becomes a job; scripts and transitions are listed. */
export function convertListeners(conversion: ElementConversion): void {
  for (const listener of conversion.extensions('executionListener')) {
    const event = attributeOf(listener, 'event') ?? '';
    const isKnown = event === 'start' || event === 'end';
    convert(conversion, listener, EXECUTION, isKnown ? event : undefined);
  }
  for (const listener of conversion.extensions('taskListener')) {
    const event = attributeOf(listener, 'event') ?? '';
    const eventType = Object.hasOwn(TASK_EVENTS, event) ? TASK_EVENTS[event] : undefined;
    convert(conversion, listener, TASK, eventType);
  }
}

function convert(
  conversion: ElementConversion,
  listener: XmlElement,
  target: Target,
  eventType: string | undefined,
): void {
  const code = listener.attributes.find(({ localName }) => CODE.includes(localName));
  const hasFieldsOnly = childElements(listener).every(({ localName }) => localName === 'field');
  if (code === undefined || eventType === undefined || !hasFieldsOnly) {
    conversion.needsWork(listener, 'listener-needs-work');
    return;
  }
  const plainType = jobTypeOf(code.value);
  const type = freeType(conversion, target, eventType, plainType);
  const lost = lostArguments(code.value, plainType);
  conversion.converted(
    listener,
    type === plainType ? 'listener-to-job' : 'listener-to-own-job-type',
    `zeebe:${target.entry} eventType="${eventType}" type="${type}"`,
  );
  if (lost !== undefined) conversion.open(listener, 'listener-arguments-need-work', lost);
  for (const left of leftAttributes(listener, code.localName))
    conversion.open(left, 'listener-attribute-needs-work');
  const headers = convertFields(conversion, listener, target);
  conversion.addWithHeaders(target.list, target.entry, { eventType, type }, headers);
}

/** Two listeners of an event have different types; a later one has a number behind it. */
function freeType(conversion: ElementConversion, { list }: Target, eventType: string, type: string): string {
  const taken = conversion
    .entriesOf(list)
    .filter((other) => attributeOf(other, 'eventType') === eventType)
    .map((other) => attributeOf(other, 'type'));
  let [free, number] = [type, 1];
  while (taken.includes(free)) free = `${type}-${(number += 1)}`;
  return free;
}

/**
 * Fixed values become headers: of the listener where it has its own, else of the task. A listener has no mappings, so
 * that computed values are listed.
 * @returns headers of the listener
 */
function convertFields(
  conversion: ElementConversion,
  listener: XmlElement,
  { list }: Target,
): readonly Header[] {
  const headers: Header[] = [];
  for (const field of childElements(listener)) {
    const header = { key: attributeOf(field, 'name') ?? '', value: fieldText(field) };
    const problem = headerProblem(conversion, header, list);
    if (problem !== undefined) {
      conversion.open(field, 'listener-field-needs-work', problem);
      continue;
    }
    if (list === 'executionListeners') headers.push(header);
    else conversion.add('taskHeaders', 'header', header);
    conversion.converted(
      field,
      'field-to-header',
      `zeebe:header key="${header.key}" value="${header.value}"`,
    );
  }
  return headers;
}

/** Why a field cannot be a header, and what it is in FEEL. */
function headerProblem(
  conversion: ElementConversion,
  { key, value }: Header,
  list: Target['list'],
): string | undefined {
  const converted = convertJuel(value);
  if (converted.kind === 'feel') return `In FEEL it is: =${converted.feel}`;
  if (converted.kind === 'impossible') return converted.reason;
  const isTaken =
    list === 'taskListeners' &&
    conversion.entriesOf('taskHeaders').some((other) => attributeOf(other, 'key') === key);
  return isTaken ? `The task has a header "${key}" already.` : undefined;
}

/** The id of a listener names nothing that runs. */
function leftAttributes(listener: XmlElement, code: string): XmlElement['attributes'] {
  const known = ['event', 'id', code];
  return listener.attributes.filter(({ localName }) => !known.includes(localName));
}
