import type { Evaluation } from '../evaluate/evaluation.js';
import { DaysTimeDuration, parseDuration, YearsMonthsDuration } from '../values/duration.js';
import { equals, typeName } from '../values/comparison.js';
import { FeelDecimal, isFeelNumber, isInteger, parseNumber } from '../values/number.js';
import { formatValue } from '../values/format.js';
import {
  createDate,
  dateTimeOfInstant,
  FeelDate,
  FeelDateTime,
  FeelTime,
  midnight,
  parseDate,
  parseDateTime,
  parseTime,
} from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { offsetZone, regionZone, UTC } from '../values/zone.js';
import { define, signature } from './define.js';
import {
  anything,
  date,
  dateTime,
  daysTime,
  exactly,
  numeric,
  nullable,
  optional,
  text,
  time,
  truth,
  yearsMonths,
} from './parameters.js';
import { parseRange } from './range-text.js';
import { monthsBetween } from './temporal.js';

export const CONVERSION_BUILTINS = [
  define(
    'date',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseDate(from) ?? unreadable('date', from, evaluation),
    ),
    signature([exactly(date('from'))], (_evaluation, from) => from),
    signature([exactly(dateTime('from'))], (_evaluation, from) => from.date),
    signature(
      [numeric('year'), numeric('month'), numeric('day')],
      (evaluation, year, month, day) =>
        createDate(Number(year), Number(month), Number(day)) ?? unreadable('date', year, evaluation),
    ),
  ),
  define(
    'time',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseTime(from) ?? unreadable('time', from, evaluation),
    ),
    signature([exactly(time('from'))], (_evaluation, from) => from),
    signature([exactly(dateTime('from'))], (_evaluation, from) => from.time),
    signature([exactly(date('from'))], (_evaluation, from) => midnight(from, UTC).time),
    signature(
      [numeric('hour'), numeric('minute'), numeric('second'), optional(nullable(daysTime('offset')))],
      (evaluation, hour, minute, second, offset) => {
        if (!isInteger(hour) || !isInteger(minute)) return unreadable('time', hour, evaluation);
        const [h, m, s] = [Number(hour), Number(minute), new FeelDecimal(second)];
        const whole = s.floor();
        if (h < 0 || h > 23 || m < 0 || m > 59 || s.lt(0) || s.gte(60))
          return unreadable('time', hour, evaluation);
        const zone =
          offset === undefined || offset === null
            ? null
            : offsetZone(Number(offset.nanoseconds / 1_000_000_000n));
        if (zone === null && offset !== undefined && offset !== null)
          return unreadable('time', offset, evaluation);
        return new FeelTime(
          h,
          m,
          whole.toNumber(),
          s.minus(whole).mul(1_000_000_000).trunc().toNumber(),
          zone,
        );
      },
    ),
  ),
  define(
    'date and time',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseDateTime(from) ?? unreadable('date and time', from, evaluation),
    ),
    signature([exactly(dateTime('from'))], (_evaluation, from) => from),
    signature([exactly(date('from'))], (_evaluation, from) => midnight(from, UTC)),
    signature(
      [exactly(date('date')), time('time')],
      (_evaluation, day, clock) => new FeelDateTime(day, clock),
    ),
    signature(
      [exactly(dateTime('date')), time('time')],
      (_evaluation, day, clock) => new FeelDateTime(day.date, clock),
    ),
    signature([exactly(dateTime('date')), text('timezone')], (evaluation, moment, timezone) =>
      inZone(moment, timezone, evaluation),
    ),
    signature(
      [
        numeric('year'),
        numeric('month'),
        numeric('day'),
        numeric('hour'),
        numeric('minute'),
        numeric('second'),
        optional(nullable(daysTime('offset'))),
      ],
      (evaluation, year, month, day, hour, minute, second, offset) => {
        const calendarDay = createDate(Number(year), Number(month), Number(day));
        const zone =
          offset === undefined || offset === null
            ? null
            : offsetZone(Number(offset.nanoseconds / 1_000_000_000n));
        const fits =
          isInteger(hour) &&
          isInteger(minute) &&
          isInteger(second) &&
          Number(hour) >= 0 &&
          Number(hour) <= 23 &&
          Number(minute) >= 0 &&
          Number(minute) <= 59 &&
          Number(second) >= 0 &&
          Number(second) <= 59;
        if (calendarDay === null || !fits) return unreadable('date and time', year, evaluation);
        return new FeelDateTime(
          calendarDay,
          new FeelTime(Number(hour), Number(minute), Number(second), 0, zone),
        );
      },
    ),
  ),
  define(
    'duration',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseDuration(from) ?? unreadable('duration', from, evaluation),
    ),
    signature([exactly(daysTime('from'))], (_evaluation, from) => from),
    signature([exactly(yearsMonths('from'))], (_evaluation, from) => from),
  ),
  define(
    'years and months duration',
    signature([anything('from'), anything('to')], (evaluation, from, to) => {
      const [start, end] = [dayOf(from), dayOf(to)];
      if (start === null || end === null)
        return evaluation.warn(
          'INVALID_ARGUMENTS',
          `years and months duration takes two dates, not a ${typeName(from)} and a ${typeName(to)}.`,
        );
      return new YearsMonthsDuration(monthsBetween(start, end));
    }),
  ),
  define(
    'number',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseNumber(from.trim()) ?? unreadable('number', from, evaluation),
    ),
    signature([exactly(numeric('from'))], (_evaluation, from) => from),
    signature(
      [text('from'), nullable(text('grouping separator')), nullable(text('decimal separator'))],
      (evaluation, from, grouping, decimal) => {
        if (grouping !== null && ![' ', ',', '.'].includes(grouping))
          return unreadable('number', grouping, evaluation);
        if (decimal !== null && ![',', '.'].includes(decimal))
          return unreadable('number', decimal, evaluation);
        if (grouping !== null && grouping === decimal) return unreadable('number', grouping, evaluation);
        const plain = grouping === null ? from : from.split(grouping).join('');
        return (
          parseNumber(decimal === null ? plain : plain.split(decimal).join('.')) ??
          unreadable('number', from, evaluation)
        );
      },
    ),
  ),
  define(
    'string',
    signature([anything('from')], (evaluation, from) => formatValue(from, evaluation)),
  ),
  define(
    'range',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseRange(from) ?? unreadable('range', from, evaluation),
    ),
  ),
  define(
    'not',
    signature([truth('negand')], (_evaluation, negand) => !negand),
  ),
  define(
    'is',
    signature([anything('value1'), anything('value2')], (evaluation, left, right) =>
      isSame(left, right, evaluation),
    ),
  ),
];

