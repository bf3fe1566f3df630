import { calendarDay, daysOfMonth, daysOfWeek, type DayTest } from './cron-days.js';
import { cronValues, withoutDayNames, withoutMonthNames } from './cron-fields.js';

/** The times of day that a cron expression names, each ascending. */
export interface CronTimes {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
}

export interface CronExpression {
  readonly times: CronTimes;
  readonly namesDay: DayTest;
}

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 0 1 1 *'],
  ['@annually', '0 0 0 1 1 *'],
  ['@monthly', '0 0 0 1 * *'],
  ['@weekly', '0 0 0 * * 0'],
  ['@daily', '0 0 0 * * *'],
  ['@midnight', '0 0 0 * * *'],
  ['@hourly', '0 0 * * * *'],
]);

/** Characters that a cron expression may have; who needs more has more than one rhythm. */
const LONGEST_EXPRESSION = 500;

/**
 * Reads a cron expression: second, minute, hour, day of month, month, day of week, each `*`, `?`, numbers, ranges, steps
 * and lists of these; for days also `L` (last), `15W` (working day), `5#2` (second Friday); or a macro such as `@daily`.
 * A day has to fit both fields of days. Undefined for any other text.
 * Source: Camunda 8 documentation, "Timer events", section "Cron".
 */
export function readCronExpression(text: string): CronExpression | undefined {
  const fields = text.length > LONGEST_EXPRESSION ? [] : (MACROS.get(text) ?? text).split(/\s+/);
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
  return {
    times: { seconds, minutes, hours },
    namesDay: (day) => months.includes(day.month) && fitsMonth(day) && fitsWeek(day),
  };
}

/** The first of January 2000. */
const FIRST_DAY = Date.UTC(2000, 0, 1) / 86_400_000;
/** Leap year or not, beginning on any weekday: these years hold each of the fourteen years that the calendar has. */
const DAYS_OF_28_YEARS = 28 * 365 + 7;

/** Whether a text is a cron expression of which no day ever comes, such as the 31st of February. */
export function isCronThatNeverComes(text: string): boolean {
  const cron = readCronExpression(text);
  if (cron === undefined) return false;
  for (let place = FIRST_DAY; place < FIRST_DAY + DAYS_OF_28_YEARS; place += 1) {
    if (cron.namesDay(calendarDay(place))) return false;
  }
  return true;
}
