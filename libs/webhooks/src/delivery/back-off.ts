const first = 10_000;
const longest = 6 * 60 * 60_000;

/**
 * Milliseconds until a delivery is tried again: ten seconds, then three times as long with each attempt, six hours at
 * most; a tenth more or less, so that many do not come at once.
 *
 * @param attempts made so far, one at least
 * @param chance from 0 to 1
 * @param asked what the receiver asked for (`Retry-After`)
 */
export function deliveryBackOff(attempts: number, chance: number, asked = 0): number {
  const usual = Math.min(longest, first * 3 ** Math.max(0, attempts - 1));
  return Math.min(longest, Math.max(asked, Math.round(usual * (0.9 + 0.2 * chance))));
}
