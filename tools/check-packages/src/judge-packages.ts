import { dueDate, type Finding } from './due-date.js';
import type { Advisory } from './read-audit.js';

export interface Verdict {
  /** Whether something is overdue, or nobody has looked at it yet. */
  readonly failed: boolean;
  readonly lines: readonly string[];
}

/**
 * Compares the advisories with what people found out about them.
 *
 * @param today YYYY-MM-DD
 */
export function judgePackages(
  advisories: readonly Advisory[],
  findings: Readonly<Record<string, Finding>>,
  today: string,
): Verdict {
  const judged = advisories.map((advisory) => judge(advisory, findings[advisory.id], today));
  const present = new Set(advisories.map(({ id }) => id));
  const gone = Object.keys(findings).filter((id) => !present.has(id));
  return {
    failed: judged.some(({ failed }) => failed),
    lines: [
      ...judged.map(({ line }) => line),
      ...gone.map((id) => `${id} is gone: take it out of docs/security/advisories.json.`),
      ...(advisories.length === 0 ? ['No package has a known weakness.'] : []),
    ],
  };
}

function judge(
  advisory: Advisory,
  finding: Finding | undefined,
  today: string,
): { readonly failed: boolean; readonly line: string } {
  const what = `${advisory.id} ${advisory.package} (${advisory.severity}): ${advisory.title}. ${advisory.url}`;
  if (finding === undefined) {
    // Nobody knows since when it counts and whether it is reached: it may be overdue already.
    const line = `NEW ${what}\n  Say in docs/security/advisories.json when it was published and whether our code reaches it: "${advisory.id}": { "since": "${today}", "reached": true, "note": "…" }`;
    return { failed: true, line };
  }
  const due = dueDate(advisory.severity, finding);
  const failed = today > due;
  return { failed, line: `${failed ? 'OVERDUE since' : 'due by'} ${due} ${what}\n  ${finding.note}` };
}

/** @throws Error that names the entry and the member which is wrong */
export function readFindings(text: string): Readonly<Record<string, Finding>> {
  const findings = JSON.parse(text) as Readonly<Record<string, Partial<Finding>>>;
  for (const [id, { since, reached, exploited, note }] of Object.entries(findings)) {
    const wrong = (member: string, must: string): Error =>
      new Error(`docs/security/advisories.json: ${member} of ${id} must be ${must}.`);
    if (!isDay(since)) throw wrong('since', 'a day such as 2026-11-30');
    if (typeof reached !== 'boolean') throw wrong('reached', 'true or false');
    if (exploited !== undefined && typeof exploited !== 'boolean') throw wrong('exploited', 'true or false');
    if (typeof note !== 'string' || note.trim() === '') throw wrong('note', 'a sentence');
  }
  return findings as Readonly<Record<string, Finding>>;
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
