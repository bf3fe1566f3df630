import type { ActivatedJob } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { activatedJob } from './activated-job.js';
import { claimWaitingJobs, MOST_JOBS, takerOf, type WaitingJobsClaim } from './claim-waiting-jobs.js';
import { giveBackJobs } from './give-back-jobs.js';

export interface TurnTaking {
  /** By `performance.now()`, as somebody may set the machine's clock. */
  readonly until: number;
  /** How many jobs to take, given how many callers wait behind; none: the next caller is to look. */
  readonly most: (waiting: number) => number;
  /** Whether new jobs may be given to the caller; else it only looks for those that wait. */
  readonly takesNew: boolean;
}

/**
 * Waits in the queue of the job type; takes new jobs that are given to the caller, and those that wait when it is its turn.
 * None, where the time is over, the caller goes away or the engine closes.
 */
export async function claimInTurn(
  runtime: EngineRuntime,
  claim: WaitingJobsClaim,
  { until, most, takesNew }: TurnTaking,
): Promise<readonly ActivatedJob[]> {
  const { type, tenantIds, signal } = claim;
  const taker = takesNew ? { ...takerOf(claim), most } : undefined;
  const wait = (ticket?: number) =>
    runtime.jobWaiters.wait({ type, tenantIds, taker, atMost: until - performance.now(), signal, ticket });
  let next = wait();
  for (;;) {
    const woken = await next;
    if (woken === null) return [];
    if (woken.kind === 'given') {
      const given = woken.jobs.map((row) => activatedJob(runtime, row, claim.actor.id, claim.fetchVariable));
      if (signal?.aborted !== true) return given;
      await giveBackJobs(runtime, given);
      return [];
    }
    const { turn } = woken;
    if (signal?.aborted === true) {
      // The jobs that may wait are the next caller's.
      turn.done(true);
      return [];
    }
    const maxJobsToActivate = Math.min(most(turn.waiting), MOST_JOBS);
    if (maxJobsToActivate < 1) {
      turn.done(true);
      return [];
    }
    // Also where the look fails: somebody else is to look again.
    let more = true;
    try {
      const jobs = await claimWaitingJobs(runtime, { ...claim, maxJobsToActivate });
      // Fewer than asked for: those were all. What comes later is told of.
      more = jobs.length >= maxJobsToActivate;
      if (jobs.length > 0) return jobs;
      next = wait(turn.ticket);
    } finally {
      turn.done(more);
    }
  }
}
