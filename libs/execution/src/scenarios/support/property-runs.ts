/** How often a property is tried, and from where: `npm run nightly` sets both, every other run takes 500 at random. */
export function propertyRuns(share = 1): { readonly numRuns: number; readonly seed?: number } {
  const { VORGANG_PROPERTY_RUNS: runs, VORGANG_PROPERTY_SEED: seed } = process.env;
  const numRuns = Math.max(1, Math.round(Number(runs ?? 500) * share));
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) };
}
