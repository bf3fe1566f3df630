import type { ActivatedJob, DeliverJob, JobStreamEnd, StreamJobsRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { claimInTurn } from './claim-in-turn.js';
import { checkClaim } from './claim-waiting-jobs.js';
import { giveBackJobs } from './give-back-jobs.js';
import { StreamPlaces } from './stream-places.js';

/** A stream that has waited so long without a job queues up anew, in milliseconds. */
const LONGEST_WAIT = 600_000;

/**
 * Hands waiting jobs to a worker as they come, at most `maxJobs` unfinished ones at once, until the signal is aborted or
 * a job's time runs out. The stream waits in one queue with long polls, and takes its part of what waits where others
 * wait behind it. What was taken and could not be delivered is given back at once.
 *
 * @throws InvalidArgumentError naming the field
 */
export async function streamJobs(
  runtime: EngineRuntime,
  request: StreamJobsRequest,
  deliver: DeliverJob,
): Promise<JobStreamEnd> {
  const expired = new AbortController();
  const signal = AbortSignal.any([request.signal, expired.signal]);
  const claim = { ...request, maxJobsToActivate: request.maxJobs, signal };
  checkClaim(claim);
  const places = new StreamPlaces(runtime, request.maxJobs, () => expired.abort());
  try {
    while (!signal.aborted && runtime.mayWait()) {
      await places.untilFree(signal);
      const jobs = await claimInTurn(runtime, claim, {
        until: Date.now() + LONGEST_WAIT,
        most: (waiting) => Math.ceil(places.free / (waiting + 1)),
        looksFirst: true,
      });
      places.take(jobs);
      await deliverAll(runtime, jobs, deliver, signal);
    }
    return expired.signal.aborted && !request.signal.aborted ? 'jobExpired' : 'stopped';
  } finally {
    places.close();
  }
}

async function deliverAll(
  runtime: EngineRuntime,
  jobs: readonly ActivatedJob[],
  deliver: DeliverJob,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return giveBackJobs(runtime, jobs);
  let stop = (): void => undefined;
  const stopped = new Promise<false>((resolve) => (stop = () => resolve(false)));
  signal.addEventListener('abort', stop);
  const delivered = await Promise.all(jobs.map((job) => Promise.race([deliver(job), stopped])));
  signal.removeEventListener('abort', stop);
  await giveBackJobs(
    runtime,
    jobs.filter((_, place) => delivered[place] !== true),
  );
}
