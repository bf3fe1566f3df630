import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { CommitResult, StepCommitter, StepRecord } from '@vorgang/storage';

export interface GroupCommitOptions {
  /** Instances whose steps share one transaction at most. */
  readonly batchSize: number;
  /** Transactions under way at once; each needs a connection. */
  readonly transactionsInFlight: number;
}

/** Steps of one instance that follow each other. */
interface Waiting {
  readonly records: readonly StepRecord[];
  readonly resolve: (results: readonly CommitResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Changes that make a step a large one. It goes in a transaction of its own: small steps neither wait for its end nor
 * fail with it. Large ones go one after the other.
 */
const LARGE = 1_000;

/**
 * Steps that justify another transaction beside one that is under way, at least: half as many as that has. A transaction
 * costs as much as several steps, so fewer of them wait for its end and go together. So many callers are answered at
 * once, too: what they do next goes to the database while the others are answered, and neither the node nor the
 * database waits for the other.
 */
const WORTH_ANOTHER = 8;

/**
 * Gathers steps of different instances into shared transactions. A step that comes alone goes at once;
 * under load the steps that arrive while a transaction is under way form the next batch.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private readonly large: Waiting[] = [];
  private isLargeInFlight = false;
  private inFlight = 0;
  /** Of the last transaction that was begun. */
  private lastBatch = 0;
  private starting = false;

  constructor(
    private readonly committer: StepCommitter,
    private readonly options: GroupCommitOptions,
  ) {}

  /**
   * Answers for each of the steps; they follow each other and belong to one instance.
   * Rejects when the connection broke: whether the steps were committed is then unknown.
   */
  commit(records: readonly StepRecord[]): Promise<readonly CommitResult[]> {
    return new Promise((resolve, reject) => {
      if (records.some(({ changes }) => changes.length >= LARGE)) {
        this.large.push({ records, resolve, reject });
        void this.writeLarge();
        return;
      }
      this.waiting.push({ records, resolve, reject });
      if (this.starting || !this.mayStart()) return;
      this.starting = true;
      // Steps that become ready in the same turn of the event loop share the transaction.
      setImmediate(() => {
        this.starting = false;
        this.start();
      });
    });
  }

  private mayStart(): boolean {
    if (this.inFlight === 0) return this.waiting.length > 0;
    return this.inFlight < this.options.transactionsInFlight && this.waiting.length >= halfOf(this.lastBatch);
  }

  private start(): void {
    while (this.mayStart()) {
      const batch = this.waiting.splice(0, this.options.batchSize);
      this.inFlight += 1;
      this.lastBatch = batch.length;
      void this.write(batch);
    }
  }

  private async writeLarge(): Promise<void> {
    if (this.isLargeInFlight) return;
    this.isLargeInFlight = true;
    for (let next = this.large.shift(); next !== undefined; next = this.large.shift())
      await this.send([next]);
    this.isLargeInFlight = false;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    await this.send(batch, () => {
      this.inFlight -= 1;
      this.start();
    });
  }

  /** @param ended the transaction is over; its callers are answered next */
  private async send(batch: readonly Waiting[], ended = (): void => undefined): Promise<void> {
    let results: CommitResult[];
    try {
      results = [...(await this.committer.commit(batch.flatMap(({ records }) => records)))];
    } catch (error) {
      ended();
      for (const waiting of batch) waiting.reject(error);
      return;
    }
    ended();
    const part = halfOf(batch.length);
    for (const [place, { records, resolve }] of batch.entries()) {
      if (place > 0 && place % part === 0) await untilNextStepsAreSent();
      resolve(results.splice(0, records.length));
    }
  }
}

function halfOf(batch: number): number {
  return Math.max(WORTH_ANOTHER, Math.ceil(batch / 2));
}

/**
 * In the first turn of the loop the steps of those who were answered are sent. Were the next ones answered in it, too, all
 * would go together, and the node would have nothing to do until they come back.
 */
async function untilNextStepsAreSent(): Promise<void> {
  await turnOfTheLoop();
  await turnOfTheLoop();
}
