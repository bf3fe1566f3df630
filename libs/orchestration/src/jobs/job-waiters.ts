import type { ActivatedJobRow } from '@vorgang/storage';

/** Who takes a job, when a new one can be given to it. */
export interface JobTaker {
  /** Name that the worker gives itself. */
  readonly worker: string;
  /** Account under which it works. */
  readonly account: string;
  /** For how long it takes a job, in milliseconds. */
  readonly timeout: number;
}

/** A worker that takes new jobs as they come, as many as it has places for. */
export interface JobSink {
  readonly tenantIds: readonly string[];
  readonly taker: JobTaker;
  /** Keeps places for at most so many jobs; answers for how many. */
  reserve(most: number): number;
  /** Of what was reserved, these came. */
  give(reserved: number, jobs: readonly ActivatedJobRow[]): void;
}

/** The sink's place among those of its type. */
export interface OpenSink {
  /** It got jobs in another way; the others are next. */
  served(): void;
  close(): void;
}

/** Whom a caller waits as. */
export interface Wait {
  readonly type: string;
  readonly tenantIds: readonly string[];
  /** Absent where the caller only wants to look. */
  readonly taker?: (JobTaker & { readonly most: (waiting: number) => number }) | undefined;
  /** Milliseconds. */
  readonly atMost: number;
  readonly signal: AbortSignal | undefined;
  /** Of an earlier turn, so that the caller keeps its place. */
  readonly ticket?: number;
}

/** Why a caller is woken. */
export type Woken =
  /** Jobs may wait, and it is the caller's turn to look. */
  | { readonly kind: 'turn'; readonly turn: Turn }
  /** The caller holds these. */
  | { readonly kind: 'given'; readonly jobs: readonly ActivatedJobRow[] };

/** The right to look for jobs of one type; given back with whether more may wait. */
export interface Turn {
  /** Whoever finds nothing and waits on with it, before the turn is done, keeps the place in the queue. */
  readonly ticket: number;
  /** Callers that wait behind, for jobs of the same tenants. */
  readonly waiting: number;
  done(more: boolean): void;
}

/** Who gets jobs of a step, if it stands. */
export interface Reservation {
  readonly taker: JobTaker;
  /** How many jobs it takes. */
  readonly most: number;
  give(jobs: readonly ActivatedJobRow[]): void;
  /** There are none after all. */
  takeBack(): void;
}

interface Sleeper {
  /** Lower goes first. */
  readonly ticket: number;
  readonly tenantIds: readonly string[];
  readonly taker: Wait['taker'];
  /** Its time no longer runs out, and it no longer goes away. */
  hold(): void;
  /** False where its time ran out, or it went away, while it was held. */
  release(): boolean;
  wake(woken: Woken | null): void;
}

interface TypeQueue {
  readonly sleepers: Sleeper[];
  /** Whoever was given something goes to the end. */
  readonly sinks: JobSink[];
  /** Tenants for which jobs may wait. */
  readonly tenants: Set<string>;
  /** Tenants whose jobs callers have waited for: what comes for these is told of. */
  readonly known: Set<string>;
  /** Somebody is looking. */
  taken: boolean;
  /** Callers that wait for what comes of a step, and may line up again. */
  reserved: number;
}

/**
 * Callers that wait for jobs of a type, first come, first served. One waiting caller at a time looks into the
 * table; when it found as many as it takes, the next one looks: no caller polls, and a burst of jobs causes no burst of
 * queries. New jobs are given to callers directly, as long as enough of them wait.
 */
export class JobWaiters {
  private readonly queues = new Map<string, TypeQueue>();
  private nextTicket = 1;
  private isClosed = false;

