import type { JobKey } from '@vorgang/execution';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError } from '../errors.js';
import { actOnJob } from './act-on-job.js';

/** The work ended with a business error: the nearest error event that catches its code goes on. */
export async function throwJobError(
  runtime: EngineRuntime,
  call: CallContext,
  jobKey: JobKey,
  error: Parameters<Engine['throwJobError']>[2],
  epoch: number | undefined,
): Promise<void> {
  if (error.errorCode === '') {
    throw new InvalidArgumentError(
      'The error code is empty. Name the code that the model catches.',
      'errorCode',
    );
  }
  await actOnJob(runtime, call, jobKey, { kind: 'throwJobError', jobKey, ...error }, epoch);
}
