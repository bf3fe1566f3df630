import type { ElementInstanceKey } from '../keys.js';
import { nodeOf, type Execution } from './execution.js';
import { isLooped } from './looped-activity.js';

/**
 * Whether a repetition pays for an activation. A step that activates very many elements is taken for an endless loop;
 * but each repetition of a multi-instance activity may activate as many elements as are drawn in it, because their
 * number is known.
 */
export function isPaidByRepetition(execution: Execution, key: ElementInstanceKey): boolean {
  for (let next: ElementInstanceKey | null = key; next !== null;) {
    const instance = execution.draft.instance(next);
    if (instance === undefined) return false;
    if (instance.loopCounter !== undefined && next === key) allow(execution, key, instance.elementId);
    const left = execution.allowance.get(next) ?? 0;
    if (left > 0) {
      execution.allowance.set(next, left - 1);
      return true;
    }
    next = instance.scopeKey;
  }
  return false;
}

function allow(execution: Execution, key: ElementInstanceKey, elementId: string): void {
  const activity = nodeOf(execution, elementId);
  if (!isLooped(activity) || activity.loop.kind === 'standard' || execution.allowance.has(key)) return;
  execution.allowance.set(key, sizeOf(execution, elementId));
}

function sizeOf(execution: Execution, elementId: string): number {
  const node = nodeOf(execution, elementId);
  const children = node.kind === 'container' ? node.childIds : [];
  return children.reduce((size, childId) => size + sizeOf(execution, childId), 1);
}
