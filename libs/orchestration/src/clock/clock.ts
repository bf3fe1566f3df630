/** The engine's time: due dates, locks and history follow it. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Calls back when time jumps, so that sleeping loops look again. Returns the way to stop. */
  onJump(listener: () => void): () => void;
}
