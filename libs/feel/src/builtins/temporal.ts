import { daysInMonth, toEpochDay } from '../values/calendar.js';
import { weekday } from '../values/properties.js';
import { createDate, dateTimeOfInstant, type FeelDate, type FeelDateTime } from '../values/temporal.js';
import { regionZone, UTC } from '../values/zone.js';
import { define, signature } from './define.js';
import type { Signature } from './define.js';
import { date, dateTime, exactly } from './parameters.js';
import type { Evaluation } from '../evaluate/evaluation.js';
import type { FeelValue } from '../values/value.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Takes a date, or the date of a date and time. */
function ofDay(compute: (day: FeelDate) => FeelValue): readonly Signature[] {
  return [
    signature([exactly(date('date'))], (_evaluation, day) => compute(day)),
    signature([exactly(dateTime('date'))], (_evaluation, moment) => compute(moment.date)),
    signature([date('date')], (_evaluation, day) => compute(day)),
  ];
}

export const TEMPORAL_BUILTINS = [
  define(
    'now',
    signature([], (evaluation) => now(evaluation)),
  ),
  define(
    'today',
    signature([], (evaluation) => now(evaluation)?.date ?? null),
  ),
  define('day of year', ...ofDay(dayOfYear)),
  define('day of week', ...ofDay((day) => WEEKDAYS[weekday(day) - 1] ?? null)),
  define('month of year', ...ofDay((day) => MONTHS[day.month - 1] ?? null)),
  define('week of year', ...ofDay(weekOfYear)),
  define(
    'last day of month',
    ...ofDay((day) => createDate(day.year, day.month, daysInMonth(day.year, day.month))),
  ),
];

function now(evaluation: Evaluation): FeelDateTime | null {
  evaluation.spend(50);
  return dateTimeOfInstant(
    BigInt(Math.trunc(evaluation.now)) * 1_000_000n,
    regionZone(evaluation.timeZone) ?? UTC,
  );
}

function dayOfYear(day: FeelDate): number {
  return day.epochDay - toEpochDay(day.year, 1, 1) + 1;
}

/** The ISO 8601 week: the week belongs to the year that holds its Thursday. */
function weekOfYear(day: FeelDate): number {
  const thursday = day.epochDay + 4 - weekday(day);
  const year =
    [day.year + 1, day.year, day.year - 1].find((candidate) => toEpochDay(candidate, 1, 1) <= thursday) ??
    day.year;
  return Math.floor((thursday - toEpochDay(year, 1, 1)) / 7) + 1;
}

/** Whole months from one day to another. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}
