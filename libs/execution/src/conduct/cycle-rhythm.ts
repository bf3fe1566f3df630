import { Duration } from 'luxon';

/** A repeating interval: its firings lie whole multiples of the interval after its beginning. */
export interface CycleRhythm {
  /** Milliseconds since 1970 UTC. */
  readonly begins: number;
  /** ISO 8601. */
  readonly interval: string;
}

/** A rhythm as the wait of a timer keeps it: beginning and interval. */
export function writeCycle({ begins, interval }: CycleRhythm): string {
  return `${new Date(begins).toISOString()}/${interval.trim()}`;
}

/**
 * Reads what a wait keeps; undefined where it is a cron expression. An interval alone, as waits of former releases
 * keep it, begins at the firing that was due last.
 */
export function readCycle(cycle: string, dueAt: number): CycleRhythm | undefined {
  const parts = /^(?:(?<begins>[^/ ]+)\/)?(?<interval>P[^/ ]+)$/.exec(cycle);
  if (parts?.groups === undefined) return undefined;
  const { begins, interval = '' } = parts.groups;
  return { begins: begins === undefined ? dueAt : Date.parse(begins), interval };
}

const DAY = 86_400_000;

/**
 * The first firing of a rhythm after the given one. It is reckoned from the beginning, so that the 31st stays the end
 * of each month and half past two stays half past two, although a short month or a change of the clocks came between.
 *
 * @param momentAfter the moment that lies a duration after the beginning, by the calendar
 */
export function nextOfRhythm(
  { begins, interval }: CycleRhythm,
  dueAt: number,
  momentAfter: (duration: string) => number | undefined,
): number | undefined {
  const step = Duration.fromISO(interval);
  const firing = (count: number): number | undefined => {
    const duration = step.mapUnits((amount) => amount * count).toISO();
    return duration === null ? undefined : momentAfter(duration);
  };
  // The days of a calendar are not all of one length: a multiple is certain to be reached between these two.
  let low = Math.max(0, Math.floor((dueAt - begins) / longest(step)) - 1);
  let high = Math.max(1, Math.ceil((dueAt - begins) / shortest(step)) + 1);
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2);
    const moment = firing(middle);
    if (moment !== undefined && moment <= dueAt) low = middle;
    else high = middle;
  }
  const first = firing(low);
  if (first !== undefined && first > dueAt) return first;
  const next = firing(high);
  return next !== undefined && next > dueAt ? next : undefined;
}

function longest(step: Duration): number {
  return inMilliseconds(step, { year: 366, month: 31, day: DAY + DAY / 12 });
}

function shortest(step: Duration): number {
  return Math.max(1, inMilliseconds(step, { year: 365, month: 28, day: DAY - DAY / 12 }));
}

function inMilliseconds(
  step: Duration,
  size: { readonly year: number; readonly month: number; readonly day: number },
): number {
  const { years = 0, months = 0, weeks = 0, days = 0, ...times } = step.toObject();
  const calendar = years * size.year + months * size.month + weeks * 7 + days;
  return calendar * size.day + Duration.fromObject(times).toMillis();
}
