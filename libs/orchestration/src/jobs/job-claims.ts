import { claimJobs, type ClaimedJob, type ClaimJobQuery, type Queryable } from '@vorgang/storage';
import type { Clock } from '../clock/clock.js';

/** Statements under way at once: claims that come meanwhile go together. */
const IN_FLIGHT = 2;
/** Claims that justify another statement beside one that is under way: it costs as much as several of them. */
const WORTH_ANOTHER = 8;
const MOST_AT_ONCE = 100;

interface Waiting {
  readonly query: ClaimJobQuery;
  readonly resolve: (job: ClaimedJob | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Claims of jobs that queue hints name: one that comes alone goes at once, under load many share a statement. */
export class JobClaims {
  private readonly waiting: Waiting[] = [];
  private inFlight = 0;
  private starting = false;

  constructor(
    private readonly database: Queryable,
    private readonly clock: Clock,
  ) {}

  /** Null: somebody else has the job, it is done, or it is not its time yet. */
  claim(query: ClaimJobQuery): Promise<ClaimedJob | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ query, resolve, reject });
      if (this.starting) return;
      this.starting = true;
      // Hints that arrive in the same turn of the event loop share the statement.
      setImmediate(() => {
        this.starting = false;
        this.start();
      });
    });
  }

  private mayStart(): boolean {
    if (this.inFlight === 0) return this.waiting.length > 0;
    return this.inFlight < IN_FLIGHT && this.waiting.length >= WORTH_ANOTHER;
  }

  private start(): void {
    while (this.mayStart()) {
      this.inFlight += 1;
      void this.send(this.waiting.splice(0, MOST_AT_ONCE));
    }
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    try {
      const queries = batch.map(({ query }) => query);
      const claimed = await claimJobs(this.database, queries, this.clock.now());
      batch.forEach(({ resolve }, place) => resolve(claimed[place] ?? null));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.inFlight -= 1;
      this.start();
    }
  }
}
