import type { ElementInstance, ExecutionState, Wait } from '@vorgang/execution';
import type { JsonObject, JsonValue } from '@vorgang/feel';

/** Something that an instance waits for, with the element instance that waits. */
export interface FoundWait<Kind extends Wait['kind']> {
  readonly element: ElementInstance;
  readonly wait: Extract<Wait, { readonly kind: Kind }>;
}

/** Every open wait of a kind, oldest element first. */
export function waitsOf<Kind extends Wait['kind']>(
  state: ExecutionState,
  kind: Kind,
): readonly FoundWait<Kind>[] {
  return elementsOf(state).flatMap((element) =>
    element.waits
      .filter((wait): wait is Extract<Wait, { readonly kind: Kind }> => wait.kind === kind)
      .map((wait) => ({ element, wait })),
  );
}

/** Living element instances, oldest first. */
export function elementsOf(state: ExecutionState): readonly ElementInstance[] {
  return state.elementInstances.values();
}

/** Keys are integers in decimal digits and may be longer than a number holds. */
export function compareKeys(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}

/** The variables that an element sees: its own and those of every scope around it. */
export function visibleVariables(state: ExecutionState, element: ElementInstance): JsonObject {
  const own = Object.entries(state.variables.get(element.key) ?? {}).map(
    ([name, { value }]): readonly [string, JsonValue] => [name, value],
  );
  const scope = element.scopeKey === null ? undefined : state.elementInstances.get(element.scopeKey);
  return { ...(scope === undefined ? {} : visibleVariables(state, scope)), ...Object.fromEntries(own) };
}
