import type { ActivatedJob } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { claimWaitingJobs, type WaitingJobsClaim } from './claim-waiting-jobs.js';

export interface TurnTaking {
  /** Milliseconds since 1970 UTC by the machine's clock. */
  readonly until: number;
  /** How many jobs to take, given how many callers wait behind. */
  readonly most: (waiting: number) => number;
  /** Whether to look once even where no signal comes: what waited earlier is not told of again. */
  readonly looksFirst: boolean;
}

/**
 * Waits in the queue of the job type and takes jobs when it is the caller's turn and there are some. None, where the
 * time is over, the caller goes away or the engine closes.
 */
export async function claimInTurn(
  runtime: EngineRuntime,
  claim: WaitingJobsClaim,
  { until, most, looksFirst }: TurnTaking,
): Promise<readonly ActivatedJob[]> {
  const { type, tenantIds, signal } = claim;
  const wait = (ticket?: number) =>
    runtime.jobWaiters.wait(type, tenantIds, until - Date.now(), signal, ticket);
  let next = wait();
  if (looksFirst) for (const tenantId of tenantIds) runtime.jobWaiters.available(tenantId, type);
  for (;;) {
    const turn = await next;
    if (turn === null) return [];
    if (signal?.aborted === true) {
      // The jobs that may wait are the next caller's.
      turn.done(true);
      return [];
    }
    let jobs: readonly ActivatedJob[] = [];
    try {
      jobs = await claimWaitingJobs(runtime, { ...claim, maxJobsToActivate: most(turn.waiting) });
      if (jobs.length > 0) return jobs;
      next = wait(turn.ticket);
    } finally {
      turn.done(jobs.length > 0);
    }
  }
}
