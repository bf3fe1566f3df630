/** The cases of every ordinary run, so that a change fails for what it broke and not for what the dice show. */
const ORDINARY_SEED = 5;

/** How often a property is tried, and from where: `npm run nightly` sets both and draws new cases. */
export function propertyRuns(share = 1): { readonly numRuns: number; readonly seed: number } {
  const { VORGANG_PROPERTY_RUNS: runs, VORGANG_PROPERTY_SEED: seed } = process.env;
  const numRuns = Math.max(1, Math.round(Number(runs ?? 500) * share));
  return { numRuns, seed: Number(seed ?? ORDINARY_SEED) };
}
