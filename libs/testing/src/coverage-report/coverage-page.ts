import type { CoverageCollector, ProcessCoverage } from '../coverage.js';
import { drawCoverage } from './draw-coverage.js';
import { escapeHtml } from './escape-html.js';

const STYLE = `body{font:16px/1.5 sans-serif;margin:2rem;color:#111;background:#fff}
svg{max-width:100%;height:auto;border:1px solid #999}
svg text{font:11px sans-serif;text-anchor:middle;fill:#111;stroke:none}
g{fill:#fff;stroke:#555}g.covered{fill:#d5f0d8;stroke:#146c2e}g.missing{fill:#fde0dc;stroke:#b3261e;stroke-dasharray:6 4}
g.other{fill:none}g.edge{fill:none;stroke-width:2}`;

/**
 * The coverage of all processes that scenarios ran, as one HTML page that loads nothing else. What was passed is
 * green with full lines, what was not is red with broken lines and listed below the drawing.
 */
export function coveragePage(coverage: CoverageCollector): string {
  const sections = coverage.processIds.map((processId) => {
    const one = coverage.of(processId);
    const xml = coverage.modelOf(processId);
    const drawing = xml === undefined ? '<p>The file is not known.</p>' : drawCoverage(xml, one);
    return `<section><h2>${escapeHtml(summaryOf(one))}</h2>\n${drawing}\n${missingList(one)}</section>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Coverage of the scenarios</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head>
<body><h1>Coverage of the scenarios</h1>
${sections.join('\n')}
</body></html>
`;
}

/** The same as text, one line a process and one for what it misses. */
export function coverageSummary(coverage: CoverageCollector): string {
  return coverage.processIds
    .flatMap((processId) => {
      const one = coverage.of(processId);
      const missing = [...one.flowNodes.missing, ...one.sequenceFlows.missing];
      return missing.length === 0
        ? [summaryOf(one)]
        : [summaryOf(one), `  not passed: ${missing.join(', ')}`];
    })
    .join('\n');
}

function summaryOf({ processId, share, flowNodes, sequenceFlows }: ProcessCoverage): string {
  const part = ({ covered, missing }: ProcessCoverage['flowNodes']) =>
    `${covered.length} of ${covered.length + missing.length}`;
  // Rounded down: 100 % means that nothing is missing.
  return `${processId}: ${Math.floor(share * 100)} % (${part(flowNodes)} flow nodes, ${part(sequenceFlows)} sequence flows)`;
}

function missingList({ flowNodes, sequenceFlows }: ProcessCoverage): string {
  const missing = [...flowNodes.missing, ...sequenceFlows.missing];
  if (missing.length === 0) return '<p>Every flow node and every sequence flow was passed.</p>';
  return `<p>Not passed:</p><ul>${missing.map((id) => `<li>${escapeHtml(id)}</li>`).join('')}</ul>`;
}
