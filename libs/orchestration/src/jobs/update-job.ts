import type { JobKey } from '@vorgang/execution';
import { extendJobLock } from '@vorgang/storage';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CallContext, Engine } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError, InvalidStateError } from '../errors.js';
import { readJob } from './held-by-caller.js';

/** Changes the retries of a job (a step of its instance) or the time that its worker holds it. */
export async function updateJob(
  runtime: EngineRuntime,
  call: CallContext,
  jobKey: JobKey,
  changes: Parameters<Engine['updateJob']>[2],
  epoch?: number,
): Promise<void> {
  const { retries, timeout } = changes;
  if (retries === undefined && timeout === undefined) {
    throw new InvalidArgumentError('Nothing to change: give retries, timeout or both.', 'changeset');
  }
  if (retries !== undefined && !(Number.isInteger(retries) && retries >= 1)) {
    throw new InvalidArgumentError('Retries are a whole number from 1.', 'retries');
  }
  if (timeout !== undefined && !(timeout >= 1)) {
    throw new InvalidArgumentError('The timeout is at least 1 millisecond.', 'timeout');
  }
  const job = await readJob(runtime, call.tenantId, jobKey);
  if (timeout !== undefined) {
    const now = runtime.clock.now();
    const held = await extendJobLock(
      runtime.database.engine,
      { tenantId: call.tenantId, jobKey, epoch: epoch ?? job.epoch },
      { now, lockUntil: now + timeout },
    );
    if (!held) {
      throw new InvalidStateError(
        `Job ${jobKey} of type "${job.type}" is held by no worker, so there is no time to change. Activate it first.`,
      );
    }
  }
  if (retries === undefined) return;
  await executeForCaller(runtime, call, {
    locate: () => Promise.resolve(job.processInstanceKey),
    command: { kind: 'updateJobRetries', jobKey, retries },
    result: null,
  });
  runtime.workHints.afterDelay(job, 0);
}
