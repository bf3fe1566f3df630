import { activateJobs as activateStoredJobs, type ActivateJobsQuery } from '@vorgang/storage';
import type { ActivatedJob, ActivateJobsRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { whileConnectionsBreak } from '../database/retry.js';
import { activatedJob } from './activated-job.js';
import { releaseJobs } from './release-jobs.js';

const MOST_JOBS = 1_000;

/**
 * Gives waiting jobs to a worker; waits for a first one as long as the request says, without polling.
 *
 * @throws InvalidArgumentError naming the field
 */
export async function activateJobs(
  runtime: EngineRuntime,
  request: ActivateJobsRequest,
): Promise<readonly ActivatedJob[]> {
  check(request);
  const until = Date.now() + request.requestTimeout;
  let jobs = await claimForCaller(runtime, request);
  while (jobs.length === 0 && request.signal?.aborted !== true && Date.now() < until) {
    const turn = await runtime.jobWaiters.wait(
      request.type,
      request.tenantIds,
      until - Date.now(),
      request.signal,
    );
    if (turn === null) break;
    try {
      jobs = await claimForCaller(runtime, request);
    } finally {
      turn.done(jobs.length > 0);
    }
    if (runtime.isClosing()) break;
  }
  return jobs;
}

async function claimForCaller(
  runtime: EngineRuntime,
  request: ActivateJobsRequest,
): Promise<readonly ActivatedJob[]> {
  const rows = await whileConnectionsBreak(() => {
    const now = runtime.clock.now();
    const query: ActivateJobsQuery = {
      type: request.type,
      tenantIds: request.tenantIds,
      limit: Math.min(request.maxJobsToActivate, MOST_JOBS),
      worker: request.worker,
      lockedBy: request.actor.id,
      now,
      lockUntil: now + request.timeout,
    };
    return activateStoredJobs(runtime.database.engine, query, (key, version) =>
      runtime.processor.cachedFrom(key, version),
    );
  });
  const jobs = rows.map((row) => activatedJob(runtime, row, request.actor.id, request.fetchVariable));
  if (jobs.length === 0) return jobs;
  if (request.signal?.aborted !== true) return jobs;
  await releaseJobs(runtime.database.engine, jobs);
  runtime.signals.publish(
    request.tenantIds.map((tenantId) => ({ kind: 'jobsAvailable' as const, tenantId, type: request.type })),
  );
  return [];
}

function check(request: ActivateJobsRequest): void {
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
