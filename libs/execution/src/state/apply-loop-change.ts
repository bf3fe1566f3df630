import type { LoopChange } from '../changes/change.js';
import type { StateDraft } from './state-draft.js';

export function applyLoopChange(draft: StateDraft, change: LoopChange): void {
  switch (change.kind) {
    case 'loopStarted':
      return draft.startLoop(change.elementInstanceKey, {
        ...(change.items === undefined ? {} : { items: change.items }),
        ...(change.numberOfInstances === undefined ? {} : { numberOfInstances: change.numberOfInstances }),
        started: 0,
        completed: 0,
        terminated: 0,
      });
    case 'loopInstanceCompleted':
      return draft.completeLoopInstance(
        change.elementInstanceKey,
        change.loopCounter,
        change.result,
        change.enough,
      );
  }
}
