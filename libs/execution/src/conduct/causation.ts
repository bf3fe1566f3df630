import type { Change } from '../changes/change.js';
import type { Causation } from '../commands/command.js';
import { describe, type Element, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';

/** Signals that one cause outside the engine may bring about, unless the context says otherwise. */
const DEFAULT_SIGNAL_LIMIT = 1_000;
/** Throwing elements that a chain remembers; in a longer one every further throw counts as a repetition. */
const LONGEST_TRAIL = 50;

/**
 * The chain that a signal thrown now would go on; a fault where the chain has thrown its share of signals and comes to
 * an element that is part of it already, so that it would go round without end.
 */
export function prepareChain(execution: Execution, element: Element, signalName: string): Outcome<Causation> {
  const { trail = [] } = execution.causation ?? {};
  const share = shareOf(execution);
  const place = `${execution.process.id}/${element.node.id}`;
  const isInTrail = trail.includes(place);
  if (share < 1 && (isInTrail || trail.length >= LONGEST_TRAIL)) {
    const loop = [...trail.slice(Math.max(trail.indexOf(place), 0)), place].join(' → ');
    return failure(
      'UNSPECIFIED',
      `${describe(element.node)} throws the signal "${signalName}" in a chain of signals that comes back to it and does not ` +
        `end: ${loop}. One cause may bring about ${limitOf(execution)} signals without a wait in between. Let the loop ` +
        'end or wait for something, and resolve the incident; that allows as many signals again.',
    );
  }
  return success({
    share: Math.max(share - 1, 0),
    trail: isInTrail || trail.length >= LONGEST_TRAIL ? trail : [...trail, place],
  });
}

/**
 * What a step leaves for other instances shares what is left of the chain's signals, so that a chain which branches
 * at every turn ends as soon as one that does not.
 */
export function shareOut(execution: Execution): readonly Change[] {
  const { changes, causation } = execution;
  const heirs = heirsOf(changes, execution.draft.state.parent !== undefined);
  return changes.map((change) => {
    if (change.kind === 'signalThrown' && change.causation !== undefined)
      return { ...change, causation: divided(change.causation, heirs) };
    if (change.kind === 'processCalled' && causation !== undefined)
      return { ...change, causation: divided(causation, heirs) };
    return change;
  });
}

/** The chain in which an instance tells its caller of its end, an error or an escalation. */
export function causationOfNews(
  causation: Causation | undefined,
  changes: readonly Change[],
): { readonly causation?: Causation } {
  if (causation === undefined) return {};
  const { share, trail } = causation;
  return { causation: divided({ share: Math.max(share - 1, 0), trail }, heirsOf(changes, true)) };
}

/** The chain of one of many who hear of a signal. */
export function divided({ share, trail }: Causation, heirs: number): Causation {
  return { share: Math.floor(share / Math.max(heirs, 1)), trail };
}

function heirsOf(changes: readonly Change[], hasParent: boolean): number {
  return changes.filter((change) => {
    switch (change.kind) {
      case 'signalThrown':
      case 'processCalled':
        return true;
      case 'processInstanceCompleted':
      case 'errorThrownToParent':
        return hasParent;
      case 'escalationThrown':
        return hasParent && change.variables !== undefined;
      default:
        return false;
    }
  }).length;
}

function shareOf(execution: Execution): number {
  return execution.causation?.share ?? limitOf(execution);
}

function limitOf({ context }: Execution): number {
  return context.signalLimit ?? DEFAULT_SIGNAL_LIMIT;
}
