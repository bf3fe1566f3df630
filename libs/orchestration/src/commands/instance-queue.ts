import { AsyncLocalStorage } from 'node:async_hooks';
import type { StepOutcome, StepRequest } from './step-request.js';

/** Requests that are worked on together at most. */
const MOST_TOGETHER = 16;

/**
 * What many send to one instance side by side: items of a multi-instance activity that end, messages and timers that
 * come. Each only adds to what the one before left, so they may share a transaction.
 */
const SHARING: ReadonlySet<StepRequest['command']['kind']> = new Set([
  'completeJob',
  'completeUserTask',
  'completeCalledProcess',
  'correlateMessage',
  'triggerTimer',
]);

/** A request that waits for its turn. */
export interface QueuedRequest {
  readonly request: StepRequest;
  /** Runs work in the context of who asked, so that traces stay with their requests. */
  readonly inContext: <Result>(work: () => Result) => Result;
  readonly resolve: (outcome: StepOutcome) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane {
  readonly waiting: QueuedRequest[];
  last: Promise<unknown>;
}

/**
 * Works on requests for the same instance one after the other, and on those for different instances side by side: two
 * commands for one instance would only fight for its row. Those that came while one was worked on go on together, where
 * they may share a transaction.
 */
export class InstanceQueue {
  private readonly lanes = new Map<string, Lane>();

  /** @param work settles every one of the requests */
  constructor(private readonly work: (requests: readonly QueuedRequest[]) => Promise<void>) {}

  add(request: StepRequest): Promise<StepOutcome> {
    const key = request.processInstanceKey;
    const outcome = new Promise<StepOutcome>((resolve, reject) => {
      const lane = this.lanes.get(key);
      // Who opens the lane is worked on at once, in its own context.
      if (lane === undefined) this.open(key, { request, inContext: here, resolve, reject });
      else lane.waiting.push({ request, inContext: AsyncLocalStorage.snapshot(), resolve, reject });
    });
    const lane = this.lanes.get(key);
    if (lane !== undefined) lane.last = outcome;
    return outcome;
  }

  /** Resolves when the requests for the instance that are there now have been answered. */
  async settled(key: string): Promise<void> {
    await this.lanes.get(key)?.last.catch(() => undefined);
  }

  private open(key: string, first: QueuedRequest): void {
    const lane: Lane = { waiting: [first], last: Promise.resolve() };
    this.lanes.set(key, lane);
    void this.drain(key, lane);
  }

  private async drain(key: string, { waiting }: Lane): Promise<void> {
    while (waiting.length > 0) {
      const requests = takeNext(waiting);
      // A defect must not leave those behind without an answer.
      await this.work(requests).catch((error: unknown) => requests.forEach(({ reject }) => reject(error)));
    }
    this.lanes.delete(key);
  }
}

function here<Result>(work: () => Result): Result {
  return work();
}

/** The next request, with those behind it that may share its transaction. */
function takeNext(waiting: QueuedRequest[]): readonly QueuedRequest[] {
  const alone = waiting.findIndex(({ request }) => !SHARING.has(request.command.kind));
  const sharing = alone < 0 ? waiting.length : alone;
  return waiting.splice(0, Math.max(1, Math.min(sharing, MOST_TOGETHER)));
}
