import type { IncidentChange } from '../changes/change.js';
import type { OpenIncident } from './execution-state.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';

export function applyIncidentChange(draft: StateDraft, change: IncidentChange): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  switch (change.kind) {
    case 'incidentRaised': {
      const incident: OpenIncident = {
        incidentKey: change.incidentKey,
        errorType: change.errorType,
        retry: change.retry,
        ...(change.jobKey === undefined ? {} : { jobKey: change.jobKey }),
      };
      return draft.putInstance({ ...instance, incident });
    }
    case 'incidentResolved': {
      const { incident: _resolved, ...withoutIncident } = instance;
      return draft.putInstance(withoutIncident);
    }
  }
}
