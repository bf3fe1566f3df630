import type { RandomSeed } from '@vorgang/feel';

/** A seed for each step, so that two runs of a scenario are the same to the byte. */
export class TestChance {
  #steps = 0;

  constructor(private readonly seed: number) {}

  nextSeed(): RandomSeed {
    this.#steps += 1;
    return Uint32Array.of(this.seed, this.#steps);
  }
}
