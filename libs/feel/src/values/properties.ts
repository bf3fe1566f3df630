import { DaysTimeDuration, splitNanoseconds, YearsMonthsDuration } from './duration.js';
import { FeelRange } from './range.js';
import { FeelDate, FeelDateTime, FeelTime } from './temporal.js';
import type { FeelValue } from './value.js';

/** A property of a date, time, duration or range (DMN 1.5, tables 64 and 65); undefined when there is none of that name. */
export function readProperty(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof FeelDate) return ofDate(value, name);
  if (value instanceof FeelTime) return ofTime(value, name, value.offsetSeconds);
  if (value instanceof FeelDateTime)
    return ofDate(value.date, name) ?? ofTime(value.time, name, value.offsetSeconds);
  if (value instanceof DaysTimeDuration) return ofDaysTime(value, name);
  if (value instanceof YearsMonthsDuration) return ofYearsMonths(value, name);
  if (value instanceof FeelRange) return ofRange(value, name);
  return undefined;
}

function ofDate(date: FeelDate, name: string): FeelValue | undefined {
  switch (name) {
    case 'year':
      return date.year;
    case 'month':
      return date.month;
    case 'day':
      return date.day;
    case 'weekday':
      return weekday(date);
    default:
      return undefined;
  }
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: FeelDate): number {
  return ((((date.epochDay + 3) % 7) + 7) % 7) + 1;
}

function ofTime(time: FeelTime, name: string, offsetSeconds: number | null): FeelValue | undefined {
  switch (name) {
    case 'hour':
      return time.hour;
    case 'minute':
      return time.minute;
    case 'second':
      return time.second;
    case 'time offset':
      return offsetSeconds === null ? null : new DaysTimeDuration(BigInt(offsetSeconds) * 1_000_000_000n);
    case 'timezone':
      return time.zone?.kind === 'region' ? time.zone.name : null;
    default:
      return undefined;
  }
}

function ofDaysTime(duration: DaysTimeDuration, name: string): FeelValue | undefined {
  const parts = splitNanoseconds(duration.nanoseconds);
  switch (name) {
    case 'days':
      return Number(parts.days);
    case 'hours':
      return Number(parts.hours);
    case 'minutes':
      return Number(parts.minutes);
    case 'seconds':
      return Number(parts.seconds);
    default:
      return undefined;
  }
}

function ofYearsMonths(duration: YearsMonthsDuration, name: string): FeelValue | undefined {
  switch (name) {
    case 'years':
      return Math.trunc(duration.months / 12) + 0;
    case 'months':
      return (duration.months % 12) + 0;
    default:
      return undefined;
  }
}

function ofRange(range: FeelRange, name: string): FeelValue | undefined {
  switch (name) {
    case 'start':
      return range.start ?? null;
    case 'end':
      return range.end ?? null;
    case 'start included':
      return range.startIncluded;
    case 'end included':
      return range.endIncluded;
    default:
      return undefined;
  }
}
