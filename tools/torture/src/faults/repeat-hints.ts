import { createDispatcher, type QueueBackend, type WorkHint } from '@vorgang/queue';
import type { InjectFault } from './fault.js';
import { onDatabase } from './on-database.js';

interface OpenJob {
  readonly tenant_id: string;
  readonly job_key: string;
  readonly epoch: number;
  readonly type: string;
}

/** The queue delivers again what is under way, was done before, or never was. */
export const repeatHints: InjectFault = async ({ databaseUrl, redis }) => {
  const backend: QueueBackend =
    redis === null ? { kind: 'postgres', databaseUrl } : { kind: 'redis', redisUrl: redis.server.url };
  let jobs: readonly OpenJob[] = [];
  await onDatabase(databaseUrl, async (client) => {
    const statement = `select tenant_id, job_key, epoch, type from job where type like 'vorgang:%'
                       order by job_key desc limit 20`;
    jobs = (await client.query<OpenJob>(statement)).rows;
  });
  const dispatcher = await createDispatcher(backend);
  try {
    for (const job of jobs) await dispatcher.hint(job.type, deliveries(job));
  } finally {
    await dispatcher.close();
  }
};

/** As it stands, and as it stood before it was last given out. */
function deliveries(job: OpenJob): readonly WorkHint[] {
  return [job.epoch, Math.max(0, job.epoch - 1), job.epoch + 1].map((epoch) => ({
    tenantId: job.tenant_id,
    jobKey: job.job_key,
    epoch,
  }));
}
