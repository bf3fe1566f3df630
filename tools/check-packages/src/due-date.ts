import type { Severity } from './read-audit.js';

/** The time frames of SECURITY.md, which a test compares with this. */
export const timeFrames = { criticalWorkingDays: 3, highDays: 14, otherDays: 60 } as const;

/** What people found out about an advisory; kept in docs/security/advisories.json. */
export interface Finding {
  /** The day on which the weakness was published, or, where that is not known, was seen here first (YYYY-MM-DD). */
  readonly since: string;
  /** Whether our code reaches it. */
  readonly reached: boolean;
  /** Whether attackers use it. */
  readonly exploited?: boolean;
  /** Why it is not reached, or what was done about it. */
  readonly note: string;
}

/** The last day on which the weakness may be there (YYYY-MM-DD). */
export function dueDate(severity: Severity, { since, reached, exploited }: Finding): string {
  if (reached && (exploited === true || severity === 'critical'))
    return plusWorkingDays(since, timeFrames.criticalWorkingDays);
  return plusDays(since, reached && severity === 'high' ? timeFrames.highDays : timeFrames.otherDays);
}

function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Monday to Friday; holidays count, so that the answer is the same everywhere. */
function plusWorkingDays(day: string, days: number): string {
  let date = day;
  for (let left = days; left > 0;) {
    date = plusDays(date, 1);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return date;
}
