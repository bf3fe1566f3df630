import type { ActivatedJob, CallContext, Engine } from '@vorgang/orchestration';
import { measure, type MeasureOptions, type Measurement } from './measure.js';
import { awaitsMessage, awaitsTimer, multiInstance, straightThrough, threeTasks } from './models.js';

/** Who measures. */
export const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
/** Jobs that a worker holds unfinished at most. */
const BATCH = 16;

export async function deployModels(engine: Engine): Promise<void> {
  const encoder = new TextEncoder();
  const models = [threeTasks, straightThrough, multiInstance, awaitsMessage, awaitsTimer];
  const files = models.map(({ id, xml }) => ({ name: `${id}.bpmn`, content: encoder.encode(xml) }));
  await engine.deploy(call, files);
}

/**
 * Clients that start instances and do their jobs through the Engine interface, one command after the other. Each is a
 * worker whose jobs come by a stream; while it has none it starts another instance.
 * A step is one committed command; an instance takes four (its start and three jobs).
 */
export async function measureEngine(engine: Engine, options: MeasureOptions): Promise<Measurement> {
  const stop = new AbortController();
  const workers = Array.from({ length: options.clients }, (_, client) =>
    openWorker(engine, `client-${client}`, BATCH, stop.signal),
  );
  try {
    return await measure(options, async (client, counter, goOn) => {
      const { jobs } = workers[client]!;
      while (goOn()) {
        const job = jobs.shift();
        if (job === undefined) await startThreeTasks(engine);
        else await engine.completeJob(call, job.jobKey, { amount: 1 });
        counter.steps += 1;
        if (job?.elementId === 'three') counter.instances += 1;
      }
    });
  } finally {
    stop.abort();
    await Promise.all(workers.map(({ ended }) => ended));
    // None of them is left for the next round, whose workers would find jobs that others hold.
    for (const { jobs } of workers) for (const job of jobs) await engine.completeJob(call, job.jobKey, {});
  }
}

export interface Worker {
  /** Came by the stream and are not done yet. */
  readonly jobs: ActivatedJob[];
  readonly ended: Promise<unknown>;
}

/** A worker of the model of three tasks that holds so many unfinished jobs at most, until the signal is aborted. */
export function openWorker(engine: Engine, worker: string, maxJobs: number, signal: AbortSignal): Worker {
  const jobs: ActivatedJob[] = [];
  const ended = engine.streamJobs(
    {
      type: 'work',
      worker,
      tenantIds: [call.tenantId],
      maxJobs,
      timeout: 60_000,
      fetchVariable: [],
      actor: call.actor,
      signal,
    },
    (job) => {
      jobs.push(job);
      return Promise.resolve(true);
    },
  );
  return { jobs, ended };
}

/** Starts an instance of the model of three tasks. */
export async function startThreeTasks(engine: Engine): Promise<void> {
  await engine.createProcessInstance(call, {
    definition: { processDefinitionId: threeTasks.id },
    variables: { amount: 1 },
  });
}

/** Clients that start instances in which nothing waits. */
export function measureStraightThrough(engine: Engine, options: MeasureOptions): Promise<Measurement> {
  return measure(options, async (_client, counter, goOn) => {
    while (goOn()) {
      await engine.createProcessInstance(call, {
        definition: { processDefinitionId: straightThrough.id },
        variables: {},
      });
      counter.steps += 1;
      counter.instances += 1;
    }
  });
}
