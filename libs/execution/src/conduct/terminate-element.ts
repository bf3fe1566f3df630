import type { ElementInstanceKey } from '../keys.js';
import { closeWaits } from './close-waits.js';
import { endInstanceAfter } from './end-instance-after.js';
import { emit, type Execution } from './execution.js';

/**
 * Ends an element instance against its will, with everything inside it: children first, then its waits,
 * then itself. Nests as deep as the model's sub-processes, never deeper.
 */
export function terminateElement(execution: Execution, key: ElementInstanceKey): void {
  const instance = execution.draft.instance(key);
  if (instance === undefined) return;
  if (execution.draft.childCount(key) > 0) {
    if (instance.phase !== 'TERMINATING') {
      emit(execution, { kind: 'elementInstanceTerminating', elementInstanceKey: key });
    }
    terminateChildren(execution, key);
  }
  closeWaits(execution, key);
  if (instance.incident !== undefined) {
    emit(execution, {
      kind: 'incidentResolved',
      incidentKey: instance.incident.incidentKey,
      elementInstanceKey: key,
    });
  }
  emit(execution, {
    kind: 'elementInstanceTerminated',
    elementInstanceKey: key,
    elementId: instance.elementId,
  });
  endInstanceAfter(execution, instance.elementId, instance.elementType);
}

/** Ends everything inside a scope and leaves the scope itself alive. */
export function terminateChildren(execution: Execution, scopeKey: ElementInstanceKey): void {
  for (const childKey of execution.draft.childKeys(scopeKey)) terminateElement(execution, childKey);
}
