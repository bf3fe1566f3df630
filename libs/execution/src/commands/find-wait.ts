import { elementOf, type Element, type Execution } from '../conduct/execution.js';
import type { Wait } from '../state/execution-state.js';
import { waitKey } from '../state/wait-key.js';

/** A wait that a command speaks of, and the element that waits. */
export interface FoundWait<Kind extends Wait['kind']> {
  readonly element: Element;
  readonly wait: Extract<Wait, { readonly kind: Kind }>;
}

/** Finds the wait of a kind for the job, timer, subscription or the like of a key. */
export function findWait<Kind extends Wait['kind']>(
  execution: Execution,
  kind: Kind,
  key: string,
): FoundWait<Kind> | undefined {
  const instance = execution.draft.instanceWaitingFor(key);
  const wait = instance?.waits.find(
    (candidate): candidate is Extract<Wait, { readonly kind: Kind }> =>
      candidate.kind === kind && waitKey(candidate) === key,
  );
  if (instance === undefined || wait === undefined) return undefined;
  return { element: elementOf(execution, instance), wait };
}
