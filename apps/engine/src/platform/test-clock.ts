/** Provider token of the `TestClock`; null where time goes on as it does. */
export const TEST_CLOCK = Symbol('TEST_CLOCK');

/** A clock that a test system may set. */
export interface TestClock {
  /** Stops time at the moment, in milliseconds since 1970 UTC. */
  pin(at: number): void;
  reset(): void;
}
