import { DateTime } from 'luxon';
import { readMoment } from './timer-schedule.js';

/** A date and time as people see it: RFC 3339 with the offset that the zone has at that moment; undefined for none. */
export function rewriteMoment(text: string, timeZone: string): string | undefined {
  const moment = readMoment(text, timeZone);
  if (moment === undefined) return undefined;
  return DateTime.fromMillis(moment, { zone: timeZone }).toISO({ suppressMilliseconds: true }) ?? undefined;
}
