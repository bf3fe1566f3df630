import type { ActivatedJob, CallContext, Engine } from '@vorgang/orchestration';
import { quantile } from './growth.js';
import { threeTasks } from './models.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };

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
  const jobs: ActivatedJob[] = [];
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
    if (jobs.length < due - sent) jobs.push(...(await take(engine)));
    while (sent < due) {
      sent += 1;
      const job = jobs.pop();
      const work = timed(
        () => (job === undefined ? create(engine) : engine.completeJob(call, job.jobKey, { amount: 1 })),
        job !== undefined,
      ).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
  return quantile(times, 0.99);
}

function create(engine: Engine): Promise<unknown> {
  return engine.createProcessInstance(call, {
    definition: { processDefinitionId: threeTasks.id },
    variables: { amount: 1 },
  });
}

function take(engine: Engine): Promise<readonly ActivatedJob[]> {
  return engine.activateJobs({
    type: 'work',
    worker: 'half-load',
    tenantIds: [call.tenantId],
    maxJobsToActivate: 64,
    timeout: 600_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: call.actor,
  });
}
