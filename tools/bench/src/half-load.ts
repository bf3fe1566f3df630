import type { Engine } from '@vorgang/orchestration';
import { call, openWorker, startThreeTasks } from './engine-contender.js';
import { quantile } from './growth.js';

/** More than are ever ready at once at half load. */
const UNFINISHED = 1_000;

/**
 * Milliseconds in which 99 of 100 jobs are completed while the engine does the given number of steps a second: half of
 * what it can.
 */
export async function measureHalfLoad(
  engine: Engine,
  stepsPerSecond: number,
  seconds: number,
): Promise<number> {
  const times: number[] = [];
  const underWay = new Set<Promise<void>>();
  const stop = new AbortController();
  const { jobs, ended } = openWorker(engine, 'half-load', UNFINISHED, stop.signal);
  const begin = performance.now();
  const timed = async (act: () => Promise<unknown>, isCompletion: boolean): Promise<void> => {
    const start = performance.now();
    await act();
    if (isCompletion) times.push(performance.now() - start);
  };
  let sent = 0;
  for (let now = begin; now < begin + seconds * 1000; now = performance.now()) {
    // As many as are due by now, however late the timer of the event loop was.
    const due = Math.floor(((now - begin) / 1000) * stepsPerSecond);
    while (sent < due) {
      sent += 1;
      const job = jobs.shift();
      const work = timed(
        () =>
          job === undefined ? startThreeTasks(engine) : engine.completeJob(call, job.jobKey, { amount: 1 }),
        job !== undefined,
      ).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
  stop.abort();
  await ended;
  for (const job of jobs) await engine.completeJob(call, job.jobKey, {});
  return quantile(times, 0.99);
}
