import type { ActivatedJob, CallContext, Engine } from '@vorgang/orchestration';

/** A job whose worker died is free again after this time, in milliseconds, however long its work may take. */
export const holdingTime = 15_000;
const renewEvery = 5_000;

/** Keeps hold of a claimed job while work is under way. Answers the way to let go of it. */
export function holdJob(
  engine: Pick<Engine, 'updateJob'>,
  call: CallContext,
  { jobKey, epoch }: ActivatedJob,
): () => void {
  const renewing = setInterval(() => {
    // Where it fails, the job may go to another worker; the epoch keeps this one from writing a second result.
    engine.updateJob(call, jobKey, { timeout: holdingTime }, epoch).catch(() => undefined);
  }, renewEvery);
  renewing.unref();
  return () => clearInterval(renewing);
}
