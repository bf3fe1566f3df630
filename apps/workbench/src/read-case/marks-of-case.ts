import type { DiagramMarks } from '../diagram/diagram-marks.js';
import type { CaseDetail } from './case-query.js';

/** Where the case stands on the diagram. */
export function marksOfCase(steps: CaseDetail['steps']): DiagramMarks {
  const idsOf = (wanted: (step: CaseDetail['steps'][number]) => boolean) => [
    ...new Set(steps.filter(wanted).map((step) => step.elementId)),
  ];
  return {
    active: idsOf((step) => step.state === 'ACTIVE'),
    incidents: idsOf((step) => step.state === 'ACTIVE' && step.hasIncident),
    completed: idsOf((step) => step.state === 'COMPLETED'),
  };
}
