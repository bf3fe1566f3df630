import { Redis } from 'ioredis';
import pg from 'pg';
import type { Finding } from './finding.js';

/** Where the queue is kept: in Redis, or without it in the database. */
export interface QueuePlace {
  readonly databaseUrl: string;
  readonly redis: { readonly server: { readonly url: string } } | null;
}

/** What a queue still holds. */
export interface QueuedWork {
  readonly subject: string;
  readonly detail: string;
}

/** Lists and sets of BullMQ's that a job stands in; beside them each job is a hash under its own id. */
const placesOfJobs =
  /^vorgang:.+:(wait|paused|active|delayed|prioritized|failed|completed|waiting-children)$/;
const hashOfJob = /^vorgang:.+:j-[\d-]+$/;

/** All that stands in any queue, in whatever state: read from the store itself, without BullMQ. */
export function findQueuedWork(place: QueuePlace): Promise<readonly QueuedWork[]> {
  return place.redis === null ? inPostgres(place.databaseUrl) : inRedis(place.redis.server.url);
}

/** I5: hints leave no trace. What waits, is active, stalled or failed would be work that nobody does. */
export async function checkQueues(place: QueuePlace): Promise<readonly Finding[]> {
  return (await findQueuedWork(place)).map(({ subject, detail }) => ({
    oracle: 'I5',
    kind: 'broken',
    subject,
    detail,
  }));
}

async function inPostgres(databaseUrl: string): Promise<readonly QueuedWork[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<QueuedWork>(
      `select format('queue %s, job %s', queue, id) as subject,
              format('is %s, stalled %s times, locked until %s', state, stalled_count,
                to_timestamp(locked_until_ms / 1000.0)) as detail
       from bullmq.job order by 1 limit 100`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

async function inRedis(url: string): Promise<readonly QueuedWork[]> {
  const client = new Redis(url, { retryStrategy: () => null, lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found: QueuedWork[] = [];
    for await (const keys of client.scanStream({ match: 'vorgang:*', count: 1_000 })) {
      for (const key of keys as string[]) {
        if (hashOfJob.test(key)) found.push({ subject: key, detail: 'is a job that is left over' });
        if (!placesOfJobs.test(key)) continue;
        found.push({ subject: key, detail: `holds ${(await membersOf(client, key)).join(', ')}` });
      }
    }
    return found;
  } finally {
    client.disconnect();
  }
}

/** Of a list or a sorted set; Redis removes either with its last member. */
async function membersOf(client: Redis, key: string): Promise<readonly string[]> {
  return (await client.type(key)) === 'list' ? client.lrange(key, 0, 9) : client.zrange(key, 0, 9);
}
