import type { CallContext, Engine } from '@vorgang/orchestration';
import { multiInstance } from './models.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
/** Jobs that a worker takes at once. */
const BATCH = 64;

/** One instance whose parallel multi-instance activity has so many items, each done by one of the workers; in seconds. */
export async function measureMultiInstance(engine: Engine, items: number, workers: number): Promise<number> {
  const begin = performance.now();
  await engine.createProcessInstance(call, {
    definition: { processDefinitionId: multiInstance.id },
    variables: { items: Array.from({ length: items }, (_, place) => place) },
  });
  let left = items;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (left > 0) {
        const jobs = await engine.activateJobs({
          type: 'item',
          worker: `worker-${worker}`,
          tenantIds: [call.tenantId],
          maxJobsToActivate: BATCH,
          timeout: 600_000,
          requestTimeout: 0,
          fetchVariable: ['item'],
          actor: call.actor,
        });
        if (jobs.length === 0) return;
        for (const job of jobs) {
          await engine.completeJob(call, job.jobKey, { result: job.variables['item'] ?? null });
          left -= 1;
        }
      }
    }),
  );
  return (performance.now() - begin) / 1000;
}
