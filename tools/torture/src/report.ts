import type { TortureReport } from './run-torture.js';

/** Findings, what happened, and the summary as the last line. */
export function describeReport(report: TortureReport): readonly string[] {
  const { plan, faults, accepted, findings, settledAfter } = report;
  const lost = subjects(report, 'lost');
  const doubled = subjects(report, 'doubled');
  return [
    ...findings.map(({ oracle, kind, subject, detail }) => `${oracle} ${kind}: ${subject}: ${detail}`),
    `queue in ${plan.queue}; ${[...faults.counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
    `at rest ${settledAfter.toFixed(1)} s after the last fault; rules broken ${subjects(report, 'broken')}`,
    `faults ${faults.total}, accepted ${accepted}, ${lost} lost, ${doubled} doubled, seed ${plan.seed}`,
  ];
}

function subjects({ findings }: TortureReport, kind: string): number {
  return new Set(findings.filter((finding) => finding.kind === kind).map(({ subject }) => subject)).size;
}
