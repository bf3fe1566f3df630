import { attributeOf, childElements, textOf, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion, ForeignItem } from '../element-conversion.js';
import type { ImportRule } from '../import-entry.js';
import { convertJuel, feelValue, zeebeValue } from '../juel/convert-juel.js';
import { convertMappings } from './convert-mappings.js';
import { lostArguments } from './lost-arguments.js';

/** Elements whose work a worker does. */
const JOB_ELEMENTS: readonly string[] = [
  'serviceTask',
  'sendTask',
  'businessRuleTask',
  'scriptTask',
  'intermediateThrowEvent',
  'endEvent',
];

export function convertJobs(conversion: ElementConversion): void {
  if (!JOB_ELEMENTS.includes(conversion.element.localName)) return;
  convertTopic(conversion);
  convertJavaCode(conversion);
  convertConnector(conversion);
  if (!conversion.has('taskDefinition')) return;
  convertFields(conversion);
  convertResultVariable(conversion);
}

/** `type="external"` with a topic: a worker from the beginning. */
function convertTopic(conversion: ElementConversion): void {
  const external = conversion.attribute('type');
  const topic = conversion.attribute('topic');
  if (external?.value !== 'external' || topic === undefined) return;
  const value = conversion.convert(topic, topic.value);
  if (value === undefined) return;
  const type = zeebeValue(value);
  conversion.set('taskDefinition', { type });
  conversion.converted(external, 'topic-to-job-type', `zeebe:taskDefinition type="${type}"`);
  conversion.converted(topic, 'topic-to-job-type', `zeebe:taskDefinition type="${type}"`);
}

/** Java code becomes a job type that its worker is named after; a header keeps the original text. */
function convertJavaCode(conversion: ElementConversion): void {
  for (const name of ['class', 'delegateExpression', 'expression']) {
    const item = conversion.attribute(name);
    if (item === undefined || conversion.has('taskDefinition')) continue;
    const type = jobTypeOf(item.value);
    conversion.set('taskDefinition', { type });
    conversion.add('taskHeaders', 'header', { key: name, value: item.value });
    conversion.converted(item, 'to-job-type', `zeebe:taskDefinition type="${type}"`);
    const lost = lostArguments(item.value, type);
    if (lost !== undefined) conversion.open(item, 'arguments-need-work', lost);
  }
}

/** `${payment.collect(order)}` is done by workers of the type `payment.collect`. */
export function jobTypeOf(code: string): string {
  const inside = /^\s*[$#]\{(.*)\}\s*$/s.exec(code)?.[1] ?? code;
  const path = /^\s*([\p{L}_$][\p{L}\p{N}_$.]*)/u.exec(inside)?.[1];
  return path ?? inside.trim();
}

/** A connector's id names the type of its worker; what it is given stays a mapping. */
function convertConnector(conversion: ElementConversion): void {
  for (const connector of conversion.extensions('connector')) {
    const id = childElements(connector).find(({ localName }) => localName === 'connectorId');
    const type = id === undefined ? '' : textOf(id).trim();
    if (type === '' || conversion.has('taskDefinition')) {
      conversion.needsWork(connector, 'connector-needs-work');
      continue;
    }
    const mapped = childElements(connector)
      .filter(({ localName }) => localName === 'inputOutput')
      .every((mapping) => convertMappings(conversion, mapping, connector));
    if (!mapped) continue;
    conversion.set('taskDefinition', { type });
    conversion.converted(connector, 'connector-needs-work', `zeebe:taskDefinition type="${type}"`);
  }
}

/** Fields that were injected into Java objects; fixed ones become headers, computed ones inputs. */
function convertFields(conversion: ElementConversion): void {
  for (const field of conversion.extensions('field')) {
    const name = attributeOf(field, 'name') ?? '';
    const text = fieldText(field);
    const value = convertJuel(text);
    if (value.kind === 'impossible') {
      conversion.needsWork(field, 'expression-needs-work', value.reason);
    } else if (value.kind === 'static') {
      conversion.add('taskHeaders', 'header', { key: name, value: text });
      conversion.converted(field, 'field-to-header', `zeebe:header key="${name}" value="${text}"`);
    } else {
      conversion.add('ioMapping', 'input', { source: feelValue(value), target: name });
      conversion.converted(field, 'mapping-converted', `zeebe:input target="${name}"`);
    }
  }
}

export function fieldText(field: XmlElement): string {
  const given = attributeOf(field, 'stringValue') ?? attributeOf(field, 'expression');
  if (given !== undefined) return given;
  return childElements(field).map(textOf).join('').trim();
}

/** The worker is told under which name the process expects its answer. */
function convertResultVariable(conversion: ElementConversion): void {
  for (const name of ['resultVariable', 'resultVariableName']) {
    const item = conversion.attribute(name);
    if (item === undefined) continue;
    conversion.add('taskHeaders', 'header', { key: 'resultVariable', value: item.value });
    conversion.converted(item, 'field-to-header', `zeebe:header key="resultVariable" value="${item.value}"`);
  }
}

/** `R3/PT10M` or `PT1M,PT5M`: how often a job is tried. Comes last, when it is known whether there is a job. */
export function convertRetries(conversion: ElementConversion): void {
  for (const item of retryItems(conversion)) {
    const text = 'kind' in item ? textOf(item).trim() : item.value;
    if (!conversion.has('taskDefinition')) {
      conversion.dropped(item, 'retries-without-effect');
      continue;
    }
    const retries = readRetries(text);
    if (retries === undefined) {
      conversion.needsWork(item, 'extension-needs-work');
      continue;
    }
    conversion.set('taskDefinition', { retries });
    conversion.converted(
      item,
      'retries-to-job' satisfies ImportRule,
      `zeebe:taskDefinition retries="${retries}"`,
    );
  }
}

function retryItems(conversion: ElementConversion): readonly ForeignItem[] {
  return ['failedJobRetryTimeCycle'].flatMap((name): readonly ForeignItem[] => {
    const attribute = conversion.attribute(name);
    return [...(attribute === undefined ? [] : [attribute]), ...conversion.extensions(name)];
  });
}

function readRetries(text: string): string | undefined {
  const repeated = /^R(\d{1,4})\//.exec(text)?.[1];
  if (repeated !== undefined) return repeated;
  const intervals = text.split(',');
  return intervals.every((interval) => /^\s*P[\dTYMWDHS]+\s*$/.test(interval))
    ? String(intervals.length + 1)
    : undefined;
}
