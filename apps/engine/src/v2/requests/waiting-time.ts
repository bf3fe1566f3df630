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

/** Shorter waits end when they were asked to, in milliseconds. */
const exactBelow = 2_000;

/**
 * A long wait ends up to a tenth sooner. Else all workers that began at once, as after a restart of the server, would ask again at
 * once for ever, and whoever comes at that moment would wait for all of them.
 *
 * @param drawn from 0 to less than 1
 */
export function scatteredWait(milliseconds: number, drawn = Math.random()): number {
  return milliseconds < exactBelow ? milliseconds : Math.ceil(milliseconds * (1 - drawn / 10));
}
