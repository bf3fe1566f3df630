import type { ActivatedJob, CallContext, Engine } from '@vorgang/orchestration';
import { InvalidStateError, NotFoundError } from '@vorgang/orchestration';
import type { WorkHint } from '@vorgang/queue';
import type { JobKey } from '@vorgang/execution';
import { type Connector, type ConnectorOutcome, PermanentFailure, RetryLater } from '@vorgang/connectors';
import { retryPause } from './retry-pause.js';

/** Time to write the result after the work is done, before the lock runs out. */
const completionReserve = 5_000;

/**
 * Follows one hint: claims the job's row, does the work, writes the result under the epoch that was claimed.
 * A hint without a job (done, held by another, flushed and repeated) is nothing to do.
 */
export async function runJob(
  engine: Engine,
  connector: Connector,
  hint: WorkHint,
  worker: string,
): Promise<void> {
  const job = await engine.claimJob({
    tenantId: hint.tenantId,
    jobKey: hint.jobKey as JobKey,
    epoch: hint.epoch,
    worker,
    timeout: connector.timeout + completionReserve,
  });
  if (job === null) return;
  const call: CallContext = { tenantId: job.tenantId, actor: { kind: 'worker', id: connector.type } };
  try {
    await report(engine, call, job, await attempt(connector, job));
  } catch (error) {
    if (isLostJob(error)) return;
    throw error;
  }
}

type Attempt = ConnectorOutcome | { readonly kind: 'failed'; readonly error: Error };

async function attempt(connector: Connector, job: ActivatedJob): Promise<Attempt> {
  const signal = AbortSignal.timeout(connector.timeout);
  try {
    return await untilAborted(connector.run(job, signal), signal, connector);
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** A connector that does not heed the signal is left behind; its job is tried again. */
function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  connector: Connector,
): Promise<Result> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () =>
        reject(new Error(`${connector.type} did not finish within ${connector.timeout / 1000} s.`)),
      );
    }),
  ]);
}

async function report(engine: Engine, call: CallContext, job: ActivatedJob, result: Attempt): Promise<void> {
  switch (result.kind) {
    case 'completed':
      return engine.completeJob(call, job.jobKey, result.variables, job.epoch);
    case 'businessError':
      return engine.throwJobError(
        call,
        job.jobKey,
        { errorCode: result.errorCode, errorMessage: result.errorMessage, variables: result.variables ?? {} },
        job.epoch,
      );
    case 'jobError':
      return engine.failJob(
        call,
        job.jobKey,
        {
          retries: result.retries ?? Math.max(0, job.retries - 1),
          retryBackOff: result.retryBackOff ?? retryPause(job.epoch),
          errorMessage: result.message,
          variables: result.variables,
        },
        job.epoch,
      );
    case 'failed': {
      const { error } = result;
      const retries = error instanceof PermanentFailure ? 0 : Math.max(0, job.retries - 1);
      const retryBackOff = error instanceof RetryLater ? error.retryBackOff : retryPause(job.epoch);
      return engine.failJob(
        call,
        job.jobKey,
        { retries, retryBackOff, errorMessage: error.message, variables: {} },
        job.epoch,
      );
    }
  }
}

/** Someone else has the job now, or the instance went another way: the result is not wanted any more. */
function isLostJob(error: unknown): boolean {
  return error instanceof NotFoundError || error instanceof InvalidStateError;
}
