import type { TimerDefinition } from '@vorgang/bpmn';
import { DateTime, Duration } from 'luxon';
import { nextCronMoment } from './cron-schedule.js';
import { firstAt } from './local-time.js';
import { nextOfRhythm, readCycle, writeCycle } from './cycle-rhythm.js';

/** A time of day that says how far it lies from UTC. */
const OFFSET = /T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i;

/** Firings that a cycle may name; an endless one names none. */
const MOST_FIRINGS = 999_999_999;

/** When a timer fires first, in milliseconds since 1970 UTC, and how it goes on. */
export interface TimerSchedule {
  readonly dueAt: number;
  /** Firings after this one; -1 for endless. */
  readonly repetitions: number;
  /** Cycles: what gives the next firing. */
  readonly cycle?: string;
}

/** When a timer of the kind fires first; undefined where the text names no moment, duration or rhythm. */
export function readSchedule(
  kind: TimerDefinition['kind'],
  text: string,
  now: number,
  timeZone: string,
): TimerSchedule | undefined {
  switch (kind) {
    case 'date':
      return once(readMoment(text, timeZone));
    case 'duration':
      return once(momentAfter(now, text, timeZone));
    case 'cycle':
      return firstOfCycle(text, now, timeZone);
  }
}

/**
 * The moment that an ISO 8601 date and time names. Without an offset it is read in the given zone, where a time that
 * comes twice is the first of the two;
 * FEEL's zone suffix (`@Europe/Berlin`) and the one of RFC 9557 (`[Europe/Berlin]`) count.
 */
export function readMoment(text: string, timeZone: string): number | undefined {
  const named = /^(?<local>[^@[\]]+)(?:@(?<feel>[^@[\]]+)|\[(?<suffix>[^@[\]]+)\])$/.exec(text.trim());
  const zone = named?.groups?.feel ?? named?.groups?.suffix ?? timeZone;
  const local = named?.groups?.local ?? text.trim();
  const moment = DateTime.fromISO(local, { zone });
  if (!moment.isValid) return undefined;
  return OFFSET.test(local) ? moment.toMillis() : firstAt(moment);
}

/**
 * The moment a duration after another, by the calendar of the zone: a day later is the same time of day,
 * a month later the same day of the month (or its last day).
 */
export function momentAfter(from: number, duration: string, timeZone: string): number | undefined {
  const text = duration.trim();
  const negative = text.startsWith('-');
  const parsed = Duration.fromISO(negative ? text.slice(1) : text);
  if (!parsed.isValid) return undefined;
  const start = DateTime.fromMillis(from, { zone: timeZone });
  const moment = negative ? start.minus(parsed) : start.plus(parsed);
  return moment.isValid ? moment.toMillis() : undefined;
}

/** Reads `R3/PT1H`, `R/2026-01-01T08:00:00Z/P1D` (endless, from a start) or a cron expression. */
export function firstOfCycle(text: string, now: number, timeZone: string): TimerSchedule | undefined {
  const repeating = /^R(?<count>\d*|-1)\/(?:(?<start>[^/]+)\/)?(?<interval>[^/]+)$/.exec(text.trim());
  if (repeating?.groups === undefined) {
    const dueAt = nextCronMoment(text.trim(), now, timeZone);
    return dueAt === undefined ? undefined : { dueAt, repetitions: -1, cycle: text.trim() };
  }
  const { count = '', start, interval = '' } = repeating.groups;
  const endless = count === '' || count === '-1';
  if (count === '0' || Number(count) > MOST_FIRINGS || !isPositive(interval)) return undefined;
  const begins = start === undefined ? now : readMoment(start, timeZone);
  if (begins === undefined) return undefined;
  const dueAt = start === undefined ? momentAfter(now, interval, timeZone) : begins;
  return dueAt === undefined
    ? undefined
    : { dueAt, repetitions: endless ? -1 : Number(count) - 1, cycle: writeCycle({ begins, interval }) };
}

/**
 * The firing after one that was due at the given moment. It is counted from the due moment, not from when the
 * timer was served, so that a late timer does not shift the rhythm.
 */
export function nextOfCycle(
  cycle: string,
  dueAt: number,
  repetitions: number,
  timeZone: string,
): TimerSchedule | undefined {
  if (repetitions === 0) return undefined;
  const rhythm = readCycle(cycle, dueAt);
  const next =
    rhythm === undefined
      ? nextCronMoment(cycle, dueAt, timeZone)
      : nextOfRhythm(rhythm, dueAt, (duration) => momentAfter(rhythm.begins, duration, timeZone));
  if (next === undefined) return undefined;
  return { dueAt: next, repetitions: repetitions === -1 ? -1 : repetitions - 1, cycle };
}

/** An interval of nothing would repeat for ever at the same moment. */
function isPositive(interval: string): boolean {
  const parsed = Duration.fromISO(interval);
  return parsed.isValid && parsed.toMillis() >= 1;
}

function once(dueAt: number | undefined): TimerSchedule | undefined {
  return dueAt === undefined ? undefined : { dueAt, repetitions: 0 };
}
