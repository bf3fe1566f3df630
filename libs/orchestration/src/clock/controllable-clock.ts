import type { Clock } from './clock.js';

/** A clock that tests and demonstrations pin to a moment, move on and let go again. */
export class ControllableClock implements Clock {
  private pinnedAt: number | null = null;
  private shift = 0;
  private readonly listeners = new Set<() => void>();

  now(): number {
    return this.pinnedAt ?? Date.now() + this.shift;
  }

  onJump(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Stops time at the given moment. */
  pin(at: number): void {
    this.pinnedAt = at;
    this.jump();
  }

  /** Moves time on by the given milliseconds; a pinned clock stays pinned. */
  advance(milliseconds: number): void {
    if (this.pinnedAt === null) this.shift += milliseconds;
    else this.pinnedAt += milliseconds;
    this.jump();
  }

  /** Follows the computer's clock again. */
  reset(): void {
    this.pinnedAt = null;
    this.shift = 0;
    this.jump();
  }

  private jump(): void {
    for (const listener of this.listeners) listener();
  }
}
