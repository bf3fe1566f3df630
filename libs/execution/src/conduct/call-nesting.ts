import type { Change } from '../changes/change.js';
import type { CallingParent } from '../state/execution-state.js';
import { describe, type Element, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';

/** Called instances inside each other, unless the context says otherwise; as in Camunda 8. */
const DEFAULT_DEPTH_LIMIT = 1_000;
/** Instances of one tree of calls; only calls nested deeper than `ALWAYS_ALLOWED` are held to it. */
const TREE_SHARE = 10_000;
/** So deep nobody calls without calling himself. */
const ALWAYS_ALLOWED = 10;

/**
 * How deep a process that is called now lies; a fault where it lies too deep, which only a process does that calls itself,
 * directly or through others.
 */
export function prepareNesting(
  execution: Execution,
  element: Element,
  calledProcessId: string,
): Outcome<number> {
  const { parent } = execution.draft.state;
  const depth = depthOf(parent) + 1;
  const limit = execution.context.callDepthLimit ?? DEFAULT_DEPTH_LIMIT;
  const isExhausted = (parent?.share ?? TREE_SHARE) < 1 && depth > ALWAYS_ALLOWED;
  if (depth <= limit && !isExhausted) return success(depth);
  const measure =
    depth > limit ? `${limit} calls inside each other` : `${TREE_SHARE} instances in a tree of calls`;
  return failure(
    'CALLED_ELEMENT_ERROR',
    `${describe(element.node)} of "${execution.process.id}" calls the process "${calledProcessId}" at depth ${depth}: a ` +
      `process that calls itself, directly or through others, does not end. The limit is ${measure}. Cancel the ` +
      'outermost instance if that was not meant; or correct the process, migrate, and resolve the incident.',
  );
}

/** Each process that a step calls may have its part of the tree. */
export function shareOutTree(
  changes: readonly Change[],
  parent: CallingParent | undefined,
): readonly Change[] {
  const calls = changes.filter(({ kind }) => kind === 'processCalled').length;
  const share = Math.floor(((parent?.share ?? TREE_SHARE) - 1) / Math.max(calls, 1));
  return changes.map((change) =>
    change.kind === 'processCalled' ? { ...change, share: Math.max(share, 0) } : change,
  );
}

function depthOf(parent: CallingParent | undefined): number {
  return parent === undefined ? 0 : (parent.depth ?? 1);
}
