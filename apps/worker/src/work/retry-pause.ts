const first = 2_000;
const longest = 5 * 60_000;

/** Milliseconds until the next attempt: doubles with each, from two seconds to five minutes. */
export function retryPause(attempts: number): number {
  return Math.min(longest, first * 2 ** Math.max(0, attempts - 1));
}
