import { elementOf, type Element, type Execution } from '../conduct/execution.js';
import type { Wait } from '../state/execution-state.js';

/** A wait that a command speaks of, and the element that waits. */
export interface FoundWait<Kind extends Wait['kind']> {
  readonly element: Element;
  readonly wait: Extract<Wait, { readonly kind: Kind }>;
}

/** Finds a wait of a kind among all living element instances. */
export function findWait<Kind extends Wait['kind']>(
  execution: Execution,
  kind: Kind,
  matches: (wait: Extract<Wait, { readonly kind: Kind }>) => boolean,
): FoundWait<Kind> | undefined {
  const isWanted = (wait: Wait): wait is Extract<Wait, { readonly kind: Kind }> =>
    wait.kind === kind && matches(wait as Extract<Wait, { readonly kind: Kind }>);
  for (const instance of Object.values(execution.draft.state.elementInstances)) {
    const wait = instance.waits.find(isWanted);
    if (wait !== undefined) return { element: elementOf(execution, instance), wait };
  }
  return undefined;
}
