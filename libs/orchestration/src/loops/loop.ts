import { errorText, type Logger } from '../logging/logger.js';
import { backOff } from '../database/retry.js';

export interface LoopOptions {
  readonly name: string;
  /** One round; answers the milliseconds until the next, at most. */
  readonly round: () => Promise<number>;
  readonly logger: Logger;
}

/**
 * Runs rounds of work for ever: sleeps in between, wakes early when told, goes on after failures with growing pauses
 * and logs a failure once, not each time.
 */
export class Loop {
  private wakeUp: (() => void) | null = null;
  private again = false;
  private closing = false;
  private failures = 0;
  private readonly running: Promise<void>;

  constructor(private readonly options: LoopOptions) {
    this.running = this.run();
  }

  /** The next round begins at once, or right after the present one. */
  wake(): void {
    this.again = true;
    this.wakeUp?.();
  }

  /** Ends after the present round. */
  async close(): Promise<void> {
    this.closing = true;
    this.wakeUp?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.closing) {
      this.again = false;
      const pause = await this.attempt();
      if (!this.closing && !this.again) await this.sleep(pause);
    }
  }

  private async attempt(): Promise<number> {
    const { name, round, logger } = this.options;
    try {
      const pause = await round();
      if (this.failures > 0) logger.info('loop-recovered', { loop: name });
      this.failures = 0;
      // Nodes that started together do not stay in step.
      return pause * (0.8 + Math.random() * 0.2);
    } catch (error) {
      this.failures += 1;
      if (this.failures === 1) logger.warn('loop-failing', { loop: name, reason: errorText(error) });
      this.again = false;
      return backOff(Math.min(this.failures, 8), 100, 5_000);
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wakeUp?.(), milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
    });
  }
}
