/** A run that once found a failure: it is run again, in short form, with every test run. */
export interface KeptSeed {
  readonly seed: number;
  readonly seconds: number;
  /** What it found. */
  readonly found: string;
}

export const keptSeeds: readonly KeptSeed[] = [
  {
    seed: 1,
    seconds: 20,
    found: 'timers armed half a second off, as a slow answer of the database moved the clock of a node',
  },
];
