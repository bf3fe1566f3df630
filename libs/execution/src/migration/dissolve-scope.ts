import { closeWaits } from '../conduct/close-waits.js';
import { emit, nextKey, type Execution } from '../conduct/execution.js';
import { findVariable } from '../conduct/read-variables.js';
import type { ElementInstanceKey, VariableKey } from '../keys.js';
import type { ElementInstance } from '../state/execution-state.js';
import type { LandingPlan } from './landing.js';

/**
 * Ends a sub-process that the target does not have, once everything that was in it goes on in the scope around. Its
 * local variables go on there too; one that would hide a variable outside stays with each token that saw it.
 */
export function dissolveScope(
  execution: Execution,
  plan: LandingPlan,
  scope: ElementInstance,
  into: ElementInstanceKey,
): void {
  for (const [name, { value }] of Object.entries(execution.draft.variablesOf(scope.key) ?? {})) {
    const isHiding = findVariable(execution.draft, into, name) !== undefined;
    const heirs = isHiding ? formerChildren(plan, scope.key) : [into];
    for (const scopeKey of heirs) {
      if (Object.hasOwn(execution.draft.variablesOf(scopeKey) ?? {}, name)) continue;
      const variableKey = nextKey<VariableKey>(execution);
      emit(execution, { kind: 'variableCreated', variableKey, scopeKey, name, value });
    }
  }
  closeWaits(execution, scope.key);
  if (scope.incident !== undefined) {
    const { incidentKey } = scope.incident;
    emit(execution, { kind: 'incidentResolved', incidentKey, elementInstanceKey: scope.key });
  }
  // The target does not know its element, so its end has nothing to do there.
  emit(execution, {
    kind: 'elementInstanceTerminated',
    elementInstanceKey: scope.key,
    elementId: scope.elementId,
  });
}

function formerChildren(plan: LandingPlan, scopeKey: ElementInstanceKey): readonly ElementInstanceKey[] {
  const own = (instance: ElementInstance) => instance.scopeKey === scopeKey;
  const inside = plan.dissolved.filter(({ instance }) => own(instance));
  return [
    ...plan.landings.flatMap(({ instance }) => (own(instance) ? [instance.key] : [])),
    // A sub-process in it has ended before and handed on what it had.
    ...inside.flatMap(({ instance }) => formerChildren(plan, instance.key)),
  ];
}
