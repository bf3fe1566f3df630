import type { Clock } from './clock.js';

/** A jump of the database's clock beyond this wakes the sleeping loops, in milliseconds. */
const JUMP = 1_000;

/**
 * The computer's clock corrected to the database's, so that all nodes agree on what is due
 * however their own clocks stand.
 */
export class SystemClock implements Clock {
  private offset = 0;
  private readonly listeners = new Set<() => void>();

  now(): number {
    return Date.now() + this.offset;
  }

  onJump(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Measures the offset to the database's clock.
   *
   * @param databaseNow answers the database's `now()` in milliseconds since 1970 UTC
   */
  async synchronise(databaseNow: () => Promise<number>): Promise<void> {
    const asked = Date.now();
    const answer = await databaseNow();
    const answered = Date.now();
    // The database read its clock somewhere between question and answer: half way is the best guess.
    const offset = Math.round(answer - (asked + answered) / 2);
    const jump = Math.abs(offset - this.offset) > JUMP;
    this.offset = offset;
    if (jump) for (const listener of this.listeners) listener();
  }
}
