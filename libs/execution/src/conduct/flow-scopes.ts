import type { ContainerNode, FlowNode } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from '../state/execution-state.js';
import { isContainer, nodeOf, type Execution } from './execution.js';

/** The scopes that an element is drawn in, the process first. */
export function flowScopesOf(execution: Execution, node: FlowNode): readonly ContainerNode[] {
  const scopes: ContainerNode[] = [];
  for (let inner: FlowNode = node; inner.elementType !== 'PROCESS';) {
    const scope = nodeOf(execution, inner.scopeId);
    if (!isContainer(scope)) throw new Error(`"${inner.scopeId}" holds "${inner.id}" but is no scope.`);
    scopes.unshift(scope);
    inner = scope;
  }
  return scopes;
}

/** The living instances of a scope directly inside another one; of a repeated activity its repetitions. */
export function scopesInside(
  execution: Execution,
  outerKey: ElementInstanceKey,
  scope: ContainerNode,
): readonly ElementInstance[] {
  return execution.draft.childKeys(outerKey).flatMap((key): readonly ElementInstance[] => {
    const child = execution.draft.instance(key);
    if (child?.elementId !== scope.id) return [];
    return child.elementType === 'MULTI_INSTANCE_BODY' ? scopesInside(execution, key, scope) : [child];
  });
}

/** Whether an element instance is one of the given ones or lies inside one of them. */
export function isWithin(
  execution: Execution,
  innerKey: ElementInstanceKey,
  outerKeys: ReadonlySet<ElementInstanceKey>,
): boolean {
  for (let key: ElementInstanceKey | null = innerKey; key !== null;) {
    if (outerKeys.has(key)) return true;
    key = execution.draft.instance(key)?.scopeKey ?? null;
  }
  return false;
}
