import type { CronTimes } from '@vorgang/bpmn';
import { DateTime } from 'luxon';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Clocks are changed by multiples of this. */
const QUARTER = 15 * MINUTE;

/** A quarter of an hour by the clock, and when it begins. */
interface Quarter {
  readonly begins: number;
  readonly hour: number;
  readonly minute: number;
}

/**
 * The first moment of a day after the given one, in milliseconds since 1970 UTC. Where the clocks change, a rhythm
 * that names every hour goes on with real time; a time that is skipped comes later by what was skipped; a time that
 * comes twice counts once, at first.
 */
export function firstOfDay(times: CronTimes, day: DateTime, after: number): number | undefined {
  const begins = day.toMillis();
  const ends = day.plus({ days: 1 }).startOf('day').toMillis();
  if (ends <= after) return undefined;
  if (ends - begins !== 24 * HOUR) return firstOfIrregularDay(times, day, ends, after);
  for (const hour of times.hours) {
    if (begins + (hour + 1) * HOUR <= after) continue;
    const moment = firstWithin(times, begins + hour * HOUR, 0, 60, after);
    if (moment !== undefined) return moment;
  }
  return undefined;
}

/** The first moment among the minutes from `from` to before `to` of an hour whose minute `from` begins at `begins`. */
function firstWithin(
  times: CronTimes,
  begins: number,
  from: number,
  to: number,
  after: number,
): number | undefined {
  for (const minute of times.minutes) {
    if (minute < from || minute >= to) continue;
    const start = begins + (minute - from) * MINUTE;
    if (start + MINUTE <= after) continue;
    const second = times.seconds.find((candidate) => start + candidate * SECOND > after);
    if (second !== undefined) return start + second * SECOND;
  }
  return undefined;
}

function firstOfIrregularDay(
  times: CronTimes,
  day: DateTime,
  ends: number,
  after: number,
): number | undefined {
  const real = realQuarters(day, ends);
  const quarters = times.hours.length === 24 ? real : oncePerClockTime(day, real);
  const moments = quarters.flatMap(({ begins, hour, minute }) =>
    times.hours.includes(hour) ? (firstWithin(times, begins, minute, minute + 15, after) ?? []) : [],
  );
  return moments.length === 0 ? undefined : Math.min(...moments);
}

function realQuarters(day: DateTime, ends: number): readonly Quarter[] {
  const quarters: Quarter[] = [];
  for (let begins = day.toMillis(); begins < ends; begins += QUARTER) {
    const { hour, minute } = DateTime.fromMillis(begins, { zone: day.zone });
    quarters.push({ begins, hour, minute });
  }
  return quarters;
}

/** Every quarter that a day usually has, once: at first where it comes twice, later where the clocks skip it. */
function oncePerClockTime(day: DateTime, real: readonly Quarter[]): readonly Quarter[] {
  const first = new Map<number, Quarter>();
  for (const quarter of real) {
    const place = quarter.hour * 60 + quarter.minute;
    if (!first.has(place)) first.set(place, quarter);
  }
  for (let place = 0; place < 24 * 60; place += 15) {
    if (first.has(place)) continue;
    const hour = Math.floor(place / 60);
    const minute = place % 60;
    // A time that does not exist is read as the one that lies as much later as the clocks were moved.
    first.set(place, { begins: day.set({ hour, minute }).toMillis(), hour, minute });
  }
  return [...first.values()];
}
