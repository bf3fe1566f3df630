import type { Evaluation } from '../evaluate/evaluation.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import { compareNumbers, FeelDecimal, isFeelNumber } from './number.js';
import { FeelRange } from './range.js';
import type { RangeEnd } from './range.js';
import { FeelDate, FeelDateTime, FeelTime, midnight } from './temporal.js';
import { isContext, isList } from './value.js';
import type { FeelContext, FeelList, FeelValue } from './value.js';
import { UTC } from './zone.js';

/** FEEL's equality (DMN 1.5, table 53); null when the two cannot be compared. */
export function equals(left: FeelValue, right: FeelValue, evaluation: Evaluation): boolean | null {
  if (typeof left === 'string') evaluation.spend(left.length >> 6);
  if (left === right) return true;
  if (left === null || right === null) return false;
  evaluation.spend(1);
  if (typeof left !== 'object') {
    if (typeof right === typeof left) return false;
    if (typeof left === 'number' && isFeelNumber(right)) return false;
    return incomparable(left, right, evaluation);
  }
  if (left instanceof FeelDecimal) {
    return isFeelNumber(right) ? left.eq(right) : incomparable(left, right, evaluation);
  }
  if (isList(left))
    return isList(right) ? equalLists(left, right, evaluation) : incomparable(left, right, evaluation);
  if (isContext(left)) {
    return isContext(right) ? equalContexts(left, right, evaluation) : incomparable(left, right, evaluation);
  }
  if (left instanceof FeelRange) {
    return right instanceof FeelRange
      ? equalRanges(left, right, evaluation)
      : incomparable(left, right, evaluation);
  }
  if (isZeroDuration(left) && isZeroDuration(right)) return true;
  const order = compare(toWholeSecond(left), toWholeSecond(right));
  return order === null ? incomparable(left, right, evaluation) : order === 0;
}

function isZeroDuration(value: FeelValue): boolean {
  return (
    (value instanceof YearsMonthsDuration && value.months === 0) ||
    (value instanceof DaysTimeDuration && value.nanoseconds === 0n)
  );
}

/** Equality of times goes by their properties, and the smallest of those is the second (DMN 1.5, table 53). */
function toWholeSecond(value: FeelValue): FeelValue {
  if (value instanceof FeelTime)
    return value.nanosecond === 0
      ? value
      : new FeelTime(value.hour, value.minute, value.second, 0, value.zone);
  if (!(value instanceof FeelDateTime) || value.time.nanosecond === 0) return value;
  return new FeelDateTime(
    value.date,
    new FeelTime(value.time.hour, value.time.minute, value.time.second, 0, value.zone),
  );
}

function incomparable(left: FeelValue, right: FeelValue, evaluation: Evaluation): null {
  return evaluation.warn(
    'NOT_COMPARABLE',
    `A ${typeName(left)} cannot be compared with a ${typeName(right)}. Convert one of them.`,
  );
}

function equalLists(left: FeelList, right: FeelList, evaluation: Evaluation): boolean | null {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) {
    const result = equals(left[index] ?? null, right[index] ?? null, evaluation);
    if (result !== true) return result;
  }
  return true;
}

function equalContexts(left: FeelContext, right: FeelContext, evaluation: Evaluation): boolean | null {
  if (left.size !== right.size) return false;
  for (const [name, value] of left) {
    const other = right.get(name);
    if (other === undefined) return false;
    const result = equals(value, other, evaluation);
    if (result !== true) return result;
  }
  return true;
}

function equalRanges(left: FeelRange, right: FeelRange, evaluation: Evaluation): boolean | null {
  if (left.notation !== right.notation) return false;
  if (left.startIncluded !== right.startIncluded || left.endIncluded !== right.endIncluded) return false;
  const start = equalEnds(left.start, right.start, evaluation);
  return start === true ? equalEnds(left.end, right.end, evaluation) : start;
}

function equalEnds(left: RangeEnd, right: RangeEnd, evaluation: Evaluation): boolean | null {
  if (left === undefined || right === undefined) return left === right;
  return equals(left, right, evaluation);
}

/** Negative, 0 or positive, as the left value is before, equal to or after the right one; null when there is no order. */
export function compare(left: FeelValue, right: FeelValue): number | null {
  if (isFeelNumber(left)) return isFeelNumber(right) ? compareNumbers(left, right) : null;
  if (typeof left === 'string') return typeof right === 'string' ? compareText(left, right) : null;
  if (left instanceof FeelDate) {
    if (right instanceof FeelDate) return left.epochDay - right.epochDay;
    return right instanceof FeelDateTime ? compareDateTimes(midnight(left, UTC), right) : null;
  }
  if (left instanceof FeelDateTime) {
    if (right instanceof FeelDateTime) return compareDateTimes(left, right);
    return right instanceof FeelDate ? compareDateTimes(left, midnight(right, UTC)) : null;
  }
  if (left instanceof FeelTime) return right instanceof FeelTime ? compareTimes(left, right) : null;
  if (left instanceof DaysTimeDuration) {
    return right instanceof DaysTimeDuration ? compareBigInts(left.nanoseconds, right.nanoseconds) : null;
  }
  if (left instanceof YearsMonthsDuration)
    return right instanceof YearsMonthsDuration ? left.months - right.months : null;
  return null;
}

/** By code points, as the standard orders strings; JavaScript's `<` goes by UTF-16 units. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = firstDifference(left, right, length); index < length; index += 1) {
    if (left.charCodeAt(index) !== right.charCodeAt(index)) {
      return (left.codePointAt(index) ?? 0) - (right.codePointAt(index) ?? 0);
    }
  }
  return left.length - right.length;
}

const CHUNK = 1024;

/** The start of the first chunk that differs; comparing chunks is much faster than comparing characters. */
function firstDifference(left: string, right: string, length: number): number {
  let index = 0;
  while (index + CHUNK <= length && left.slice(index, index + CHUNK) === right.slice(index, index + CHUNK))
    index += CHUNK;
  return index;
}

function compareBigInts(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareDateTimes(left: FeelDateTime, right: FeelDateTime): number {
  if (left.zone === null && right.zone === null)
    return compareBigInts(left.localNanoseconds, right.localNanoseconds);
  return compareBigInts(left.instantNanoseconds, right.instantNanoseconds);
}

function compareTimes(left: FeelTime, right: FeelTime): number {
  const shift = BigInt(right.offsetSeconds ?? 0) - BigInt(left.offsetSeconds ?? 0);
  return compareBigInts(left.nanoOfDay + shift * 1_000_000_000n, right.nanoOfDay);
}

/** The name of a value's type, for messages. */
export function typeName(value: FeelValue): string {
  if (value === null) return 'null';
  if (isFeelNumber(value)) return 'number';
  if (typeof value !== 'object') return typeof value;
  if (isList(value)) return 'list';
  if (isContext(value)) return 'context';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof DaysTimeDuration) return 'days and time duration';
  if (value instanceof YearsMonthsDuration) return 'years and months duration';
  return value instanceof FeelRange ? 'range' : 'function';
}
