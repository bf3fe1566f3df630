import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startEmbeddedPostgres, type EmbeddedPostgres } from '@vorgang/embedded-postgres';
import { createTestDatabase, redisIsInstalled, startTestRedis, type TestRedis } from '@vorgang/test-services';
import { createPostgresBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { EvictingRedisError } from './backends/refuse-evicting-redis.js';
import { createConsumer } from './create-consumer.js';
import { createDispatcher } from './create-dispatcher.js';
import { queueName } from './queue-name.js';
import type { QueueBackend, WorkConsumer, WorkDispatcher, WorkHint } from './work-dispatcher.js';

const open: (WorkDispatcher | WorkConsumer)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((end) => end.close()));
});

describe('queues in PostgreSQL', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let port: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vorgang-queue-'));
    port = await freePort();
    server = await startEmbeddedPostgres({ folder, port });
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  specifyQueues(async () => ({ kind: 'postgres', databaseUrl: server.url('postgres') }));

  test('consumers and dispatchers go on after the server was killed and started again', async () => {
    const backend: QueueBackend = { kind: 'postgres', databaseUrl: server.url('postgres') };
    const { dispatcher, heard, queue } = await workshop(backend);
    await dispatcher.hint(queue, [hint(1)]);
    await heard(1);
    await server.kill();
    server = await startEmbeddedPostgres({ folder, port });
    await eventually(() => dispatcher.hint(queue, [hint(2)]));
    await heard(2);
  });

  test('the hint of a worker that died with its clock an hour ahead comes back', async () => {
    const backend: QueueBackend = { kind: 'postgres', databaseUrl: server.url('postgres') };
    const dispatcher = await dispatcherFor(backend);
    const queue = `vorgang:${randomUUID()}`;
    await dispatcher.hint(queue, [hint(1)]);
    await takeAndDie(server.url('postgres'), queue, 3_600_000);
    const seen: string[] = [];
    const consume = createConsumer(backend);
    open.push(await consume(queue, async (got) => void seen.push(got.jobKey), { concurrency: 1 }));
    await vi.waitFor(() => expect(seen).toEqual(['1']), { timeout: 20_000 });
  });

  test('a connection that breaks while a queue is opened does not end the program', async () => {
    const dispatcher = await dispatcherFor({ kind: 'postgres', databaseUrl: server.url('postgres') });
    const owner = new pg.Pool({ connectionString: server.url('postgres') });
    const blocker = await owner.connect();
    await blocker.query('begin; lock table bullmq.migration');
    const hinted = dispatcher.hint(`vorgang:${randomUUID()}`, [hint(1)]);
    hinted.catch(() => undefined);
    await vi.waitFor(async () => {
      const ended = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'vorgang-queue' and wait_event_type = 'Lock'`,
      );
      expect(ended.rowCount).toBeGreaterThan(0);
    }, 10_000);
    await expect(hinted).rejects.toThrow();
    await blocker.query('rollback');
    blocker.release();
    await owner.end();
  });

  test('several processes that start at once prepare the schema together', async () => {
    const database = await createTestDatabase();
    const backend: QueueBackend = { kind: 'postgres', databaseUrl: database.url };
    const dispatchers = await Promise.all([1, 2, 3].map(() => createDispatcher(backend)));
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.close()));
    await database.drop();
  });
});

describe.skipIf(!redisIsInstalled())('queues in Redis', () => {
  let server: TestRedis;

  beforeAll(async () => {
    server = await startTestRedis();
  });

  afterAll(async () => {
    await server.stop();
  });

  specifyQueues(async () => ({ kind: 'redis', redisUrl: server.url }));

  test('consumers go on with new hints after everything was flushed', async () => {
    const { dispatcher, heard, queue } = await workshop({ kind: 'redis', redisUrl: server.url });
    await dispatcher.hint(queue, [hint(1)]);
    await heard(1);
    await administer((redis) => redis.flushall());
    await dispatcher.hint(queue, [hint(2)]);
    await heard(2);
  });

  test('consumers and dispatchers go on after their connections were cut', async () => {
    const { dispatcher, heard, queue } = await workshop({ kind: 'redis', redisUrl: server.url });
    await dispatcher.hint(queue, [hint(1)]);
    await heard(1);
    await administer((redis) => redis.call('client', 'kill', 'type', 'normal', 'skipme', 'yes'));
    await eventually(() => dispatcher.hint(queue, [hint(2)]));
    await heard(2);
  });

  test('consumers and dispatchers go on after the server came back empty', async () => {
    const first = await startTestRedis();
    const { dispatcher, heard, queue } = await workshop({ kind: 'redis', redisUrl: first.url });
    await dispatcher.hint(queue, [hint(1)]);
    await heard(1);
    await first.stop();
    const second = await startTestRedis(first.port);
    await eventually(() => dispatcher.hint(queue, [hint(2)]));
    await heard(2);
    await Promise.all(open.splice(0).map((end) => end.close()));
    await second.stop();
  });

  test('a hint rejects soon while the server does not answer, instead of holding the step up', async () => {
    const own = await startTestRedis();
    const { dispatcher, queue } = await workshop({ kind: 'redis', redisUrl: own.url });
    await dispatcher.hint(queue, [hint(1)]);
    await own.stop();
    await expect(dispatcher.hint(queue, [hint(2)])).rejects.toThrow();
  });

  test('a server that may throw keys away is refused with the fix', async () => {
    await administer((redis) => redis.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    const refusal = await createDispatcher({ kind: 'redis', redisUrl: server.url }).catch(
      (error: unknown) => error,
    );
    await administer((redis) => redis.config('SET', 'maxmemory-policy', 'noeviction'));
    expect(refusal).toBeInstanceOf(EvictingRedisError);
    expect((refusal as Error).message).toMatch(/allkeys-lru.*maxmemory-policy noeviction/);
  });

  test('a server that is not there is named', async () => {
    const port = await freePort();
    await expect(createDispatcher({ kind: 'redis', redisUrl: `redis://127.0.0.1:${port}` })).rejects.toThrow(
      new RegExp(`127.0.0.1:${port} does not answer`),
    );
  });

  async function administer<Result>(work: (redis: Redis) => Promise<Result>): Promise<void> {
    const redis = new Redis(server.url);
    await work(redis);
    redis.disconnect();
  }
});

