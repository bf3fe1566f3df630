/** Milliseconds that a request waits at most which does not say how long, by what it waits for. */
const standard = {
  /**
   * The official client for TypeScript leaves the time to the server. Each request of a waiting worker costs the server
   * milliseconds, so they are few; proxies end a silent connection after a minute.
   */
  job: 50_000,
  /** As Camunda 8. */
  endOfInstance: 10_000,
} as const;
const longest = 10 * 60_000;
/** Shorter waits end when they were asked to, in milliseconds. */
const exactBelow = 2_000;

/**
 * Milliseconds that a request waits for the end of an instance, from its `requestTimeout`: absent or 0 is the server's
 * default, below 0 does not wait at all.
 */
export function waitForEnd(requestTimeout: number | undefined): number {
  return !requestTimeout ? standard.endOfInstance : within(requestTimeout);
}

/**
 * Milliseconds that a request waits for jobs, in the same way. A wait of 2,000 and more ends up to a tenth sooner, one
 * that was left to the server up to a half: else all workers that began at once, as after a restart of the server,
 * would ask again at once for ever, and whoever comes at that moment would wait for all of them.
 *
 * @param drawn from 0 to less than 1
 */
export function waitForJobs(requestTimeout: number | undefined, drawn = Math.random()): number {
  if (!requestTimeout) return Math.ceil(standard.job * (1 - drawn / 2));
  const milliseconds = within(requestTimeout);
  return milliseconds < exactBelow ? milliseconds : Math.ceil(milliseconds * (1 - drawn / 10));
}

function within(requestTimeout: number): number {
  return Math.min(Math.max(requestTimeout, 0), longest);
}
