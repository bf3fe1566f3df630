import { migrate } from '@vorgang/migrations';
import { createConsumer, createDispatcher, type QueueBackend } from '@vorgang/queue';
import {
  createTestDatabase,
  redisIsInstalled,
  startTestRedis,
  type TestDatabase,
  type TestRedis,
} from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkQueues, type QueuePlace } from './queues.js';

const hint = { tenantId: '<default>', jobKey: '4711', epoch: 0 };
let database: TestDatabase;
let server: TestRedis | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  if (redisIsInstalled()) server = await startTestRedis();
});
afterAll(async () => {
  await server?.stop();
  await database.drop();
});

describe.each(['postgres', 'redis'] as const)('The queue in %s', (kind) => {
  test.skipIf(kind === 'redis' && !redisIsInstalled())(
    'what waits and what is active is found; what is done leaves nothing',
    async () => {
      const backend: QueueBackend =
        kind === 'redis' ? { kind, redisUrl: server!.url } : { kind, databaseUrl: database.url };
      const place: QueuePlace = {
        databaseUrl: database.url,
        redis: kind === 'redis' ? { server: server! } : null,
      };
      const dispatcher = await createDispatcher(backend);
      await dispatcher.hint('vorgang:letter', [hint]);
      const waiting = await checkQueues(place);
      expect(JSON.stringify(waiting)).toMatch(/4711/);
      expect(waiting[0]).toMatchObject({ oracle: 'I5', kind: 'broken' });

      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      let isActive = false;
      const consumer = await createConsumer(backend)(
        'vorgang:letter',
        async () => {
          isActive = true;
          await finished;
          throw new Error('a failure leaves nothing either');
        },
        { concurrency: 1 },
      );
      await vi.waitUntil(() => isActive, { timeout: 30_000 });
      expect(JSON.stringify(await checkQueues(place))).toMatch(/active/);
      finish();
      await vi.waitUntil(async () => (await checkQueues(place)).length === 0, { timeout: 30_000 });
      await consumer.close();
      await dispatcher.close();
      expect(await checkQueues(place)).toEqual([]);
    },
  );
});
