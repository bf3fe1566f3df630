import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { workerSettings } from '../worker-settings.js';
import type { OnQueueError, OpenBackend } from './backend.js';
import { refuseEvictingRedis } from './refuse-evicting-redis.js';

/** Keeps our keys apart from those of others on the same server. */
const prefix = 'vorgang';

/**
 * Queues in Redis.
 *
 * @throws EvictingRedisError where the server may throw keys away
 * @throws Error where the server does not answer
 */
export async function openRedisBackend(redisUrl: string, onError: OnQueueError): Promise<OpenBackend> {
  await refuseEvictingRedis(redisUrl);
  // A producer fails at once while the server is away: the reconciler hints again.
  const producers = connect(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false }, onError);
  return {
    openQueue(name) {
      const queue = new Queue(name, { connection: producers, prefix, skipMetasUpdate: true });
      queue.on('error', onError);
      return queue;
    },
    async openWorker(name, process, options) {
      // A consumer waits for the server as long as it takes.
      const connection = connect(redisUrl, { maxRetriesPerRequest: null }, onError);
      const worker = new Worker(name, process, {
        ...workerSettings,
        connection,
        prefix,
        concurrency: options.concurrency,
      });
      worker.on('error', onError);
      await worker.waitUntilReady();
      return {
        async close() {
          // Without a server nothing can be handed back: waiting for it would hold the end of the program up.
          const serverIsAway = connection.status !== 'ready';
          if (serverIsAway) connection.disconnect();
          await worker.close(serverIsAway);
          connection.disconnect();
        },
      };
    },
    async close() {
      producers.disconnect();
    },
  };
}

interface Patience {
  readonly maxRetriesPerRequest: number | null;
  readonly enableOfflineQueue?: boolean;
}

function connect(redisUrl: string, patience: Patience, onError: OnQueueError): Redis {
  const connection = new Redis(redisUrl, {
    ...patience,
    connectTimeout: 5_000,
    // Tries for ever, at least once a second.
    retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
  });
  connection.on('error', onError);
  return connection;
}
