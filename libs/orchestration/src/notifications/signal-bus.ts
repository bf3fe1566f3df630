import type { Signal } from './signal.js';

/** Under load signals of several commits share one notification; this is the pause between two, in milliseconds. */
const PAUSE = 25;

/**
 * Hands signals to this node's listeners at once, and to the other nodes by one notification per batch of
 * commits. Equal signals of a batch are sent once.
 */
export class SignalBus {
  private readonly listeners = new Set<(signal: Signal) => void>();
  private readonly outgoing = new Set<string>();
  private sending: Promise<void> | null = null;
  /** By `performance.now()`: were the machine's clock set back, the next signal would wait until it is there again. */
  private lastSent = 0;

  /** @param send brings serialised signals to the other nodes */
  constructor(private readonly send: (signals: readonly string[]) => Promise<void>) {}

  listen(listener: (signal: Signal) => void): void {
    this.listeners.add(listener);
  }

  publish(signals: readonly Signal[]): void {
    for (const signal of signals) {
      this.outgoing.add(JSON.stringify(signal));
      this.deliver(signal);
    }
    this.sending ??= this.flush().finally(() => {
      this.sending = null;
    });
  }

  /** A signal that came from another node. */
  receive(serialised: string): void {
    this.deliver(JSON.parse(serialised) as Signal);
  }

  async settled(): Promise<void> {
    await this.sending;
  }

  private deliver(signal: Signal): void {
    for (const listener of this.listeners) listener(signal);
  }

  private async flush(): Promise<void> {
    while (this.outgoing.size > 0) {
      const wait = this.lastSent + PAUSE - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
      const batch = [...this.outgoing];
      this.outgoing.clear();
      this.lastSent = performance.now();
      await this.send(batch);
    }
  }
}
