import type { IncidentChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { StepProjection } from '../step-projection.js';
import { markIncident } from './element-instances.js';

const table = { created: 'incidents', changed: 'resolved_incidents' } as const;

/** Incidents, and the mark on the element that each one holds. */
export function projectIncident(change: IncidentChange, step: StepProjection): void {
  switch (change.kind) {
    case 'incidentRaised':
      step.create(table, change.incidentKey, {
        ...step.origin,
        incident_key: change.incidentKey,
        process_definition_id: step.state.bpmnProcessId,
        element_instance_key: change.elementInstanceKey,
        element_id: change.elementId,
        job_key: change.jobKey ?? null,
        error_type: change.errorType,
        error_message: storableText(change.errorMessage),
        state: 'ACTIVE',
        created_at: step.at,
        resolved_at: null,
      });
      return markIncident(change.elementInstanceKey, change.incidentKey, step);
    case 'incidentResolved':
      step.change(table, change.incidentKey, 'incident_key', { state: 'RESOLVED', resolved_at: step.at });
      return markIncident(change.elementInstanceKey, null, step);
  }
}
