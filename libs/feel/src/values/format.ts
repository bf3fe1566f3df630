import type { Evaluation } from '../evaluate/evaluation.js';
import { FeelFunction } from './feel-function.js';
import { formatNumber, isFeelNumber } from './number.js';
import { FeelRange } from './range.js';
import { isContext, isList } from './value.js';
import type { FeelValue } from './value.js';

/** The text that `string(...)` gives: plain at the top, quoted inside of lists and contexts; null for null. */
export function formatValue(value: FeelValue, evaluation: Evaluation): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  const parts: string[] = [];
  const write = writer(parts, evaluation);
  formatInto(value, write, evaluation);
  return parts.join('');
}

function writer(parts: string[], evaluation: Evaluation): (part: string) => void {
  let size = 0;
  return (part) => {
    size += part.length;
    evaluation.checkSize(size);
    evaluation.spend(1 + (part.length >> 1));
    parts.push(part);
  };
}

function formatInto(value: FeelValue, write: (part: string) => void, evaluation: Evaluation): void {
  if (value === null) return write('null');
  if (typeof value === 'string') return write(quote(value));
  if (isFeelNumber(value)) return write(formatNumber(value));
  if (isList(value)) return formatElements('[', value, ']', write, evaluation);
  if (isContext(value)) return formatEntries(value, write, evaluation);
  if (value instanceof FeelRange) return formatRange(value, write, evaluation);
  if (value instanceof FeelFunction) return write('function');
  write(String(value));
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function formatElements(
  open: string,
  values: readonly FeelValue[],
  close: string,
  write: (part: string) => void,
  evaluation: Evaluation,
): void {
  write(open);
  for (const [index, value] of values.entries()) {
    if (index > 0) write(', ');
    formatInto(value, write, evaluation);
  }
  write(close);
}

function formatEntries(
  context: ReadonlyMap<string, FeelValue>,
  write: (part: string) => void,
  evaluation: Evaluation,
): void {
  write('{');
  let first = true;
  for (const [name, value] of context) {
    write(`${first ? '' : ', '}${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : quote(name)}: `);
    formatInto(value, write, evaluation);
    first = false;
  }
  write('}');
}

function formatRange(range: FeelRange, write: (part: string) => void, evaluation: Evaluation): void {
  write(range.startIncluded ? '[' : '(');
  if (range.start !== undefined) formatInto(range.start, write, evaluation);
  write('..');
  if (range.end !== undefined) formatInto(range.end, write, evaluation);
  write(range.endIncluded ? ']' : ')');
}
