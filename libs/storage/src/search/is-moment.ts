const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(:(\d{2})(\.\d{1,9})?)?(Z|[+-](\d{2}):(\d{2}))$/;
/** PostgreSQL knows offsets of less than sixteen hours. */
const greatestOffsetHours = 15;

/** Whether it is a date and time with its offset (RFC 3339) that PostgreSQL takes: also a day that its month has. */
export function isMoment(value: unknown): value is string {
  const match = typeof value === 'string' ? pattern.exec(value) : null;
  if (match === null || Number.isNaN(Date.parse(match[0]))) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [offsetHours, offsetMinutes] = [Number(match[10] ?? 0), Number(match[11] ?? 0)];
  return year > 0 && day <= daysOf(year, month) && offsetHours <= greatestOffsetHours && offsetMinutes <= 59;
}

/** Years before 100 mean others to `Date`; the same leap years come every 400 years. */
function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
