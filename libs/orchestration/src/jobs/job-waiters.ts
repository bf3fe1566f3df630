interface Sleeper {
  /** Lower goes first. */
  readonly ticket: number;
  readonly tenantIds: readonly string[];
  readonly wake: (turn: Turn | null) => void;
}

/** The right to look for jobs of one type; given back with whether some were found. */
export interface Turn {
  /** Whoever finds nothing and waits on with it, before the turn is done, keeps the place in the queue. */
  readonly ticket: number;
  /** Callers that wait behind, for jobs of the same tenants. */
  readonly waiting: number;
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
  private nextTicket = 1;
  private isClosed = false;

  /** Sleeps until jobs of the type may wait, the time is over or the caller goes away (both: null). */
  wait(
    type: string,
    tenantIds: readonly string[],
    milliseconds: number,
    signal: AbortSignal | undefined,
    ticket = this.nextTicket++,
  ): Promise<Turn | null> {
    if (this.isClosed) return Promise.resolve(null);
    return new Promise((resolve) => {
      const queue = this.queue(type);
      const end = (turn: Turn | null): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        resolve(turn);
      };
      const sleeper: Sleeper = { ticket, tenantIds, wake: end };
      const giveUp = (): void => {
        const place = queue.sleepers.indexOf(sleeper);
        if (place >= 0) queue.sleepers.splice(place, 1);
        end(null);
      };
      const timer = setTimeout(giveUp, milliseconds);
      if (signal?.aborted === true) return giveUp();
      signal?.addEventListener('abort', giveUp, { once: true });
      const behind = queue.sleepers.findIndex((other) => other.ticket > ticket);
      queue.sleepers.splice(behind < 0 ? queue.sleepers.length : behind, 0, sleeper);
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
    this.isClosed = true;
    for (const queue of this.queues.values()) {
      for (const sleeper of queue.sleepers.splice(0)) sleeper.wake(null);
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
    const waiting = queue.sleepers.filter(({ tenantIds }) => tenantIds.some((id) => tenants.includes(id)));
    queue.taken = true;
    sleeper!.wake({
      ticket: sleeper!.ticket,
      waiting: waiting.length,
      done: (found) => {
        queue.taken = false;
        if (found) for (const tenantId of tenants) queue.tenants.add(tenantId);
        this.pass(queue);
      },
    });
  }
}
