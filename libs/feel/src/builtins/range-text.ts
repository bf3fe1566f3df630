import { parseAtLiteral } from '../values/at-literal.js';
import { parseDuration } from '../values/duration.js';
import { compare, typeName } from '../values/comparison.js';
import { parseNumber } from '../values/number.js';
import { FeelRange } from '../values/range.js';
import { parseDate, parseDateTime, parseTime } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';

const LONGEST_RANGE = 500;

const UNREADABLE = Symbol('unreadable');

const RANGE = /^\s*([[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([[\])])\s*$/s;

/** Reads the text of a range with literal ends; null when it is none (DMN 1.5, 10.3.4.1). */
export function parseRange(text: string): FeelRange | null {
  // No literal range is longer, and the expression below must not search long texts.
  if (text.length > LONGEST_RANGE) return null;
  const parts = RANGE.exec(text);
  if (parts === null) return null;
  const start = parseEnd(parts[2] ?? '');
  const end = parseEnd(parts[3] ?? '');
  const startIncluded = parts[1] === '[';
  const endIncluded = parts[4] === ']';
  if (start === UNREADABLE || end === UNREADABLE || (start === undefined && end === undefined)) return null;
  if ((start === undefined && startIncluded) || (end === undefined && endIncluded)) return null;
  if (start !== undefined && end !== undefined) {
    const order = compare(start, end);
    if (order === null || order > 0 || typeName(start) !== typeName(end)) return null;
  }
  return new FeelRange(startIncluded, start, end, endIncluded);
}

/** The end that a literal text gives; undefined for an open end. */
function parseEnd(text: string): FeelValue | undefined | typeof UNREADABLE {
  if (text === '') return undefined;
  const number = parseNumber(text);
  if (number !== null) return number;
  const call = /^(date and time|date|time|duration)\(\s*"([^"]*)"\s*\)$/.exec(text);
  if (call !== null) return parseCall(call[1] ?? '', call[2] ?? '') ?? UNREADABLE;
  if (/^@"[^"]*"$/.test(text)) return parseAtLiteral(text.slice(2, -1)) ?? UNREADABLE;
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : UNREADABLE;
}

function parseCall(name: string, text: string): FeelValue {
  switch (name) {
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text);
    case 'duration':
      return parseDuration(text);
    default:
      return parseDateTime(text);
  }
}
