import { DateTime } from 'luxon';

const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface CronSchedule {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 for Sunday to 6. */
  readonly daysOfWeek: ReadonlySet<number>;
}

/** Days to search: every date, 29 February included, comes again within eight years. */
const SEARCHED_DAYS = 8 * 366;

/**
 * The first moment after the given one that a cron expression names, by the clock of the zone. Six fields: second,
 * minute, hour, day of month, month, day of week; or a macro such as `@daily`.
 * Source: Camunda 8 documentation, "Timer events", section "Cron".
 */
export function nextCronMoment(text: string, after: number, timeZone: string): number | undefined {
  const schedule = parse(macros[text] ?? text);
  if (schedule === undefined) return undefined;
  let day = DateTime.fromMillis(after, { zone: timeZone }).startOf('day');
  if (!day.isValid) return undefined;
  for (let searched = 0; searched < SEARCHED_DAYS; searched += 1) {
    if (includesDay(schedule, day)) {
      const moment = firstOfDay(schedule, day, after);
      if (moment !== undefined) return moment;
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
  return undefined;
}

function includesDay(schedule: CronSchedule, day: DateTime): boolean {
  return (
    schedule.months.has(day.month) &&
    schedule.daysOfMonth.has(day.day) &&
    schedule.daysOfWeek.has(day.weekday % 7)
  );
}

function firstOfDay(schedule: CronSchedule, day: DateTime, after: number): number | undefined {
  for (const hour of schedule.hours) {
    // An hour that the change to summer time skips does not exist on this day.
    if (day.set({ hour }).hour !== hour) continue;
    if (day.set({ hour }).endOf('hour').toMillis() <= after) continue;
    for (const minute of schedule.minutes) {
      for (const second of schedule.seconds) {
        const moment = day.set({ hour, minute, second }).toMillis();
        if (moment > after) return moment;
      }
    }
  }
  return undefined;
}

function parse(text: string): CronSchedule | undefined {
  const fields = text.split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [second, minute, hour, dayOfMonth, month, dayOfWeek] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const seconds = values(second, 0, 59);
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const daysOfMonth = values(dayOfMonth, 1, 31);
  const months = values(named(month, monthNames, 1), 1, 12);
  const daysOfWeek = values(named(dayOfWeek, dayNames, 0), 0, 7);
  if (!seconds || !minutes || !hours || !daysOfMonth || !months || !daysOfWeek) return undefined;
  return {
    seconds,
    minutes,
    hours,
    daysOfMonth: new Set(daysOfMonth),
    months: new Set(months),
    // Both 0 and 7 are Sunday.
    daysOfWeek: new Set(daysOfWeek.map((day) => day % 7)),
  };
}

function named(field: string, names: readonly string[], first: number): string {
  return field.replace(/[A-Za-z]{3}/g, (name) => {
    const place = names.indexOf(name.toUpperCase());
    return place === -1 ? name : String(place + first);
  });
}

/** Values of one field, ascending: `*`, `?`, numbers, ranges, steps and lists of these. */
function values(field: string, lowest: number, highest: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(?<any>[*?])|(?<from>\d+)(?:-(?<to>\d+))?)(?:\/(?<step>\d+))?$/.exec(part);
    if (match?.groups === undefined) return undefined;
    const { any, from, to, step } = match.groups;
    const start = any === undefined ? Number(from) : lowest;
    const end = any !== undefined || (to === undefined && step !== undefined) ? highest : Number(to ?? from);
    const width = Number(step ?? 1);
    if (start < lowest || end > highest || start > end || width < 1) return undefined;
    for (let value = start; value <= end; value += width) found.add(value);
  }
  return [...found].sort((left, right) => left - right);
}
