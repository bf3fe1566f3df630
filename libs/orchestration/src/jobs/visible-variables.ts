import type { ElementInstanceKey, ExecutionState } from '@vorgang/execution';
import type { JsonObject, JsonValue } from '@vorgang/feel';

/**
 * The variables that an element instance sees: its own and those of the scopes around it, the nearest first.
 *
 * @param names only these; empty: all
 */
export function visibleVariables(
  state: ExecutionState,
  elementInstanceKey: ElementInstanceKey,
  names: readonly string[] = [],
): JsonObject {
  const wanted = names.length === 0 ? null : new Set(names);
  const visible: Record<string, JsonValue> = {};
  let scope: ElementInstanceKey | null | undefined = elementInstanceKey;
  while (scope !== null && scope !== undefined) {
    for (const [name, variable] of Object.entries(state.variables.get(scope) ?? {})) {
      if (!Object.hasOwn(visible, name) && (wanted === null || wanted.has(name)))
        visible[name] = variable.value;
    }
    scope = state.elementInstances.get(scope)?.scopeKey;
  }
  return visible;
}
