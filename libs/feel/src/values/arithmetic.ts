import type { Evaluation } from '../evaluate/evaluation.js';
import { daysInMonth, floorDivide, NANOS_PER_DAY } from './calendar.js';
import { typeName } from './comparison.js';
import { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import * as numbers from './number.js';
import { isFeelNumber } from './number.js';
import type { FeelNumber } from './number.js';
import {
  createDate,
  dateTimeOfInstant,
  dateTimeOfLocal,
  FeelDate,
  FeelDateTime,
  FeelTime,
  midnight,
  timeOfNanoseconds,
} from './temporal.js';
import type { FeelValue } from './value.js';
import { UTC } from './zone.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';

/** FEEL's arithmetic (DMN 1.5, tables 50 to 57); null with a warning where it is not defined. */
export function calculate(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  evaluation: Evaluation,
): FeelValue {
  const result =
    isFeelNumber(left) && isFeelNumber(right)
      ? ofNumbers(operator, left, right, evaluation)
      : ofOthers(operator, left, right, evaluation);
  if (result !== undefined) return result;
  return evaluation.warn(
    'INVALID_TYPE',
    `There is no ${typeName(left)} ${operator} ${typeName(right)}. Check that both sides have a value of the right type.`,
  );
}

function ofNumbers(
  operator: ArithmeticOperator,
  left: FeelNumber,
  right: FeelNumber,
  evaluation: Evaluation,
): FeelValue {
  switch (operator) {
    case '+':
      return numbers.add(left, right);
    case '-':
      return numbers.subtract(left, right);
    case '*':
      return numbers.multiply(left, right);
    case '/':
      evaluation.spend(2);
      return right === 0
        ? evaluation.warn('INVALID_VALUE', 'A number was divided by zero. Test the divisor first.')
        : numbers.divide(left, right);
    case '**':
      evaluation.spend(1500);
      return numbers.power(left, right);
  }
}

function ofOthers(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  evaluation: Evaluation,
): FeelValue | undefined {
  switch (operator) {
    case '+':
      return sum(left, right, evaluation);
    case '-':
      evaluation.spend(100);
      return difference(left, right);
    case '*':
      return product(left, right);
    case '/':
      return quotient(left, right);
    case '**':
      return undefined;
  }
}

function sum(left: FeelValue, right: FeelValue, evaluation: Evaluation): FeelValue | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    evaluation.allocate(left.length + right.length);
    return left + right;
  }
  evaluation.spend(100);
  if (isDuration(right)) return addDuration(left, right, 1);
  return isDuration(left) ? addDuration(right, left, 1) : undefined;
}

function difference(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isDuration(right)) return addDuration(left, right, -1);
  if (left instanceof FeelTime && right instanceof FeelTime) {
    if ((left.zone === null) !== (right.zone === null)) return undefined;
    const shift = BigInt((right.offsetSeconds ?? 0) - (left.offsetSeconds ?? 0)) * 1_000_000_000n;
    return new DaysTimeDuration(left.nanoOfDay + shift - right.nanoOfDay);
  }
  const from = isDateLike(right) ? toDateTime(right) : undefined;
  const to = isDateLike(left) ? toDateTime(left) : undefined;
  if (from === undefined || to === undefined) return undefined;
  if ((from.zone === null) !== (to.zone === null)) return undefined;
  return new DaysTimeDuration(to.instantNanoseconds - from.instantNanoseconds);
}

function product(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isFeelNumber(left) && isDuration(right))
    return scale(right, left, (length, factor) => length.mul(factor));
  if (isDuration(left) && isFeelNumber(right))
    return scale(left, right, (length, factor) => length.mul(factor));
  return undefined;
}

function quotient(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (isDuration(left) && isFeelNumber(right)) {
    return right === 0 ? undefined : scale(left, right, (length, divisor) => length.div(divisor));
  }
  if (left instanceof YearsMonthsDuration && right instanceof YearsMonthsDuration) {
    return right.months === 0 ? undefined : numbers.divide(left.months, right.months);
  }
  if (left instanceof DaysTimeDuration && right instanceof DaysTimeDuration) {
    if (right.nanoseconds === 0n) return undefined;
    return numbers.normalize(
      new numbers.FeelDecimal(left.nanoseconds.toString()).div(right.nanoseconds.toString()),
    );
  }
  return undefined;
}

type Duration = DaysTimeDuration | YearsMonthsDuration;
type Decimal = InstanceType<typeof numbers.FeelDecimal>;

function isDuration(value: FeelValue): value is Duration {
  return value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration;
}

function isDateLike(value: FeelValue): value is FeelDate | FeelDateTime {
  return value instanceof FeelDate || value instanceof FeelDateTime;
}

function toDateTime(value: FeelDate | FeelDateTime): FeelDateTime {
  return value instanceof FeelDate ? midnight(value, UTC) : value;
}

/** Multiplies or divides a duration; months are whole, so their fraction is cut off. */
function scale(
  duration: Duration,
  by: FeelNumber,
  operation: (length: Decimal, by: Decimal) => Decimal,
): FeelValue | undefined {
  const isMonths = duration instanceof YearsMonthsDuration;
  const length = new numbers.FeelDecimal(isMonths ? duration.months : duration.nanoseconds.toString());
  const scaled = operation(length, numbers.toDecimal(by)).trunc();
  if (!scaled.isFinite() || scaled.e > 40) return undefined;
  if (!isMonths) return new DaysTimeDuration(BigInt(scaled.toFixed()));
  return Number.isSafeInteger(scaled.toNumber()) ? new YearsMonthsDuration(scaled.toNumber()) : undefined;
}

/** Adds (sign 1) or takes away (sign -1) a duration; undefined when the left value is nothing to add it to. */
export function addDuration(to: FeelValue, duration: Duration, sign: 1 | -1): FeelValue | undefined {
  if (duration instanceof YearsMonthsDuration) return addMonths(to, duration.months * sign);
  const nanoseconds = sign === 1 ? duration.nanoseconds : -duration.nanoseconds;
  if (to instanceof DaysTimeDuration) return new DaysTimeDuration(to.nanoseconds + nanoseconds);
  if (to instanceof FeelTime) {
    const shifted = to.nanoOfDay + nanoseconds;
    return timeOfNanoseconds(shifted - floorDivide(shifted, NANOS_PER_DAY) * NANOS_PER_DAY, to.zone);
  }
  if (to instanceof FeelDate) {
    const moved = dateTimeOfLocal(midnight(to, null).localNanoseconds + nanoseconds, null);
    return moved?.date;
  }
  if (to instanceof FeelDateTime) {
    const moved =
      to.zone === null
        ? dateTimeOfLocal(to.localNanoseconds + nanoseconds, null)
        : dateTimeOfInstant(to.instantNanoseconds + nanoseconds, to.zone);
    return moved ?? undefined;
  }
  return undefined;
}

function addMonths(to: FeelValue, months: number): FeelValue | undefined {
  if (to instanceof YearsMonthsDuration) {
    const total = to.months + months;
    return Number.isSafeInteger(total) ? new YearsMonthsDuration(total) : undefined;
  }
  if (!isDateLike(to)) return undefined;
  const date = to instanceof FeelDate ? to : to.date;
  const month = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12 + 1;
  const moved = createDate(year, monthOfYear, Math.min(date.day, daysInMonth(year, monthOfYear)));
  if (moved === null) return undefined;
  return to instanceof FeelDate ? moved : new FeelDateTime(moved, to.time);
}
