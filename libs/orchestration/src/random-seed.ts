import type { RandomSeed } from '@vorgang/feel';

const SEED = 8;
/** Seeds that are drawn from the system at once: asking it costs more than the numbers. */
const SEEDS = 128;

let drawn = new Uint32Array(0);

/** A seed that nobody can foretell, for one step or one evaluation. */
export function freshRandomSeed(): RandomSeed {
  if (drawn.length === 0) drawn = crypto.getRandomValues(new Uint32Array(SEED * SEEDS));
  const seed = drawn.slice(0, SEED);
  drawn = drawn.subarray(SEED);
  return seed;
}
