import type { Evaluation } from '../evaluate/evaluation.js';
import { parseDuration, YearsMonthsDuration } from '../values/duration.js';
import { typeName } from '../values/comparison.js';
import { FeelDecimal, isInteger } from '../values/number.js';
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
  yearsMonths,
} from './parameters.js';
import { monthsBetween } from './temporal.js';
import { unreadable } from './unreadable.js';

/** Functions that make dates, times and durations (DMN 1.5, table 72). */
export const TEMPORAL_CONVERSION_BUILTINS = [
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
];

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
