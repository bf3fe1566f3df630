/** The clock gives milliseconds; the column keeps microseconds, and the hash covers all that it keeps. */
export function historyTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000Z');
}
