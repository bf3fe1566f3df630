import {
  equals,
  Evaluation,
  FeelDecimal,
  isContext,
  isFeelNumber,
  isList,
  parseDate,
  parseDateTime,
  parseDuration,
  parseNumber,
  parseTime,
} from '@vorgang/feel';
import type { FeelValue } from '@vorgang/feel';
import { childOf, childrenOf } from './xml.js';
import type { XmlElement } from './xml.js';

/** Reads a value as test files write it: a typed text, components of a context, or items of a list. */
export function readValue(element: XmlElement): FeelValue {
  const list = childOf(element, 'list');
  if (list !== undefined)
    return list.attributes.get('nil') === 'true' ? null : childrenOf(list, 'item').map(readValue);
  const components = childrenOf(element, 'component');
  if (components.length > 0) {
    return new Map(
      components.map((component) => [
        component.attributes.get('name') ?? '',
        component.attributes.get('nil') === 'true' ? null : readValue(component),
      ]),
    );
  }
  const value = childOf(element, 'value');
  return value === undefined || value.attributes.get('nil') === 'true'
    ? null
    : readText(value.text, value.attributes.get('type') ?? 'xsd:string');
}

function readText(text: string, type: string): FeelValue {
  switch (type.slice(type.indexOf(':') + 1)) {
    case 'string':
      return text;
    case 'boolean':
      return text.trim() === 'true';
    case 'decimal':
    case 'double':
    case 'integer':
      return parseNumber(text.trim());
    case 'date':
      return parseDate(text.trim());
    case 'time':
      return parseTime(text.trim());
    case 'dateTime':
      return parseDateTime(text.trim());
    case 'duration':
      return parseDuration(text.trim());
    default:
      throw new Error(`The test file has a value of the unknown type "${type}".`);
  }
}

/** The test files write numbers with fewer digits than FEEL computes. */
const TOLERANCE = new FeelDecimal('1e-8');

/** Whether the actual value is the expected one. */
export function isExpected(expected: FeelValue, actual: FeelValue): boolean {
  if (isFeelNumber(expected) && isFeelNumber(actual))
    return new FeelDecimal(expected).minus(actual).abs().lte(TOLERANCE);
  if (isList(expected) && isList(actual)) {
    return (
      expected.length === actual.length &&
      expected.every((element, index) => isExpected(element, actual[index] ?? null))
    );
  }
  if (isContext(expected) && isContext(actual)) {
    return (
      expected.size === actual.size &&
      [...expected].every(([name, value]) => actual.has(name) && isExpected(value, actual.get(name) ?? null))
    );
  }
  return equals(expected, actual, new Evaluation({ now: 0, timeZone: 'UTC' })) === true;
}
