import { startTestRedis } from '@vorgang/test-services';
import { Redis } from 'ioredis';
import { during, shareOf, type InjectFault } from './fault.js';

let running = Promise.resolve();

/** Redis dies and comes back empty after a while. */
export const stopRedis: InjectFault = ({ redis }, fault) => {
  const work = running.then(async () => {
    if (redis === null) return;
    const { port } = redis.server;
    await redis.server.stop();
    await during(fault, 200, 3_000);
    redis.server = await startTestRedis(port);
  });
  running = work.catch(() => undefined);
  return work;
};

/** Everything in Redis is gone. */
export const flushRedis: InjectFault = async ({ redis }) => {
  if (redis === null) return;
  const client = new Redis(redis.server.url, { retryStrategy: () => null, lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.flushall();
  } finally {
    client.disconnect();
  }
};

/** Redis answers slowly for a while. */
export const slowRedis: InjectFault = async ({ redis }, fault) => {
  redis?.proxy.delay(50 + fault.strength * 700);
  await during(fault, 500, 3_000);
  redis?.proxy.delay(0);
};

/** Connections to Redis are cut. */
export const cutRedis: InjectFault = async ({ redis }, fault) => {
  redis?.proxy.cut(shareOf(fault));
};
