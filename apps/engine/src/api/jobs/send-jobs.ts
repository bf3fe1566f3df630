import type { ActivatedJob, DeliverJob, JobStreamEnd } from '@vorgang/orchestration';
import type { Response } from 'express';
import { describeJob } from '../../v2/jobs/describe-job.js';

const heartbeatMilliseconds = 15_000;

/** Why a stream ends while its worker listens, and when it may come back, in milliseconds. */
const retries = {
  /** The worker, or what it proved itself with, may no longer. */
  rightEnded: 30_000,
  /** This process ends; another one may be there already. */
  shutdown: 1_000,
  /** A job's time ran out: the worker may be gone without a word. One that is there comes back. */
  jobExpired: 1_000,
  /** The database is away. */
  unavailable: 5_000,
} as const;

export type EndReason = keyof typeof retries;

export interface JobSource {
  /** Hands over jobs until the signal is aborted. */
  readonly run: (deliver: DeliverJob, signal: AbortSignal) => Promise<JobStreamEnd>;
  /** Called now and then while the stream is open. */
  readonly onHeartbeat: () => void;
  /** Aborted with the reason for which the stream is to end. */
  readonly stop: AbortSignal;
}

/**
 * Writes jobs as server-sent events (HTML Living Standard, section 9.2): event `job` with the job, event `end` with the
 * reason. Resolves when the stream has ended and jobs that did not leave are given back.
 */
export async function sendJobs(response: Response, source: JobSource): Promise<void> {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write('retry: 2000\n\n');
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const heartbeat = setInterval(() => {
    // A worker that does not read needs no sign of life.
    if (response.writableLength === 0) response.write(': heartbeat\n\n');
    source.onHeartbeat();
  }, heartbeatMilliseconds);
  try {
    const signal = AbortSignal.any([gone.signal, source.stop]);
    const end = await source.run((job) => send(response, job), signal);
    finish(response, end === 'jobExpired' ? end : (endReason(source.stop) ?? 'shutdown'));
  } catch (error) {
    finish(response, 'unavailable');
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

function endReason(stop: AbortSignal): EndReason | undefined {
  return stop.reason as EndReason | undefined;
}

/** Whether the job has left this process; not, where the connection ends first. */
function send(response: Response, job: ActivatedJob): Promise<boolean> {
  return new Promise((resolve) => {
    if (response.destroyed || response.writableEnded) return resolve(false);
    const onClose = (): void => resolve(false);
    response.once('close', onClose);
    response.write(`event: job\ndata: ${JSON.stringify(describeJob(job))}\n\n`, (error) => {
      response.off('close', onClose);
      resolve(!error);
    });
  });
}

function finish(response: Response, reason: EndReason): void {
  if (response.destroyed) return;
  // What has not left yet was given back, and must not arrive.
  if (response.writableLength > 0) return void response.destroy();
  response.end(`retry: ${retries[reason]}\nevent: end\ndata: ${JSON.stringify({ reason })}\n\n`);
}
