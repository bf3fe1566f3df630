import { createEngine, type CallContext } from '@vorgang/orchestration';
import type { JobKey } from '@vorgang/execution';
import { createConsumer, createDispatcher, type QueueBackend } from '@vorgang/queue';
import { externalJob, EXTERNAL_TYPE } from './models.js';

/** What the parent says to this process: begin, and end. */
export type ScaleOutOrder = 'begin' | 'end';

/** What this process says to the parent. */
export type ScaleOutReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly started: number; readonly completed: number };

/** Instances that this process starts side by side, and jobs that its worker does. */
const CLIENTS = 8;
const CONCURRENCY = 32;
/** Instances ahead of the workers at most, so that starts and jobs keep step. */
const AHEAD = 500;

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
const worker: CallContext = { tenantId: '<default>', actor: { kind: 'worker', id: EXTERNAL_TYPE } };

/**
 * One of several programs on one database and one Redis: an engine that starts instances and a worker that does whatever
 * jobs the queue hands it, also those of the others.
 */
async function main(databaseUrl: string, redisUrl: string): Promise<void> {
  const backend: QueueBackend = { kind: 'redis', redisUrl };
  const dispatcher = await createDispatcher(backend);
  const engine = await createEngine({ databaseUrl, dispatcher });
  const counts = { started: 0, completed: 0 };
  let goesOn = true;
  const consumer = await createConsumer(backend)(
    EXTERNAL_TYPE,
    async (hint) => {
      const jobKey = hint.jobKey as JobKey;
      const job = await engine.claimJob({ ...hint, jobKey, worker: EXTERNAL_TYPE, timeout: 60_000 });
      if (job === null) return;
      await engine.completeJob(worker, jobKey, {}, job.epoch);
      counts.completed += 1;
    },
    { concurrency: CONCURRENCY },
  );
  const definition = { processDefinitionId: externalJob.id };
  const start = async (): Promise<void> => {
    while (goesOn) {
      if (counts.started - counts.completed > AHEAD) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      await engine.createProcessInstance(call, { definition, variables: {} });
      counts.started += 1;
    }
  };
  const ended = new Promise<void>((resolve) => {
    process.on('message', (order: ScaleOutOrder) => {
      if (order === 'end') {
        goesOn = false;
        resolve();
      } else void Promise.all(Array.from({ length: CLIENTS }, start));
    });
  });
  say({ kind: 'ready' });
  await ended;
  await consumer.close();
  await engine.close();
  await dispatcher.close();
  say({ kind: 'done', ...counts });
  process.disconnect();
}

function say(report: ScaleOutReport): void {
  process.send!(report);
}

await main(process.env['BENCH_DATABASE']!, process.env['BENCH_REDIS']!);
