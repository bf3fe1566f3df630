import type { RandomSeed } from '@vorgang/feel';

/** A seed that nobody can foretell, for one step or one evaluation. */
export function freshRandomSeed(): RandomSeed {
  return crypto.getRandomValues(new Uint32Array(8));
}
