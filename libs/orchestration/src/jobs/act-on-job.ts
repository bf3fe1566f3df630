import type { InstanceCommand, JobKey } from '@vorgang/execution';
import { executeForCaller } from '../commands/execute-for-caller.js';
import type { CommittedStep } from '../commands/step-request.js';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidStateError } from '../errors.js';
import { earlierAnswer, repeatableRequest } from '../idempotency/repeatable-request.js';
import { heldByCaller } from './held-by-caller.js';
import type { HeldJob } from './held-jobs.js';

/** A job may change hands between the look and the commit this many times before the caller is refused. */
const ATTEMPTS = 3;

/**
 * Runs a worker's command on the job it holds: the commit checks once more that the same activation still holds it.
 * Null: the same request was done before.
 */
export async function actOnJob(
  runtime: EngineRuntime,
  call: CallContext,
  key: JobKey,
  command: InstanceCommand,
  epoch: number | undefined,
): Promise<{ readonly job: HeldJob; readonly step: CommittedStep } | null> {
  const repeatable = repeatableRequest(call, command.kind, command);
  if ((await earlierAnswer(runtime.database.engine, call.tenantId, repeatable)) !== undefined) return null;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const job = await heldByCaller(runtime, call, key, epoch);
    const outcome = await executeForCaller(runtime, call, {
      locate: () => Promise.resolve(job.processInstanceKey),
      command,
      result: null,
      jobFence: { jobKey: key, epoch: job.epoch },
      // The state holds no ended jobs; the table says how this one ended.
      explain: async () => {
        runtime.heldJobs.drop(key);
        await heldByCaller(runtime, call, key, epoch);
        return undefined;
      },
    });
    runtime.heldJobs.drop(key);
    if (outcome.kind === 'done') return { job, step: outcome.step };
    if (outcome.kind === 'repeated') return null;
  }
  throw new InvalidStateError(
    `Job ${key} was given out to other workers again and again in the meantime. Activate jobs anew and complete those.`,
  );
}
