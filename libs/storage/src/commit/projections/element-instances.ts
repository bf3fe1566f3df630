import type { ElementInstanceChange } from '@vorgang/execution';
import { storableText } from '../../database/storable-text.js';
import type { StepProjection } from '../step-projection.js';

const table = { created: 'element_instances', changed: 'element_instances' } as const;
const incidents = { created: 'element_instances', changed: 'element_incidents' } as const;

/** Element instances: an element that starts and ends in one step is a single insert. */
export function projectElementInstance(change: ElementInstanceChange, step: StepProjection): void {
  switch (change.kind) {
    case 'elementInstanceActivated':
      step.create(table, change.elementInstanceKey, {
        process_instance_key: step.state.processInstanceKey,
        process_definition_key: step.state.processDefinitionKey,
        element_instance_key: change.elementInstanceKey,
        element_id: change.elementId,
        element_name: change.elementName === undefined ? undefined : storableText(change.elementName),
        element_type: change.elementType,
        scope_key: change.scopeKey ?? undefined,
        state: 'ACTIVE',
        start_date: step.moment,
      });
      return;
    case 'elementInstanceCompleted':
      return endElement(change.elementInstanceKey, 'COMPLETED', step);
    case 'elementInstanceTerminated':
      return endElement(change.elementInstanceKey, 'TERMINATED', step);
    case 'elementInstanceCompleting':
    case 'elementInstanceTerminating':
    case 'tokenArrived':
    case 'arrivedTokensDiscarded':
      // Queries know these elements as active, and tokens not at all.
      return;
  }
}

/** Marks the element that an incident holds, or frees it (null). */
export function markIncident(
  elementInstanceKey: string,
  incidentKey: string | null,
  step: StepProjection,
): void {
  step.change(incidents, elementInstanceKey, 'element_instance_key', { incident_key: incidentKey });
}

function endElement(key: string, state: 'COMPLETED' | 'TERMINATED', step: StepProjection): void {
  step.change(table, key, 'element_instance_key', { state, end_date: step.moment, incident_key: null });
}