  /** Sleeps until jobs of the type come or may wait, the time is over or the caller goes away (both: null). */
  wait({ type, tenantIds, taker, atMost, signal, ticket = this.nextTicket++ }: Wait): Promise<Woken | null> {
    if (this.isClosed) return Promise.resolve(null);
    return new Promise((resolve) => {
      const queue = this.queue(type);
      const until = performance.now() + atMost;
      let timer: NodeJS.Timeout;
      const hold = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      };
      const release = (): boolean => {
        const left = until - performance.now();
        if (signal?.aborted === true || left <= 0) return false;
        timer = setTimeout(giveUp, left);
        signal?.addEventListener('abort', giveUp, { once: true });
        return true;
      };
      const wake = (woken: Woken | null): void => {
        hold();
        resolve(woken);
      };
      const sleeper: Sleeper = { ticket, tenantIds, taker, hold, release, wake };
      const giveUp = (): void => {
        const place = queue.sleepers.indexOf(sleeper);
        if (place >= 0) queue.sleepers.splice(place, 1);
        wake(null);
      };
      if (!release()) return resolve(null);
      lookOnce(queue, tenantIds);
      this.lineUp(queue, sleeper);
    });
  }

  /**
   * Whether a look for jobs of the type may find some: not where callers have looked before, found none, and were told of
   * none since. What nobody tells of (locks that end) is found by those that wait, when everything is looked at again.
   */
  mayFind(type: string, tenantIds: readonly string[]): boolean {
    const queue = this.queues.get(type);
    if (queue === undefined || queue.taken) return true;
    return tenantIds.some((id) => !queue.known.has(id) || queue.tenants.has(id));
  }

  /** Gives new jobs of the type to the sink as they come. */
  open(type: string, sink: JobSink): OpenSink {
    const { sinks } = this.queue(type);
    sinks.push(sink);
    return {
      served: () => moveToEnd(sinks, sink),
      close: () => void sinks.splice(sinks.indexOf(sink), 1),
    };
  }

  /**
   * Who gets jobs of the type that are about to be: the first caller that waits, else a sink with room. Null where there is
   * none, and where jobs wait in the table and nobody is left to look for them: the older ones go first.
   */
  reserve(tenantId: string, type: string, jobs: number): Reservation | null {
    const queue = this.queues.get(type);
    if (queue === undefined) return null;
    const waiting = waitingFor(queue, [tenantId]);
    const needed = queue.tenants.has(tenantId) ? 1 : 0;
    if (waiting < needed) return null;
    const caller = waiting > needed ? this.reserveCaller(queue, tenantId) : null;
    return caller ?? reserveSink(queue, tenantId, jobs);
  }

  private reserveCaller(queue: TypeQueue, tenantId: string): Reservation | null {
    const place = queue.sleepers.findIndex(
      ({ taker, tenantIds }) => taker !== undefined && tenantIds.includes(tenantId),
    );
    if (place < 0) return null;
    const [sleeper] = queue.sleepers.splice(place, 1) as [Sleeper];
    sleeper.hold();
    queue.reserved += 1;
    return {
      taker: sleeper.taker!,
      most: sleeper.taker!.most(waitingFor(queue, [tenantId])),
      give: (jobs) => {
        queue.reserved -= 1;
        sleeper.wake({ kind: 'given', jobs });
      },
      takeBack: () => {
        queue.reserved -= 1;
        if (this.isClosed || !sleeper.release()) return sleeper.wake(null);
        this.lineUp(queue, sleeper);
      },
    };
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
        const isLeft = !queue.taken && queue.reserved === 0 && queue.sinks.length === 0;
        if (isLeft) this.queues.delete(type);
        else for (const { tenantIds } of queue.sinks) for (const id of tenantIds) queue.tenants.add(id);
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
      queue = { sleepers: [], sinks: [], tenants: new Set(), known: new Set(), taken: false, reserved: 0 };
      this.queues.set(type, queue);
    }
    return queue;
  }

  private lineUp(queue: TypeQueue, sleeper: Sleeper): void {
    const behind = queue.sleepers.findIndex((other) => other.ticket > sleeper.ticket);
    queue.sleepers.splice(behind < 0 ? queue.sleepers.length : behind, 0, sleeper);
    this.pass(queue);
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
    const done = (more: boolean): void => {
      queue.taken = false;
      if (more) for (const tenantId of tenants) queue.tenants.add(tenantId);
      this.pass(queue);
    };
    const turn = { ticket: sleeper!.ticket, waiting: waitingFor(queue, tenants), done };
    sleeper!.wake({ kind: 'turn', turn });
  }
}

/** The first sink with room for one, among those of the tenant. */
function reserveSink(queue: TypeQueue, tenantId: string, jobs: number): Reservation | null {
  for (const sink of queue.sinks) {
    const most = sink.tenantIds.includes(tenantId) ? sink.reserve(jobs) : 0;
    if (most === 0) continue;
    moveToEnd(queue.sinks, sink);
    return {
      taker: sink.taker,
      most,
      give: (given) => sink.give(most, given),
      takeBack: () => {
        sink.give(most, []);
        moveToFront(queue.sinks, sink);
      },
    };
  }
  return null;
}

function moveToEnd(sinks: JobSink[], sink: JobSink): void {
  sinks.splice(sinks.indexOf(sink), 1);
  sinks.push(sink);
}

/** It got nothing after all, and is next as before; unless it has gone away. */
function moveToFront(sinks: JobSink[], sink: JobSink): void {
  const place = sinks.indexOf(sink);
  if (place > 0) sinks.unshift(...sinks.splice(place, 1));
}

/** What came before anybody waited for it was told to nobody. */
function lookOnce(queue: TypeQueue, tenantIds: readonly string[]): void {
  for (const tenantId of tenantIds) {
    if (!queue.known.has(tenantId)) queue.tenants.add(tenantId);
    queue.known.add(tenantId);
  }
}

function waitingFor(queue: TypeQueue, tenants: readonly string[]): number {
  return queue.sleepers.filter(({ tenantIds }) => tenantIds.some((id) => tenants.includes(id))).length;
}
