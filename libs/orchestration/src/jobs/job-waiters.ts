interface Sleeper {
  readonly tenantIds: readonly string[];
  readonly wake: (turn: Turn) => void;
}

/** The right to look for jobs of one type; given back with whether some were found. */
export interface Turn {
  done(found: boolean): void;
}

interface TypeQueue {
  readonly sleepers: Sleeper[];
  /** Tenants for which jobs may wait. */
  readonly tenants: Set<string>;
  taken: boolean;
}

/**
 * Callers that wait for jobs of a type, first come, first served. One waiting caller at a time looks into the
 * table; when it found jobs, the next one looks: no caller polls, and a burst of jobs causes no burst of queries.
 */
export class JobWaiters {
  private readonly queues = new Map<string, TypeQueue>();

  /** Sleeps until jobs of the type may wait, the time is over or the caller goes away (both: null). */
  wait(
    type: string,
    tenantIds: readonly string[],
    milliseconds: number,
    signal: AbortSignal | undefined,
  ): Promise<Turn | null> {
    return new Promise((resolve) => {
      const queue = this.queue(type);
      const end = (turn: Turn | null): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        resolve(turn);
      };
      const sleeper: Sleeper = { tenantIds, wake: end };
      const giveUp = (): void => {
        const place = queue.sleepers.indexOf(sleeper);
        if (place >= 0) queue.sleepers.splice(place, 1);
        end(null);
      };
      const timer = setTimeout(giveUp, milliseconds);
      if (signal?.aborted === true) return giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      queue.sleepers.push(sleeper);
      this.pass(queue);
    });
  }

  /** Jobs of the type may wait for the tenant. */
  available(tenantId: string, type: string): void {
    const queue = this.queues.get(type);
    if (queue === undefined) return;
    queue.tenants.add(tenantId);
    this.pass(queue);
  }

  /** Anything may have changed: every type is looked at again. */
  lookAgain(): void {
    for (const [type, queue] of this.queues) {
      if (queue.sleepers.length === 0) {
        if (!queue.taken) this.queues.delete(type);
        continue;
      }
      for (const sleeper of queue.sleepers)
        for (const tenantId of sleeper.tenantIds) queue.tenants.add(tenantId);
      this.pass(queue);
    }
  }

  /** Ends all waiting, without jobs. */
  close(): void {
    for (const queue of this.queues.values()) {
      for (const sleeper of queue.sleepers.splice(0)) sleeper.wake({ done: () => undefined });
    }
  }

  private queue(type: string): TypeQueue {
    let queue = this.queues.get(type);
    if (queue === undefined) {
      queue = { sleepers: [], tenants: new Set(), taken: false };
      this.queues.set(type, queue);
    }
    return queue;
  }

  private pass(queue: TypeQueue): void {
    if (queue.taken || queue.tenants.size === 0) return;
    const place = queue.sleepers.findIndex((sleeper) =>
      sleeper.tenantIds.some((id) => queue.tenants.has(id)),
    );
    if (place < 0) return;
    const [sleeper] = queue.sleepers.splice(place, 1);
    const tenants = sleeper!.tenantIds.filter((id) => queue.tenants.delete(id));
    queue.taken = true;
    sleeper!.wake({
      done: (found) => {
        queue.taken = false;
        if (found) for (const tenantId of tenants) queue.tenants.add(tenantId);
        this.pass(queue);
      },
    });
  }
}
