import { Redis } from 'ioredis';

/** A Redis that throws keys away when memory runs short would break BullMQ's queues. */
export class EvictingRedisError extends Error {
  override readonly name = 'EvictingRedisError';

  constructor(
    readonly server: string,
    readonly policy: string,
  ) {
    super(
      `Redis at ${server} has maxmemory-policy ${policy}, under which it may throw queued work away. ` +
        'Set "maxmemory-policy noeviction" in its configuration (or: redis-cli config set maxmemory-policy noeviction).',
    );
  }
}

/** Reads the policy by INFO, which hosted servers allow where they forbid CONFIG. */
export async function refuseEvictingRedis(redisUrl: string): Promise<void> {
  const server = new URL(redisUrl).host;
  const connection = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 5_000,
    retryStrategy: () => null,
  });
  // The rejected connect says the same.
  connection.on('error', () => undefined);
  try {
    await connection.connect();
    const policy = /^maxmemory_policy:(\S+)/m.exec(await connection.info('memory'))?.[1] ?? 'unknown';
    if (policy !== 'noeviction') throw new EvictingRedisError(server, policy);
  } catch (error) {
    if (error instanceof EvictingRedisError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Redis at ${server} does not answer (${reason}). Check REDIS_URL and that the server runs.`,
    );
  } finally {
    connection.disconnect();
  }
}
