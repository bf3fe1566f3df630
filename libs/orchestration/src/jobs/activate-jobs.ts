import type { ActivatedJob, ActivateJobsRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { claimInTurn } from './claim-in-turn.js';
import { checkClaim, claimWaitingJobs, MOST_JOBS } from './claim-waiting-jobs.js';

/**
 * Gives waiting jobs to a worker; waits for a first one as long as the request says, without polling.
 *
 * @throws InvalidArgumentError naming the field
 */
export async function activateJobs(
  runtime: EngineRuntime,
  request: ActivateJobsRequest,
): Promise<readonly ActivatedJob[]> {
  checkClaim(request);
  const until = performance.now() + request.requestTimeout;
  // Workers that ask again when their time was over do not all look at what nobody has been told of.
  const waits = request.requestTimeout > 0;
  if (!waits || runtime.jobWaiters.mayFind(request.type, request.tenantIds)) {
    const jobs = await claimWaitingJobs(runtime, request);
    if (jobs.length > 0 || !waits) return jobs;
  }
  const most = () => Math.min(request.maxJobsToActivate, MOST_JOBS);
  return claimInTurn(runtime, request, { until, most, takesNew: true });
}
