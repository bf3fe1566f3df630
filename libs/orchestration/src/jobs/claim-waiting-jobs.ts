import { activateJobs as activateStoredJobs, type ActivateJobsQuery } from '@vorgang/storage';
import type { ActivatedJob, ActivateJobsRequest } from '../contract.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { activatedJob } from './activated-job.js';
import { giveBackJobs } from './give-back-jobs.js';
import type { JobTaker } from './job-waiters.js';

/** That a caller takes at once. */
export const MOST_JOBS = 1_000;

/** Jobs of a type for a worker, as many as wait now. */
export type WaitingJobsClaim = Omit<ActivateJobsRequest, 'requestTimeout'>;

/** Takes jobs that wait now; none, where the worker has gone away meanwhile. */
export async function claimWaitingJobs(
  runtime: EngineRuntime,
  claim: WaitingJobsClaim,
): Promise<readonly ActivatedJob[]> {
  const rows = await whileConnectionsBreak(() => {
    const now = runtime.clock.now();
    const query: ActivateJobsQuery = {
      type: claim.type,
      tenantIds: claim.tenantIds,
      limit: Math.min(claim.maxJobsToActivate, MOST_JOBS),
      worker: claim.worker,
      lockedBy: claim.actor.id,
      now,
      lockUntil: now + claim.timeout,
    };
    return activateStoredJobs(runtime.database.engine, query, (key, version) =>
      runtime.processor.cachedFrom(key, version),
    );
  });
  const jobs = rows.map((row) => activatedJob(runtime, row, claim.actor.id, claim.fetchVariable));
  if (claim.signal?.aborted !== true) return jobs;
  await giveBackJobs(runtime, jobs);
  return [];
}

/** As whom the worker is known to the jobs that it takes. */
export function takerOf({ worker, actor, timeout }: WaitingJobsClaim): JobTaker {
  return { worker, account: actor.id, timeout };
}

/** @throws InvalidArgumentError naming the field */
export function checkClaim(request: WaitingJobsClaim): void {
  if (request.type === '')
    throw new InvalidArgumentError('The job type is empty. Name the type to work on.', 'type');
  if (!(request.maxJobsToActivate >= 1)) {
    throw new InvalidArgumentError('At least 1 job must be asked for.', 'maxJobsToActivate');
  }
  if (!(request.timeout >= 1)) {
    throw new InvalidArgumentError(
      'The timeout is at least 1 millisecond: the time that the worker needs.',
      'timeout',
    );
  }
  if (request.tenantIds.length === 0) {
    throw new InvalidArgumentError('At least one tenant must be named.', 'tenantIds');
  }
}
