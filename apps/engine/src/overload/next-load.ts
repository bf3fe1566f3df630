/** Windows in a row that must be too slow before anything is refused: what others do to the machine for seconds is none. */
export const slowWindowsBefore = 10;
/** How much more is refused after each further window that is too slow. */
const up = 0.25;
/** How much less after each window that is quick again: callers come back bit by bit, not all at once. */
const down = 0.1;

/** What the event loop has been like, and which part of new work is refused. */
export interface Load {
  /** Windows in a row that were too slow. */
  readonly slowWindows: number;
  /** Of new work: 0 nothing, 1 all of it is refused. */
  readonly share: number;
}

export const noLoad: Load = { slowWindows: 0, share: 0 };

/**
 * What follows from one more window. Above the limit ever more is refused, below half of it ever less, and between the two
 * the share stays as it is, so that it settles where what is taken can be done in time.
 *
 * @param delay by how much a turn of the event loop was late on average, in milliseconds
 */
export function nextLoad({ slowWindows, share }: Load, delay: number, limit: number): Load {
  if (delay > limit) {
    const slow = slowWindows + 1;
    return { slowWindows: slow, share: share > 0 || slow >= slowWindowsBefore ? added(share, up) : 0 };
  }
  if (delay >= limit / 2) return { slowWindows: 0, share };
  return { slowWindows: 0, share: added(share, -down) };
}

/** In hundredths, so that it comes back to nothing. */
function added(share: number, change: number): number {
  return Math.min(1, Math.max(0, Math.round((share + change) * 100) / 100));
}
