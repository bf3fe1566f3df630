import type { JobKey } from '@vorgang/execution';
import { loadInstanceByJob, type StoredJob } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError, NotFoundError, type EngineError } from '../errors.js';
import type { HeldJob } from './held-jobs.js';

const ENDED: Partial<Record<StoredJob['state'], string>> = {
  COMPLETED: 'is already completed',
  CANCELED: 'was canceled',
  ERROR_THROWN: 'has already ended with an error',
};

/**
 * The job, if the caller may act on it now. What this node remembers may allow; only the database may refuse.
 *
 * @throws NotFoundError, InvalidStateError naming type, key and what to do
 */
export async function heldByCaller(
  runtime: EngineRuntime,
  call: CallContext,
  key: JobKey,
  epoch: number | undefined,
): Promise<HeldJob> {
  const remembered = runtime.heldJobs.get(call.tenantId, key);
  if (remembered !== undefined && refusal(remembered, call, epoch, runtime.clock.now()) === null)
    return remembered;
  const job = await readJob(runtime, call.tenantId, key);
  const refused = refusal(job, call, epoch, runtime.clock.now());
  if (refused !== null) throw refused;
  return job;
}

/** @throws NotFoundError */
export async function readJob(runtime: EngineRuntime, tenantId: string, key: JobKey): Promise<HeldJob> {
  runtime.heldJobs.drop(key);
  const stored = await loadInstanceByJob(runtime.database.engine, tenantId, key);
  if (stored === null) throw new NotFoundError(`No job has the key ${key}.`);
  return {
    ...stored.job,
    tenantId,
    jobKey: key,
    processInstanceKey: stored.instance.state.processInstanceKey,
  };
}

function refusal(
  job: HeldJob,
  call: CallContext,
  epoch: number | undefined,
  now: number,
): EngineError | null {
  const name = `Job ${job.jobKey} of type "${job.type}"`;
  const ended = ENDED[job.state];
  if (ended !== undefined)
    return new InvalidStateError(`${name} ${ended}. There is nothing left to do for it.`);
  if (epoch !== undefined && epoch !== job.epoch) {
    return new InvalidStateError(
      `${name} was given out again (activation ${job.epoch}, not ${epoch}), because its time ran out. Leave it to the worker that holds it now.`,
    );
  }
  const held = job.lockedBy !== null && job.lockUntil !== null && job.lockUntil > now;
  if (epoch === undefined && held && job.lockedBy !== call.actor.id) {
    return new InvalidStateError(
      `${name} is held by the account "${job.lockedBy}" (worker "${job.worker}") until ${new Date(job.lockUntil!).toISOString()}. ` +
        'Activate jobs with your own account and complete those.',
    );
  }
  return null;
}
