import { emit, type Element, type Execution } from '../conduct/execution.js';

/** A job that goes on although it has an incident (its retries were raised) leaves no incident behind. */
export function resolveJobIncident(execution: Execution, element: Element): void {
  const incident = execution.draft.instance(element.key)?.incident;
  if (incident?.retry !== 'job') return;
  emit(execution, {
    kind: 'incidentResolved',
    incidentKey: incident.incidentKey,
    elementInstanceKey: element.key,
  });
}
