import type { ClaimedJob, ClaimJobRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { activatedJob } from './activated-job.js';

/** Takes the job that a queue hint named. Null: somebody else has it, it is done, or it is not its time yet. */
export async function claimJob(runtime: EngineRuntime, request: ClaimJobRequest): Promise<ClaimedJob | null> {
  const claimed = await runtime.jobClaims.claim({
    tenantId: request.tenantId,
    jobKey: request.jobKey,
    epoch: request.epoch,
    worker: request.worker,
    lockedBy: request.worker,
    lockUntil: runtime.clock.now() + request.timeout,
    suspects: request.suspects ?? false,
  });
  if (claimed === null) return null;
  // The step that ends the job starts from this, without reading it once more.
  runtime.processor.remember(claimed.instance);
  return { ...activatedJob(runtime, claimed.job, request.worker, []), abandoned: claimed.abandoned };
}
