import type { JsonObject, JsonValue, VariableLookup } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import type { StoredVariable } from '../state/execution-state.js';
import type { StateDraft } from '../state/state-draft.js';

export interface FoundVariable {
  readonly scopeKey: ElementInstanceKey;
  readonly variable: StoredVariable;
}

/**
 * Finds a variable from a scope outwards: the innermost of that name is the one that is seen.
 * Source: Camunda 8 documentation, "Variables", section "Variable scopes".
 */
export function findVariable(
  draft: StateDraft,
  from: ElementInstanceKey | null,
  name: string,
): FoundVariable | undefined {
  for (let scopeKey = from; scopeKey !== null; scopeKey = draft.instance(scopeKey)?.scopeKey ?? null) {
    const scope = draft.variablesOf(scopeKey);
    if (scope !== undefined && Object.hasOwn(scope, name)) return { scopeKey, variable: scope[name]! };
  }
  return undefined;
}

/** What expressions see from a scope. */
export function lookupFrom(draft: StateDraft, from: ElementInstanceKey | null): VariableLookup {
  return (name) => findVariable(draft, from, name)?.variable.value;
}

/** The variables that live in a scope itself. */
export function localVariables(draft: StateDraft, scopeKey: ElementInstanceKey): JsonObject {
  const entries = Object.entries(draft.variablesOf(scopeKey) ?? {});
  return Object.fromEntries(entries.map(([name, variable]) => [name, variable.value]));
}

/** All variables that are seen from a scope, outer ones hidden by inner ones of the same name. */
export function visibleVariables(draft: StateDraft, from: ElementInstanceKey): JsonObject {
  const visible: Record<string, JsonValue> = {};
  for (
    let scopeKey: ElementInstanceKey | null = from;
    scopeKey !== null;
    scopeKey = draft.instance(scopeKey)?.scopeKey ?? null
  ) {
    for (const [name, variable] of Object.entries(draft.variablesOf(scopeKey) ?? {})) {
      if (!Object.hasOwn(visible, name)) visible[name] = variable.value;
    }
  }
  return visible;
}
