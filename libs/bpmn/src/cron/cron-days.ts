import { cronValues } from './cron-fields.js';

/** A day of the calendar, wherever. */
export interface CalendarDay {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** 0 for Sunday to 6. */
  readonly weekday: number;
  readonly daysInMonth: number;
}

/** Whether a cron expression names a day. */
export type DayTest = (day: CalendarDay) => boolean;

/** The day so many days after the first of January 1970. */
export function calendarDay(daysSince1970: number): CalendarDay {
  const date = new Date(daysSince1970 * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return {
    year,
    month,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}

/**
 * Days of the month: values, `L` for the last, `L-3` for the third before the last, `15W` for the working day next to
 * the 15th within the month, `LW` for the last working day.
 */
export function daysOfMonth(field: string): DayTest | undefined {
  return anyOf(field, dayOfMonth);
}

function dayOfMonth(part: string): DayTest | undefined {
  const last = /^L(?:-(?<before>\d{1,2}))?$/.exec(part);
  if (last !== null) {
    const before = Number(last.groups?.['before'] ?? 0);
    return before > 30 ? undefined : (day) => day.day === day.daysInMonth - before;
  }
  if (part === 'LW') return (day) => day.day === workingDayNextTo(day, day.daysInMonth);
  const near = /^(?<date>\d{1,2})W$/.exec(part);
  if (near !== null) {
    const date = Number(near.groups?.['date']);
    return date < 1 || date > 31
      ? undefined
      : (day) => date <= day.daysInMonth && day.day === workingDayNextTo(day, date);
  }
  const values = cronValues(part, 1, 31);
  return values && ((day) => values.includes(day.day));
}

/**
 * Days of the week, 0 and 7 for Sunday: values, `5L` for the last Friday of the month, `5#2` for its second Friday.
 */
export function daysOfWeek(field: string): DayTest | undefined {
  return anyOf(field, dayOfWeek);
}

function dayOfWeek(part: string): DayTest | undefined {
  const placed = /^(?<weekday>[0-7])(?:(?<last>L)|#(?<place>[1-5]))$/.exec(part);
  if (placed?.groups !== undefined) {
    const weekday = Number(placed.groups['weekday']) % 7;
    const { last, place } = placed.groups;
    return (day) =>
      day.weekday === weekday &&
      (last === undefined ? Math.ceil(day.day / 7) === Number(place) : day.day > day.daysInMonth - 7);
  }
  const values = cronValues(part, 0, 7);
  return values && ((day) => values.some((value) => value % 7 === day.weekday));
}

function anyOf(field: string, read: (part: string) => DayTest | undefined): DayTest | undefined {
  const tests = field.split(',').map(read);
  return tests.every((test) => test !== undefined) ? (day) => tests.some((test) => test(day)) : undefined;
}

/** Monday to Friday; a Saturday gives the day before it and a Sunday the one after, but never in another month. */
function workingDayNextTo({ day, weekday, daysInMonth }: CalendarDay, date: number): number {
  const itsWeekday = (((weekday + date - day) % 7) + 7) % 7;
  if (itsWeekday === 6) return date === 1 ? 3 : date - 1;
  if (itsWeekday === 0) return date === daysInMonth ? date - 2 : date + 1;
  return date;
}
