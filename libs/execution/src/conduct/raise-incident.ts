import type { ElementInstanceKey, IncidentKey, JobKey } from '../keys.js';
import type { IncidentRetry } from '../state/execution-state.js';
import { emit, nextKey, type Element, type Execution } from './execution.js';
import type { Fault } from './outcome.js';

/**
 * An incident of the events that an element waits for, which its own work does not depend on, ends when the work goes
 * on or meets an incident itself.
 */
export function resolveIncidentOfEvents(execution: Execution, key: ElementInstanceKey): void {
  const incident = execution.draft.instance(key)?.incident;
  if (incident?.retry !== 'events') return;
  emit(execution, { kind: 'incidentResolved', incidentKey: incident.incidentKey, elementInstanceKey: key });
}

/** Holds the token where it is until a person has mended the cause and resolves the incident. */
export function raiseIncident(
  execution: Execution,
  element: Element,
  retry: IncidentRetry,
  fault: Fault,
  jobKey?: JobKey,
): void {
  resolveIncidentOfEvents(execution, element.key);
  const phase = execution.draft.instance(element.key)?.phase;
  const isDone = retry === 'complete' || retry === 'leave' || retry === 'takeOutgoing';
  if (isDone && phase !== 'COMPLETING') {
    emit(execution, { kind: 'elementInstanceCompleting', elementInstanceKey: element.key });
  }
  emit(execution, {
    kind: 'incidentRaised',
    incidentKey: nextKey<IncidentKey>(execution),
    elementInstanceKey: element.key,
    elementId: element.node.id,
    errorType: fault.errorType,
    errorMessage: fault.message,
    retry,
    ...(jobKey === undefined ? {} : { jobKey }),
  });
}