function unreadable(type: string, from: FeelValue, evaluation: Evaluation): null {
  const shown = typeof from === 'string' ? `"${from.slice(0, 60)}"` : `A ${typeName(from)}`;
  return evaluation.warn(
    'INVALID_VALUE',
    `${shown} is no ${type}. Write it as ISO 8601 and the built-in's description say.`,
  );
}

function dayOf(value: FeelValue): FeelDate | null {
  if (value instanceof FeelDate) return value;
  return value instanceof FeelDateTime ? value.date : null;
}

/** The same moment on the clocks of another zone; a moment without a zone is read there. */
function inZone(moment: FeelDateTime, timezone: string, evaluation: Evaluation): FeelValue {
  const zone = regionZone(timezone);
  if (zone === null) return unreadable('time zone', timezone, evaluation);
  if (moment.zone !== null) return dateTimeOfInstant(moment.instantNanoseconds, zone);
  return new FeelDateTime(
    moment.date,
    new FeelTime(moment.time.hour, moment.time.minute, moment.time.second, moment.time.nanosecond, zone),
  );
}

/** The same value of the same kind; unlike `=` it tells apart times that are equal but written for other zones. */
function isSame(left: FeelValue, right: FeelValue, evaluation: Evaluation): boolean {
  if (isFeelNumber(left) || typeof left !== 'object' || left === null)
    return left === right || equals(left, right, evaluation) === true;
  if (typeName(left) !== typeName(right)) return false;
  if (
    left instanceof FeelDate ||
    left instanceof FeelTime ||
    left instanceof FeelDateTime ||
    left instanceof DaysTimeDuration
  )
    return String(left) === String(right);
  return equals(left, right, evaluation) === true;
}
