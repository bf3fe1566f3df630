import { parseRetryBackoff, RETRY_BACKOFF_HEADER } from '@vorgang/bpmn';
import type { ActivatedJob, CallContext, ClaimedJob, ClaimJobRequest, Engine } from '@vorgang/orchestration';
import { InvalidStateError, NotFoundError } from '@vorgang/orchestration';
import type { WorkHint } from '@vorgang/queue';
import type { JobOutcome } from '@vorgang/telemetry';
import type { JobKey } from '@vorgang/execution';
import { type Connector, type ConnectorOutcome, PermanentFailure, RetryLater } from '@vorgang/connectors';
import type { HintFollower } from './hint-follower.js';
import { holdingTime, holdJob } from './hold-job.js';
import { retryPause } from './retry-pause.js';
import { type TellOutcome, traceJob } from './trace-job.js';

/**
 * Follows one hint: claims the job's row, does the work, writes the result under the epoch that was claimed.
 * A hint without a job (done, held by another, flushed and repeated) is nothing to do. A job that ends its worker each
 * time it is taken becomes an incident.
 */
export function runJob(
  engine: Engine,
  connector: Connector,
  hint: WorkHint,
  follower: HintFollower,
): Promise<void> {
  return traceJob(connector.type, hint, (tell) => followHint(engine, connector, hint, follower, tell));
}

async function followHint(
  engine: Engine,
  connector: Connector,
  hint: WorkHint,
  follower: HintFollower,
  tell: TellOutcome,
): Promise<void> {
  const claim: ClaimJobRequest = {
    tenantId: hint.tenantId,
    jobKey: hint.jobKey as JobKey,
    epoch: hint.epoch,
    worker: follower.name,
    timeout: holdingTime,
  };
  const job = await engine.claimJob(claim);
  if (job !== null) return workOn(engine, connector, job, follower, tell);
  // Nobody has had it yet, so nobody can have abandoned it.
  if (hint.epoch === 0) return;
  await follower.suspects.run(async () => {
    const suspect = await engine.claimJob({ ...claim, suspects: true });
    if (suspect !== null) await workOn(engine, connector, suspect, follower, tell);
  });
}

async function workOn(
  engine: Engine,
  connector: Connector,
  job: ClaimedJob,
  follower: HintFollower,
  tell: TellOutcome,
): Promise<void> {
  const call: CallContext = { tenantId: job.tenantId, actor: { kind: 'worker', id: connector.type } };
  const ended = follower.observer?.begun(connector.type);
  const letGo = holdJob(engine, call, job);
  // Where the outcome cannot be stored, the job is lost to this worker: its lock runs out.
  let outcome: JobOutcome = 'lost';
  try {
    const isGivenUp = job.abandoned >= follower.abandonedClaims;
    const result = isGivenUp ? givenUp(job) : await attempt(connector, job, follower.stopping);
    await report(engine, call, job, result);
    outcome = outcomeOf(result);
  } catch (error) {
    if (isLostJob(error)) return;
    throw error;
  } finally {
    letGo();
    ended?.(outcome);
    tell(outcome);
  }
}

function givenUp({ abandoned, type }: ClaimedJob): Attempt {
  return {
    kind: 'failed',
    error: new PermanentFailure(
      `${abandoned} workers in a row took it and told neither a result nor a failure: they ended, were cut off, or ` +
        `their result was refused. Most likely work of type "${type}" takes more memory here than a worker has; ` +
        "the workers' logs say more.",
    ),
  };
}

type Attempt =
  ConnectorOutcome | { readonly kind: 'failed'; readonly error: Error } | { readonly kind: 'stopped' };

function outcomeOf({ kind }: Attempt): JobOutcome {
  switch (kind) {
    case 'completed':
    case 'failed':
    case 'stopped':
      return kind;
    case 'businessError':
      return 'business-error';
    case 'jobError':
      return 'failed';
  }
}

async function attempt(
  connector: Connector,
  job: ActivatedJob,
  stopping: AbortSignal | undefined,
): Promise<Attempt> {
  const time = AbortSignal.timeout(connector.timeout);
  const signal = stopping ? AbortSignal.any([time, stopping]) : time;
  try {
    return await untilAborted(connector.run(job, signal), signal, connector);
  } catch (error) {
    if (stopping?.aborted) return { kind: 'stopped' };
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
          retryBackOff: result.retryBackOff ?? ownPause(job),
          errorMessage: result.message,
          variables: result.variables,
        },
        job.epoch,
      );
    case 'stopped':
      // No try is used up: nothing was wrong with the work.
      return engine.failJob(
        call,
        job.jobKey,
        {
          retries: job.retries,
          retryBackOff: 0,
          errorMessage: 'The worker stopped before the work was done; another one does it.',
          variables: {},
        },
        job.epoch,
      );
    case 'failed': {
      const { error } = result;
      const retries = error instanceof PermanentFailure ? 0 : Math.max(0, job.retries - 1);
      const retryBackOff = error instanceof RetryLater ? error.retryBackOff : ownPause(job);
      return engine.failJob(
        call,
        job.jobKey,
        { retries, retryBackOff, errorMessage: error.message, variables: {} },
        job.epoch,
      );
    }
  }
}

/** Milliseconds until the next try; undefined where the model says it. */
function ownPause({ headers, epoch }: ActivatedJob): number | undefined {
  const isModelled = parseRetryBackoff(headers[RETRY_BACKOFF_HEADER] ?? '') !== null;
  return isModelled ? undefined : retryPause(epoch);
}

/** Someone else has the job now, or the instance went another way: the result is not wanted any more. */
function isLostJob(error: unknown): boolean {
  return error instanceof NotFoundError || error instanceof InvalidStateError;
}
