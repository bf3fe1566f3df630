import { createEngine, type CallContext } from '@vorgang/orchestration';
import type { JobKey } from '@vorgang/execution';
import { createConsumer, createDispatcher, type QueueBackend } from '@vorgang/queue';
import { redisIsInstalled, startTestRedis } from '@vorgang/test-services';
import type { BenchDatabase } from './database.js';
import { externalJob, EXTERNAL_TYPE } from './models.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
const worker: CallContext = { tenantId: '<default>', actor: { kind: 'worker', id: EXTERNAL_TYPE } };
/** Jobs that the worker does side by side, as its connectors do. */
const CONCURRENCY = 64;

/**
 * Jobs per second that go the whole way of work with outside effects: committed with the step that creates them, hinted
 * through BullMQ on a real Redis, claimed by key, completed. All instances are started first, so that nothing but the
 * jobs is measured; hints that are lost come again by the reconciler. Null where no Redis is installed.
 */
export async function measureExternalJobs(
  database: BenchDatabase,
  jobs: number,
  clients: number,
): Promise<number | null> {
  if (!redisIsInstalled()) return null;
  const redis = await startTestRedis();
  try {
    return await measureJobsThrough({ kind: 'redis', redisUrl: redis.url }, database, jobs, clients);
  } finally {
    await redis.stop();
  }
}

/** The same where the installation has no Redis: BullMQ keeps its queues in the same PostgreSQL. */
export function measureExternalJobsOnPostgres(
  database: BenchDatabase,
  jobs: number,
  clients: number,
): Promise<number> {
  return measureJobsThrough({ kind: 'postgres', databaseUrl: database.url }, database, jobs, clients);
}

async function measureJobsThrough(
  backend: QueueBackend,
  database: BenchDatabase,
  jobs: number,
  clients: number,
): Promise<number> {
  const dispatcher = await createDispatcher(backend);
  const engine = await createEngine({ databaseUrl: database.url, dispatcher });
  try {
    const content = new TextEncoder().encode(externalJob.xml);
    await engine.deploy(call, [{ name: `${externalJob.id}.bpmn`, content }]);
    let started = 0;
    const definition = { processDefinitionId: externalJob.id };
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (started < jobs) {
          started += 1;
          await engine.createProcessInstance(call, { definition, variables: {} });
        }
      }),
    );
    const all = new Deferred();
    let done = 0;
    const begin = performance.now();
    const consumer = await createConsumer(backend)(
      EXTERNAL_TYPE,
      async (hint) => {
        const jobKey = hint.jobKey as JobKey;
        const job = await engine.claimJob({ ...hint, jobKey, worker: EXTERNAL_TYPE, timeout: 60_000 });
        if (job === null) return;
        await engine.completeJob(worker, jobKey, {}, job.epoch);
        done += 1;
        if (done === jobs) all.resolve();
      },
      { concurrency: CONCURRENCY },
    );
    await all.promise;
    const rate = jobs / ((performance.now() - begin) / 1000);
    await consumer.close();
    return rate;
  } finally {
    await engine.close();
    await dispatcher.close();
  }
}

class Deferred {
  resolve: () => void = () => undefined;
  readonly promise = new Promise<void>((resolve) => (this.resolve = resolve));
}
