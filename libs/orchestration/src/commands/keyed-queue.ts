/**
 * Runs tasks of the same key one after the other and tasks of different keys side by side.
 * Two commands for one process instance would only fight for its row.
 */
export class KeyedQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const tail = this.tails.get(key);
    const result = tail === undefined ? task() : tail.then(task);
    const settled = result.then(nothing, nothing);
    this.tails.set(key, settled);
    void settled.then(() => {
      if (this.tails.get(key) === settled) this.tails.delete(key);
    });
    return result;
  }

  /** Resolves when the tasks of the key that are there now have ended. */
  async settled(key: string): Promise<void> {
    await this.tails.get(key);
  }
}

function nothing(): void {}
