import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds before the next attempt: longer each time, as clients do that want to be served. */
const pause = { first: 150, longest: 2_000 };

/** @param attempt how many were made before, from 0 */
export function growingPause(attempt: number): Promise<void> {
  return wait(Math.min(pause.longest, pause.first * 2 ** attempt) * (0.5 + Math.random()));
}
