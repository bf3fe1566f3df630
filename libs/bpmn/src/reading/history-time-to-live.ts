import { Duration } from 'luxon';

/** The property of a process that says how long the history of its ended instances is kept. */
export const HISTORY_TIME_TO_LIVE = 'vorgang:historyTimeToLive';

/** Whole numbers only: PostgreSQL reckons with the same text. */
const NOTATION =
  /^P(?=\d|T\d)(?:\d{1,4}Y)?(?:\d{1,5}M)?(?:\d{1,6}W)?(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?$/;
const LONGEST = Duration.fromObject({ years: 1_000 }).toMillis();

/** Whether the text is an ISO 8601 duration of whole numbers and at most 1,000 years, such as `P180D` or `P1Y6M`. */
export function isHistoryTimeToLive(text: string): boolean {
  return NOTATION.test(text) && Duration.fromISO(text).toMillis() <= LONGEST;
}
