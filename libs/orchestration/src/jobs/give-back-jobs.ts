import type { ActivatedJob } from '../contract.js';
import { whileConnectionsBreak } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { releaseJobs } from './release-jobs.js';

/** Gives back jobs that no worker got, and wakes whoever waits for such. */
export async function giveBackJobs(runtime: EngineRuntime, jobs: readonly ActivatedJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await whileConnectionsBreak(() => releaseJobs(runtime.database.engine, jobs));
  runtime.signals.publish(
    jobs.map(({ tenantId, type }) => ({ kind: 'jobsAvailable' as const, tenantId, type })),
  );
}
