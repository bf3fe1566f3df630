import { readMoment } from './timer-schedule.js';

const YEAR_ONE = Date.parse('0001-01-01T00:00:00Z');
const YEAR_TEN_THOUSAND = Date.parse('9999-12-31T23:59:59.999Z') + 1;

/**
 * A date and time in RFC 3339, in UTC; undefined for a text that is none, and for the years that RFC 3339 cannot write
 * and the database does not read. The offset of a zone would not do: before time zones, it had seconds.
 */
export function rewriteMoment(text: string, timeZone: string): string | undefined {
  const moment = readMoment(text, timeZone);
  if (moment === undefined || moment < YEAR_ONE || moment >= YEAR_TEN_THOUSAND) return undefined;
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
