import type { JobKey, JobResult } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { actOnJob } from './act-on-job.js';

/** The work is done: its variables go into the instance, and the instance goes on. */
export async function completeJob(
  runtime: EngineRuntime,
  call: CallContext,
  jobKey: JobKey,
  variables: JsonObject,
  epoch: number | undefined,
  result: JobResult | undefined,
): Promise<void> {
  await actOnJob(
    runtime,
    call,
    jobKey,
    { kind: 'completeJob', jobKey, variables, ...(result === undefined ? {} : { result }) },
    epoch,
  );
}
