import { calendarDay, readCronExpression } from '@vorgang/bpmn';
import { DateTime } from 'luxon';
import { firstOfDay } from './cron-day-moments.js';
import { firstAt } from './local-time.js';

const DAY = 86_400_000;

/** Days to search: every date, 29 February included, comes again within eight years; a weekday on it within 40. */
const SEARCHED_DAYS = 40 * 366;

/**
 * The first moment after the given one that a cron expression names, by the clock of the zone; undefined where the text
 * is none, and where none of its days ever comes.
 */
export function nextCronMoment(text: string, after: number, timeZone: string): number | undefined {
  const cron = readCronExpression(text);
  if (cron === undefined) return undefined;
  const today = DateTime.fromMillis(after, { zone: timeZone });
  if (!today.isValid) return undefined;
  const first = Date.UTC(today.year, today.month - 1, today.day) / DAY;
  for (let place = first; place < first + SEARCHED_DAYS; place += 1) {
    const day = calendarDay(place);
    if (!cron.namesDay(day)) continue;
    const { year, month, day: date } = day;
    const midnight = DateTime.fromObject({ year, month, day: date }, { zone: timeZone });
    if (!midnight.isValid) return undefined;
    const begins = DateTime.fromMillis(firstAt(midnight), { zone: timeZone });
    const moment = firstOfDay(cron.times, begins, after);
    if (moment !== undefined) return moment;
  }
  return undefined;
}
