import type { Logger } from '@vorgang/orchestration';
import { Counter, Gauge, type Registry } from '@vorgang/telemetry';
import type { RequestHandler } from 'express';
import { answerProblem } from '../http/answer-problem.js';
import { HttpProblem } from '../http/problem.js';
import { nextLoad, noLoad } from './next-load.js';
import { isNewWork } from './new-work.js';

/** Callers that were refused together come back at different moments: in 2, 3 … 6 seconds. */
const soonest = 2;
const moments = 5;

/**
 * Keeps a program whose processor has more to do than it can answering: what has begun is done, and of new work as much is
 * refused (503) as makes the event loop too slow. Nothing of a refused request is read, let alone done.
 */
export class LoadShedding {
  private load = noLoad;
  /** Part of a request that is still to be refused: the share adds up. */
  private owed = 0;
  private refused = 0;

  /** @param limit milliseconds by which turns of the event loop may be late; 0: nothing is ever refused */
  constructor(
    private readonly limit: number,
    private readonly log: Logger,
  ) {}

  /** Takes the average delay of one more window. */
  observe(delay: number): void {
    if (this.limit === 0) return;
    const before = this.load.share;
    this.load = nextLoad(this.load, delay, this.limit);
    const { share } = this.load;
    if (before === 0 && share > 0) {
      this.owed = 0;
      this.refused = 0;
      this.log.warn('overload-began', { delay: Math.round(delay), limit: this.limit });
    }
    if (before > 0 && share === 0) this.log.info('overload-ended', { refused: this.refused });
  }

  /** Stands before the bodies of requests are read. */
  handler(registry: Registry | null): RequestHandler {
    const counted = registry === null ? null : this.measure(registry);
    return (request, response, next) => {
      if (this.load.share === 0 || !isNewWork(request.method, request.path) || !this.isNextRefused()) {
        return next();
      }
      this.refused += 1;
      counted?.inc();
      answerProblem(overloaded(soonest + (this.refused % moments)), request, response);
    };
  }

  private isNextRefused(): boolean {
    this.owed += this.load.share;
    if (this.owed < 1) return false;
    this.owed -= 1;
    return true;
  }

  private measure(registry: Registry): Counter {
    const share = (): number => this.load.share;
    new Gauge({
      name: 'vorgang_overload_share',
      help: 'Part of new work that is refused since the event loop is too slow; 0: nothing.',
      registers: [registry],
      collect() {
        this.set(share());
      },
    });
    return new Counter({
      name: 'vorgang_overload_refused_total',
      help: 'Requests for new work that were refused since the event loop was too slow.',
      registers: [registry],
    });
  }
}

function overloaded(seconds: number): HttpProblem {
  return new HttpProblem(
    503,
    'overloaded',
    `The server has more to do than its processor can, and did nothing of the request. Send it again in ${seconds} s.`,
    [],
    { 'Retry-After': String(seconds) },
  );
}
