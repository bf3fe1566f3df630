import type { ElementId } from '@vorgang/bpmn';
import type { CompensationChange } from '../changes/change.js';
import type { ElementInstanceKey } from '../keys.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';

export function applyCompensationChange(draft: StateDraft, change: CompensationChange): void {
  switch (change.kind) {
    case 'compensationRegistered': {
      const scope = requireInstance(draft, change.scopeKey);
      const compensations = [...(scope.compensations ?? []), change.record];
      return draft.putInstance({ ...scope, compensations });
    }
    case 'compensationStarted': {
      for (const scopeKey of change.scopeKeys) useUp(draft, scopeKey, change.activityId);
      const thrower = requireInstance(draft, change.elementInstanceKey);
      return draft.putInstance({ ...thrower, pendingCompensations: change.handlers });
    }
    case 'compensationHandlerStarted': {
      const thrower = requireInstance(draft, change.elementInstanceKey);
      const [started, ...pending] = thrower.pendingCompensations ?? [];
      draft.putInstance({ ...thrower, pendingCompensations: pending });
      if (started?.inner === undefined) return;
      const handler = requireInstance(draft, change.handlerInstanceKey);
      return draft.putInstance({ ...handler, compensations: started.inner });
    }
  }
}

function useUp(draft: StateDraft, scopeKey: ElementInstanceKey, activityId: ElementId | undefined): void {
  const { compensations = [], ...scope } = requireInstance(draft, scopeKey);
  const left = activityId === undefined ? [] : compensations.filter((one) => one.activityId !== activityId);
  draft.putInstance(left.length === 0 ? scope : { ...scope, compensations: left });
}
