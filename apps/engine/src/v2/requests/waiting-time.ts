const standard = 10_000;
const longest = 10 * 60_000;

/**
 * Milliseconds that a request waits, from its `requestTimeout`: absent or 0 is the server's default, below 0 does
 * not wait at all.
 */
export function waitingTime(requestTimeout: number | null | undefined): number {
  if (!requestTimeout) return standard;
  return Math.min(Math.max(requestTimeout, 0), longest);
}
