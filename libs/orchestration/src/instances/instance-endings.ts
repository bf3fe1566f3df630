import type { ProcessInstanceKey, UserTaskKey } from '@vorgang/execution';

/** Wakes callers that wait for the end of an instance, or of what happens to a user task, wherever the last step ran. */
export class InstanceEndings {
  private readonly waiting = new Map<string, Set<() => void>>();

  /** Resolves when what the key names may have ended, or after the given milliseconds. */
  wait(
    key: ProcessInstanceKey | UserTaskKey,
    milliseconds: number,
  ): { readonly ended: Promise<void>; stop(): void } {
    let stop = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(() => stop(), milliseconds);
      const wakers = this.waiting.get(key) ?? new Set();
      this.waiting.set(key, wakers);
      stop = () => {
        clearTimeout(timer);
        wakers.delete(stop);
        if (wakers.size === 0) this.waiting.delete(key);
        resolve();
      };
      wakers.add(stop);
    });
    return { ended, stop };
  }

  ended(key: string): void {
    for (const wake of [...(this.waiting.get(key) ?? [])]) wake();
  }

  /** Every waiting caller looks again: signals may have been lost, or the engine is closing. */
  lookAgain(): void {
    for (const key of [...this.waiting.keys()]) this.ended(key);
  }
}
