import type { ActivatedJob, DeliverJob, JobStreamEnd, StreamJobsRequest } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { claimInTurn } from './claim-in-turn.js';
import { activatedJob } from './activated-job.js';
import { checkClaim, takerOf, type WaitingJobsClaim } from './claim-waiting-jobs.js';
import { errorText } from '../logging/logger.js';
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
  const deliveries = new Set<Promise<void>>();
  // One listener, however many deliveries are under way.
  const stops = new Set<() => void>();
  const stopDeliveries = () => stops.forEach((stop) => stop());
  signal.addEventListener('abort', stopDeliveries);
  const hand = (reserved: number, jobs: readonly ActivatedJob[]): void => {
    places.take(reserved, jobs);
    if (jobs.length === 0) return;
    const delivery = deliverAll(runtime, jobs, deliver, { signal, stops })
      .catch((error: unknown) =>
        // Others get them when their time has run out.
        runtime.logger.warn('streamed-jobs-not-given-back', { reason: errorText(error) }),
      )
      .finally(() => deliveries.delete(delivery));
    deliveries.add(delivery);
  };
  const sink = runtime.jobWaiters.open(request.type, {
    tenantIds: request.tenantIds,
    taker: takerOf(claim),
    reserve: (most) => (signal.aborted ? 0 : places.reserve(most)),
    give: (reserved, rows) =>
      hand(
        reserved,
        rows.map((row) => activatedJob(runtime, row, claim.actor.id, claim.fetchVariable)),
      ),
  });
  try {
    while (!signal.aborted && runtime.mayWait()) {
      await places.untilFree(signal);
      const jobs = await lookForJobs(runtime, claim, places);
      if (jobs.length > 0) sink.served();
      hand(0, jobs);
      await Promise.all(deliveries);
    }
    return expired.signal.aborted && !request.signal.aborted ? 'jobExpired' : 'stopped';
  } finally {
    sink.close();
    places.close();
    await Promise.all(deliveries);
    signal.removeEventListener('abort', stopDeliveries);
  }
}

/** Takes what waits in the table when it is the stream's turn: new jobs come by themselves. */
async function lookForJobs(
  runtime: EngineRuntime,
  claim: WaitingJobsClaim,
  places: StreamPlaces,
): Promise<readonly ActivatedJob[]> {
  const jobs = await claimInTurn(runtime, claim, {
    until: performance.now() + LONGEST_WAIT,
    most: (waiting) => Math.ceil(places.free / (waiting + 1)),
    takesNew: false,
  });
  // New ones may have taken the places meanwhile.
  const room = Math.max(0, places.free);
  await giveBackJobs(runtime, jobs.slice(room));
  return jobs.slice(0, room);
}

/** Delivers until the stream is stopped: `stops` are called then. */
async function deliverAll(
  runtime: EngineRuntime,
  jobs: readonly ActivatedJob[],
  deliver: DeliverJob,
  { signal, stops }: { readonly signal: AbortSignal; readonly stops: Set<() => void> },
): Promise<void> {
  if (signal.aborted) return giveBackJobs(runtime, jobs);
  let stop = (): void => undefined;
  const stopped = new Promise<false>((resolve) => (stop = () => resolve(false)));
  stops.add(stop);
  try {
    const delivered = await Promise.all(jobs.map((job) => Promise.race([deliver(job), stopped])));
    await giveBackJobs(
      runtime,
      jobs.filter((_, place) => delivered[place] !== true),
    );
  } finally {
    stops.delete(stop);
  }
}
