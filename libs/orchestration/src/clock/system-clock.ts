import type { Clock } from './clock.js';

/** A jump of the database's clock beyond this wakes the sleeping loops, in milliseconds. */
const JUMP = 1_000;

/**
 * The database's clock, so that all nodes agree on what is due however their own clocks stand. Between two looks at it
 * time is counted as the processor counts it: somebody may set this computer's clock at any moment.
 */
export class SystemClock implements Clock {
  /** From the count of this process to the database's time. */
  private offset = Date.now() - performance.now();
  private readonly listeners = new Set<() => void>();

  now(): number {
    return Math.round(performance.now() + this.offset);
  }

  onJump(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Looks at the database's clock. The database read it somewhere between question and answer: an offset that fits
   * stays as it is, so that a slow answer makes nothing worse, and a quick one makes it exact.
   *
   * @param databaseNow answers the database's time in milliseconds since 1970 UTC
   */
  async synchronise(databaseNow: () => Promise<number>): Promise<void> {
    const asked = performance.now();
    const answer = await databaseNow();
    const answered = performance.now();
    const offset = Math.min(Math.max(this.offset, answer - answered), answer - asked);
    const jump = Math.abs(offset - this.offset) > JUMP;
    this.offset = offset;
    if (jump) for (const listener of this.listeners) listener();
  }
}
