import type { Change } from '../changes/change.js';
import type { ProcessInstanceKey } from '../keys.js';
import type { CallingParent } from '../state/execution-state.js';

/** What a called instance knows of its caller, as the call says. */
export function parentOfCalled(
  processInstanceKey: ProcessInstanceKey,
  { elementInstanceKey, caughtErrors, depth, share }: Extract<Change, { readonly kind: 'processCalled' }>,
): CallingParent {
  return {
    processInstanceKey,
    elementInstanceKey,
    caughtErrors,
    ...(depth === undefined ? {} : { depth }),
    ...(share === undefined ? {} : { share }),
  };
}
