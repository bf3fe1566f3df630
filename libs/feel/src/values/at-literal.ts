import { parseDuration } from './duration.js';
import { parseDate, parseDateTime, parseTime } from './temporal.js';
import type { FeelValue } from './value.js';

/** Reads any text that FEEL allows after `@`; null when it is none. */
export function parseAtLiteral(text: string): FeelValue {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (text.includes('T')) return parseDateTime(text) ?? parseTime(text);
  return parseDate(text) ?? parseTime(text);
}
