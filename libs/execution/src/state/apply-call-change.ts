import type { CallChange } from '../changes/change.js';
import { requireInstance } from './require-instance.js';
import type { StateDraft } from './state-draft.js';

export function applyCallChange(draft: StateDraft, change: CallChange): void {
  const instance = requireInstance(draft, change.elementInstanceKey);
  const { calledProcessInstanceKey } = change;
  switch (change.kind) {
    case 'processCalled':
      return draft.putInstance({
        ...instance,
        phase: 'ACTIVE',
        waits: [...instance.waits, { kind: 'calledProcess', calledProcessInstanceKey }],
      });
    case 'calledProcessCompleted':
    case 'calledProcessCanceled':
    case 'calledProcessErrorThrown':
    case 'calledProcessRefused':
      return draft.putInstance({
        ...instance,
        waits: instance.waits.filter(
          (wait) =>
            wait.kind !== 'calledProcess' || wait.calledProcessInstanceKey !== calledProcessInstanceKey,
        ),
      });
  }
}
