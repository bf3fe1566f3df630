import { closeWaits } from '../conduct/close-waits.js';
import { emit, nextKey, type Execution } from '../conduct/execution.js';
import { findVariable } from '../conduct/read-variables.js';
import type { ElementInstanceKey, VariableKey } from '../keys.js';
import { DEFAULT_VARIABLE_LIMIT } from '../conduct/variable-size.js';
import type { ElementInstance, StoredVariable } from '../state/execution-state.js';
import { bytesOfVariable } from '../state/variable-bytes.js';
import type { LandingPlan } from './landing.js';
import type { MigrationProblem } from './migration-problem.js';

/**
 * Ends a sub-process that the target does not have, once everything that was in it goes on in the scope around. Its
 * local variables go on there too; one that would hide a variable outside stays with each token that saw it.
 *
 * @returns the problem where the copies for the tokens would make the instance's variables outgrow the limit; nothing
 *   is copied then, and the migration must not be written
 */
export function dissolveScope(
  execution: Execution,
  plan: LandingPlan,
  scope: ElementInstance,
  into: ElementInstanceKey,
): MigrationProblem | null {
  const copies = inheritances(execution, plan, scope.key, into);
  const problem = problemOfSize(execution, scope, copies);
  if (problem === null) {
    for (const { scopeKey, name, variable } of copies) {
      const variableKey = nextKey<VariableKey>(execution);
      emit(execution, { kind: 'variableCreated', variableKey, scopeKey, name, value: variable.value });
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
  return problem;
}

interface Inheritance {
  readonly scopeKey: ElementInstanceKey;
  readonly name: string;
  readonly variable: StoredVariable;
}

function inheritances(
  { draft }: Execution,
  plan: LandingPlan,
  dissolvedKey: ElementInstanceKey,
  into: ElementInstanceKey,
): readonly Inheritance[] {
  return Object.entries(draft.variablesOf(dissolvedKey) ?? {}).flatMap(([name, variable]) => {
    const isHiding = findVariable(draft, into, name) !== undefined;
    const heirs = isHiding ? formerChildren(plan, dissolvedKey) : [into];
    return heirs
      .filter((scopeKey) => !Object.hasOwn(draft.variablesOf(scopeKey) ?? {}, name))
      .map((scopeKey) => ({ scopeKey, name, variable }));
  });
}

/** Measured before anything is copied: one large variable and many tokens are more than a memory holds. */
function problemOfSize(
  { context, draft }: Execution,
  scope: ElementInstance,
  copies: readonly Inheritance[],
): MigrationProblem | null {
  const bytesOf = (sum: number, { name, variable }: Pick<Inheritance, 'name' | 'variable'>) =>
    sum + bytesOfVariable(name, variable);
  const own = Object.entries(draft.variablesOf(scope.key) ?? {}).map(([name, variable]) => ({
    name,
    variable,
  }));
  const growth = copies.reduce(bytesOf, 0) - own.reduce(bytesOf, 0);
  const limit = context.variableLimit ?? DEFAULT_VARIABLE_LIMIT;
  const size = draft.variableBytes() + growth;
  if (growth <= 0 || size <= limit) return null;
  return {
    elementId: scope.elementId,
    rule: 'variables-too-large',
    message:
      `Each token in it would take its local variables along, as they hide variables outside, and the variables of ` +
      `the instance would take ${size} bytes, but the limit is ${limit}.`,
    fix: 'Make the local variables of the sub-process smaller, or map it to a sub-process of the target.',
  };
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
