import type { JobObserver } from '@vorgang/telemetry';
import { oneAtATime, type OneAtATime } from './one-at-a-time.js';

/** Claims of a job in a row that may be abandoned before a person has to look. */
export const defaultAbandonedClaims = 5;

/** What a follower may have beside its name. */
export interface FollowerLife {
  /** Hears of the jobs that are done. */
  readonly observer?: JobObserver;
  /** Aborted when the worker ends and has waited long enough: what still runs is broken off and free for others. */
  readonly stopping?: AbortSignal;
}

/** A program that follows hints of the queue. */
export interface HintFollower extends FollowerLife {
  /** As it stands on the jobs that it holds. */
  readonly name: string;
  /** Claims of a job in a row that may be abandoned: the next one raises an incident instead of doing the work. */
  readonly abandonedClaims: number;
  /**
   * Jobs that were abandoned twice wait here for each other. One that ends its worker takes those along that run beside
   * it: alone it takes none along that is counted.
   */
  readonly suspects: OneAtATime;
}

export function hintFollower(
  name: string,
  abandonedClaims = defaultAbandonedClaims,
  life: FollowerLife = {},
): HintFollower {
  return { ...life, name, abandonedClaims, suspects: oneAtATime() };
}