/** What holds for both backends. */
function specifyQueues(backend: () => Promise<QueueBackend>): void {
  test('a hint reaches a worker with its keys', async () => {
    const { dispatcher, heard, queue } = await workshop(await backend());
    await dispatcher.hint(queue, [hint(1), hint(2)]);
    expect(await heard(1)).toEqual(hint(1));
    await heard(2);
  });

  test('the same hint given again while it waits is one piece of work', async () => {
    const dispatcher = await dispatcherFor(await backend());
    const queue = `vorgang:${randomUUID()}`;
    await dispatcher.hint(queue, [hint(1)]);
    await dispatcher.hint(queue, [hint(1), hint(2)]);
    const seen: string[] = [];
    open.push(
      await createConsumer(await backend())(queue, async (got) => void seen.push(got.jobKey), {
        concurrency: 1,
      }),
    );
    await vi.waitFor(() => expect(seen).toEqual(['1', '2']), 10_000);
  });

  test('a hint that was handled may be given again', async () => {
    const { dispatcher, count, queue } = await workshop(await backend());
    await dispatcher.hint(queue, [hint(1)]);
    await vi.waitFor(() => expect(count(1)).toBe(1), 10_000);
    await eventually(async () => {
      await dispatcher.hint(queue, [hint(1)]);
      expect(count(1)).toBe(2);
    });
  });

  test('a handler that rejects gets the hint again only when somebody gives it again', async () => {
    const dispatcher = await dispatcherFor(await backend());
    const queue = `vorgang:${randomUUID()}`;
    const seen: string[] = [];
    const consume = createConsumer(await backend());
    open.push(
      await consume(
        queue,
        async (got) => {
          seen.push(got.jobKey);
          if (got.jobKey === '1') throw new Error('The service is down.');
        },
        { concurrency: 1 },
      ),
    );
    await dispatcher.hint(queue, [hint(1), hint(2)]);
    await vi.waitFor(() => expect(seen).toEqual(['1', '2']), 10_000);
    await eventually(async () => {
      await dispatcher.hint(queue, [hint(1)]);
      expect(seen.filter((key) => key === '1').length).toBeGreaterThan(1);
    });
  });
}

/** Takes a hint, looks for stalled ones, and never comes back, all by a clock that is so many milliseconds off. */
async function takeAndDie(databaseUrl: string, jobType: string, off: number): Promise<void> {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c search_path=bullmq');
  const pool = new pg.Pool({ connectionString: url.toString() });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off });
  try {
    const worker = new Worker(
      queueName(jobType),
      null,
      { connection: pool, lockDuration: 10_000 },
      createPostgresBackend,
    );
    expect(await worker.getNextJob(randomUUID(), { block: false })).toBeDefined();
    await worker.startStalledCheckTimer();
    await vi.waitFor(async () => {
      const { rows } = await pool.query("select from meta where queue = $1 and field = 'stalled-check'", [
        queueName(jobType),
      ]);
      expect(rows).toHaveLength(1);
    });
    await worker.close(true);
  } finally {
    vi.useRealTimers();
    await pool.end();
  }
}

function hint(number: number): WorkHint {
  return { tenantId: 'nord', jobKey: String(number), epoch: 0 };
}

async function dispatcherFor(backend: QueueBackend): Promise<WorkDispatcher> {
  const dispatcher = await createDispatcher(backend);
  open.push(dispatcher);
  return dispatcher;
}

/** A dispatcher and a consumer of one queue of their own. */
async function workshop(backend: QueueBackend) {
  const dispatcher = await dispatcherFor(backend);
  const queue = `vorgang:${randomUUID()}`;
  const seen: WorkHint[] = [];
  open.push(await createConsumer(backend)(queue, async (got) => void seen.push(got), { concurrency: 5 }));
  const found = (number: number) => seen.filter((got) => got.jobKey === String(number));
  return {
    dispatcher,
    queue,
    count: (number: number) => found(number).length,
    heard: (number: number) =>
      vi.waitFor(
        () => {
          const [first] = found(number);
          if (first === undefined) throw new Error(`Nobody heard hint ${number}.`);
          return first;
        },
        { timeout: 20_000 },
      ),
  };
}

/** Tries until it works, as the reconciler does. */
async function eventually(work: () => Promise<void>): Promise<void> {
  await vi.waitFor(work, { timeout: 20_000, interval: 200 });
}
