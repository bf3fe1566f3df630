import type { Queue } from 'bullmq';
import type pg from 'pg';
import type { OnQueueError } from './backend.js';

/** A queue in PostgreSQL, whatever its jobs are. */
export type PostgresQueue = Pick<Queue<unknown, unknown, string>, 'name' | 'getJob' | 'close' | 'addBulk'>;

/** The lock of one hint that a worker has taken. */
interface Lock {
  readonly id: string;
  readonly token: string;
  /** As the worker's own clock has it: good only to see whether it was renewed. */
  readonly until: string;
}

interface SeenLock extends Lock {
  readonly looks: number;
}

/** Index: job_active_idx. */
const locksStatement = `
  select id, lock_token as token, locked_until_ms::text as until
  from job where queue = $1 and state = 'active' and lock_token is not null`;

/** Two pauses between looks: twice as long as a worker takes to renew. Counted in looks, as a program may stand still. */
const looksUntilDead = 3;

/**
 * Gives hints back that a worker took and does not renew any more, because it died.
 *
 * BullMQ asks instead whether the moment written in the lock has passed, and writes it by the clock of the worker that
 * took the hint: one whose clock was an hour ahead would hold its hints, and the search for those of all others in the
 * same queue, for an hour beyond its death. A lock that nobody renews is dead whatever stands in it.
 */
export class UnrenewedLocks {
  private seen: ReadonlyMap<string, SeenLock> = new Map();

  /** @param pool its search path leads to BullMQ's tables */
  constructor(
    private readonly pool: pg.Pool,
    private readonly queue: PostgresQueue,
    private readonly onError: OnQueueError,
  ) {}

  /** Compares the locks with those of the looks before. */
  async look(): Promise<void> {
    const { rows } = await this.pool.query<Lock>(locksStatement, [this.queue.name]);
    const now = rows.map((lock) => ({ ...lock, looks: this.looksAt(lock) + 1 }));
    this.seen = new Map(now.map((lock) => [lock.id, lock]));
    await Promise.all(now.filter(({ looks }) => looks >= looksUntilDead).map((lock) => this.giveBack(lock)));
  }

  private looksAt({ id, token, until }: Lock): number {
    const before = this.seen.get(id);
    return before?.token === token && before.until === until ? before.looks : 0;
  }

  /** Does nothing where it was done, or somebody else took it, since. */
  private async giveBack({ id, token }: Lock): Promise<void> {
    try {
      await (await this.queue.getJob(id))?.moveToWait(token);
    } catch (error) {
      this.onError(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
