import { claimJob as claimStoredJob } from '@vorgang/storage';
import type { ActivatedJob, ClaimJobRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { activatedJob } from './activated-job.js';

/** Takes the job that a queue hint named. Null: somebody else has it, it is done, or it is not its time yet. */
export async function claimJob(
  runtime: EngineRuntime,
  request: ClaimJobRequest,
): Promise<ActivatedJob | null> {
  const now = runtime.clock.now();
  const row = await claimStoredJob(runtime.database.engine, {
    tenantId: request.tenantId,
    jobKey: request.jobKey,
    epoch: request.epoch,
    worker: request.worker,
    lockedBy: request.worker,
    now,
    lockUntil: now + request.timeout,
  });
  return row === null ? null : activatedJob(runtime, row, request.worker, []);
}
