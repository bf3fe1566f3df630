const yearOne = Date.parse('0001-01-01T00:00:00Z');

/**
 * The moment as PostgreSQL reads it. Years past 9999 lose the plus sign that ISO 8601 puts before them;
 * what lies before the year 1 has been due forever.
 */
export function timestamp(milliseconds: number): string {
  if (milliseconds < yearOne) return '-infinity';
  return new Date(milliseconds).toISOString().replace(/^\+0*/, '');
}
