import type { ElementInstanceKey } from '../keys.js';
import { emit, type Execution } from './execution.js';
import { terminateElement } from './terminate-element.js';

/**
 * Ends a scope in which nothing lives any more because its last element was taken away, then the scope around it, up to
 * the instance itself.
 * Source: Camunda 8 documentation, "Process instance modification", section "Terminate an active element instance".
 */
export function endEmptyScopes(execution: Execution, innermost: ElementInstanceKey | null): void {
  for (let key = innermost; key !== null;) {
    const scope = execution.draft.instance(key);
    if (scope === undefined) return;
    const isHeld = scope.arrivals !== undefined || scope.rounds !== undefined;
    if (isHeld || execution.draft.childCount(key) > 0) return;
    terminateElement(execution, key);
    if (scope.scopeKey === null) emit(execution, { kind: 'processInstanceTerminated' });
    key = scope.scopeKey;
  }
}
