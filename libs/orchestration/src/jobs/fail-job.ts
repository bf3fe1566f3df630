import type { JobKey } from '@vorgang/execution';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { actOnJob } from './act-on-job.js';

/** The work failed: the job waits for its next try, or raises an incident when no retries are left. */
export async function failJob(
  runtime: EngineRuntime,
  call: CallContext,
  jobKey: JobKey,
  failure: Parameters<Engine['failJob']>[2],
  epoch: number | undefined,
): Promise<void> {
  if (failure.retryBackOff !== undefined && !(failure.retryBackOff >= 0)) {
    throw new InvalidArgumentError('The retry back-off is 0 or more milliseconds.', 'retryBackOff');
  }
  const done = await actOnJob(runtime, call, jobKey, { kind: 'failJob', jobKey, ...failure }, epoch);
  if (done === null || failure.retries <= 0) return;
  const failed = done.step.changes.find((change) => change.kind === 'jobFailed');
  if (failed === undefined) return;
  runtime.workHints.afterDelay(done.job, Math.max(0, failed.retryAt - runtime.clock.now()));
}
