import { currentTraceparent, type WorkDispatcher, type WorkHint } from '@vorgang/queue';
import type { CommittedStep } from '../commands/step-request.js';
import { errorText, type Logger } from '../logging/logger.js';
import type { HeldJob } from './held-jobs.js';

/** Job types that our own workers do, through the queue. */
export const OWN_TYPES = 'vorgang:';
/** Longer delays are left to the reconciler, in milliseconds. */
const LONGEST_DELAY = 600_000;

/**
 * Hints to the queue that work waits. Hints of several commits go together; a lost one costs seconds, because the
 * reconciler hints again.
 */
export class WorkHints {
  private readonly waiting = new Map<string, WorkHint[]>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private sending: Promise<void> | null = null;
  private reachable = true;

  constructor(
    private readonly dispatcher: WorkDispatcher,
    /** Wakes callers that wait for jobs of the type. */
    private readonly announce: (tenantId: string, type: string) => void,
    private readonly logger: Logger,
  ) {}

  /** Hints the jobs that the step created for our own workers. */
  ofStep(step: CommittedStep): void {
    const traced = tracedPlace();
    for (const change of step.changes) {
      if (change.kind !== 'jobCreated' || !change.type.startsWith(OWN_TYPES)) continue;
      this.add(change.type, { tenantId: step.state.tenantId, jobKey: change.jobKey, epoch: 0, ...traced });
    }
  }

  /** The job waits again from then on. */
  afterDelay(job: HeldJob, milliseconds: number): void {
    if (milliseconds > LONGEST_DELAY) return;
    const traced = tracedPlace();
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.announce(job.tenantId, job.type);
      if (job.type.startsWith(OWN_TYPES)) {
        this.add(job.type, { tenantId: job.tenantId, jobKey: job.jobKey, epoch: job.epoch, ...traced });
      }
    }, milliseconds);
    timer.unref();
    this.timers.add(timer);
  }

  add(type: string, hint: WorkHint): void {
    const hints = this.waiting.get(type);
    if (hints === undefined) this.waiting.set(type, [hint]);
    else hints.push(hint);
    this.sending ??= this.send().finally(() => {
      this.sending = null;
    });
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.sending;
  }

  private async send(): Promise<void> {
    while (this.waiting.size > 0) {
      // Hints of the commits that end in this turn of the event loop go together.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = [...this.waiting];
      this.waiting.clear();
      try {
        await Promise.all(batch.map(([type, hints]) => this.dispatcher.hint(type, hints)));
        if (!this.reachable) this.logger.info('queue-reachable');
        this.reachable = true;
      } catch (error) {
        if (this.reachable) this.logger.warn('queue-unreachable', { reason: errorText(error) });
        this.reachable = false;
      }
    }
  }
}

function tracedPlace(): Pick<WorkHint, 'traceparent'> {
  const traceparent = currentTraceparent();
  return traceparent === undefined ? {} : { traceparent };
}
