import { seededRandom } from '../random.js';
import { actionWeights, type ActionKind } from './action-kinds.js';
import { faultWeights, type FaultKind, type QueueKind } from './fault-kinds.js';

export interface PlanOptions {
  readonly seed: number;
  /** How long load and faults last. */
  readonly seconds: number;
  /** Only these faults; all unless given. */
  readonly faults?: readonly FaultKind[];
}

/** Something that a person or program asks for. */
export interface PlannedAction {
  /** Milliseconds after the beginning. */
  readonly at: number;
  readonly kind: ActionKind;
  /** Chosen by the client: names the request in everything that comes of it. */
  readonly id: string;
}

export interface PlannedFault {
  /** Milliseconds after the beginning. */
  readonly at: number;
  readonly kind: FaultKind;
  /** Which of the things that the fault may hit; a whole number, to be taken modulo their number. */
  readonly target: number;
  /** How hard, from 0, below 1: how long, how many. */
  readonly strength: number;
}

export interface Plan {
  readonly seed: number;
  readonly queue: QueueKind;
  readonly actions: readonly PlannedAction[];
  readonly faults: readonly PlannedFault[];
}

/** Means, in milliseconds. */
const betweenActions = 450;
const betweenFaults = 500;
/** The last faults end before the load does. */
const quietEnd = 1_000;

/** What happens in a run: the same seed, length and faults give the same plan. */
export function makePlan({ seed, seconds, faults: only }: PlanOptions): Plan {
  const random = seededRandom(seed);
  const queue = random.pick<QueueKind>(['postgres', 'redis']);
  const end = seconds * 1_000;
  const possible = faultWeights(queue, only);
  // Each has a source of its own, so that a choice of faults leaves the load as it is.
  const load = seededRandom(random.integer(0, 2 ** 31));
  const weather = seededRandom(random.integer(0, 2 ** 31));
  const actions = moments(load, betweenActions, end).map((at, place) => ({
    at,
    kind: load.weighted(actionWeights),
    id: `s${seed}-${place}`,
  }));
  const faults = moments(weather, betweenFaults, end - quietEnd).map((at) => ({
    at,
    kind: weather.weighted(possible),
    target: weather.integer(0, 1_000_000),
    strength: weather.next(),
  }));
  return { seed, queue, actions, faults };
}

/** Ascending moments with pauses around the mean. */
function moments(random: ReturnType<typeof seededRandom>, mean: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = random.integer(0, mean); at < end; at += random.integer(mean / 10, mean * 1.9))
    found.push(at);
  return found;
}
