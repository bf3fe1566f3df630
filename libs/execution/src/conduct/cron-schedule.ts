import { DateTime } from 'luxon';
import { calendarDay, daysOfMonth, daysOfWeek, type DayTest } from './cron-days.js';
import { firstOfDay, type CronTimes } from './cron-day-moments.js';
import { firstAt } from './local-time.js';
import { cronValues, withoutDayNames, withoutMonthNames } from './cron-fields.js';

const macros: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 0 1 1 *'],
  ['@annually', '0 0 0 1 1 *'],
  ['@monthly', '0 0 0 1 * *'],
  ['@weekly', '0 0 0 * * 0'],
  ['@daily', '0 0 0 * * *'],
  ['@midnight', '0 0 0 * * *'],
  ['@hourly', '0 0 * * * *'],
]);

interface CronSchedule {
  readonly times: CronTimes;
  readonly months: readonly number[];
  readonly isNamed: DayTest;
}

const DAY = 86_400_000;

/** Characters that a cron expression may have; who needs more has more than one rhythm. */
const LONGEST_EXPRESSION = 500;

/** Days to search: every date, 29 February included, comes again within eight years; a weekday on it within 40. */
const SEARCHED_DAYS = 40 * 366;

/**
 * The first moment after the given one that a cron expression names, by the clock of the zone. Six fields: second,
 * minute, hour, day of month, month, day of week; or a macro such as `@daily`. A day has to fit both fields of days.
 * Source: Camunda 8 documentation, "Timer events", section "Cron".
 */
export function nextCronMoment(text: string, after: number, timeZone: string): number | undefined {
  const schedule = parse(macros.get(text) ?? text);
  if (schedule === undefined) return undefined;
  const today = DateTime.fromMillis(after, { zone: timeZone });
  if (!today.isValid) return undefined;
  const first = Date.UTC(today.year, today.month - 1, today.day) / DAY;
  for (let place = first; place < first + SEARCHED_DAYS; place += 1) {
    const day = calendarDay(place);
    if (!schedule.months.includes(day.month) || !schedule.isNamed(day)) continue;
    const { year, month, day: date } = day;
    const midnight = DateTime.fromObject({ year, month, day: date }, { zone: timeZone });
    if (!midnight.isValid) return undefined;
    const begins = DateTime.fromMillis(firstAt(midnight), { zone: timeZone });
    const moment = firstOfDay(schedule.times, begins, after);
    if (moment !== undefined) return moment;
  }
  return undefined;
}

function parse(text: string): CronSchedule | undefined {
  const fields = text.length > LONGEST_EXPRESSION ? [] : text.split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [second, minute, hour, dayOfMonth, month, dayOfWeek] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const seconds = cronValues(second, 0, 59);
  const minutes = cronValues(minute, 0, 59);
  const hours = cronValues(hour, 0, 23);
  const months = cronValues(withoutMonthNames(month), 1, 12);
  const fitsMonth = daysOfMonth(dayOfMonth.toUpperCase());
  const fitsWeek = daysOfWeek(withoutDayNames(dayOfWeek).toUpperCase());
  if (!seconds || !minutes || !hours || !months || !fitsMonth || !fitsWeek) return undefined;
  return { times: { seconds, minutes, hours }, months, isNamed: (day) => fitsMonth(day) && fitsWeek(day) };
}
