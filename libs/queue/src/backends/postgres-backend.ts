import { createPostgresBackend, Queue, Worker } from 'bullmq';
import pg from 'pg';
import { workerSettings } from '../worker-settings.js';
import type { HintQueue, OnQueueError, OpenBackend } from './backend.js';
import { longestStatement, prepareSchema, schema } from './queue-tables.js';
import { repeat } from './repeat.js';
import { type PostgresQueue, UnrenewedLocks } from './unrenewed-locks.js';

/** Each worker holds one connection to listen; the rest is shared. */
const sharedConnections = 4;

/**
 * Queues in PostgreSQL. Brings BullMQ's own schema up to date first, or looks whether it is where the role may not.
 *
 * @throws Error of BullMQ where the schema belongs to a newer version
 */
export async function openPostgresBackend(databaseUrl: string, onError: OnQueueError): Promise<OpenBackend> {
  const owns = await prepareSchema(databaseUrl, onError);
  const producers = openPool(databaseUrl, sharedConnections, onError);
  const openQueue = (name: string): PostgresQueue => {
    const queue = new Queue(name, { connection: producers, skipMetasUpdate: true }, createPostgresBackend);
    queue.on('error', onError);
    return queue;
  };
  return {
    openQueue: owns ? openQueue : (name) => announced(openQueue(name), name, producers),
    async openWorker(name, process, options) {
      const pool = openPool(databaseUrl, sharedConnections, onError);
      const worker = new Worker(
        name,
        process,
        // BullMQ's own check goes by the clocks of the workers.
        { ...workerSettings, skipStalledCheck: true, connection: pool, concurrency: options.concurrency },
        createPostgresBackend,
      );
      worker.on('error', onError);
      await worker.waitUntilReady();
      const queue = openQueue(name);
      const locks = new UnrenewedLocks(pool, queue, onError);
      const stopLooking = repeat(workerSettings.stalledInterval, () => locks.look(), onError);
      return {
        async close() {
          await stopLooking();
          await queue.close();
          await worker.close();
          await pool.end();
        },
      };
    },
    close: () => producers.end(),
  };
}

/** A queue whose sequence is there before BullMQ misses it and would make it itself, which this role may not. */
function announced(queue: PostgresQueue, name: string, pool: pg.Pool): HintQueue {
  let ready: Promise<unknown> | null = null;
  const announce = async (): Promise<void> => {
    ready ??= pool.query(`select ${schema}.vorgang_open_queue($1)`, [name]);
    try {
      await ready;
    } catch (error) {
      ready = null;
      throw error;
    }
  };
  return {
    async addBulk(jobs) {
      await announce();
      return queue.addBulk(jobs);
    },
    close: () => queue.close(),
  };
}

function openPool(databaseUrl: string, connections: number, onError: OnQueueError): pg.Pool {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  const searchPath = `-c search_path=${schema}`;
  url.searchParams.set('options', given === null ? searchPath : `${given} ${searchPath}`);
  const pool = new pg.Pool({
    connectionString: url.toString(),
    max: connections,
    application_name: 'vorgang-queue',
    connectionTimeoutMillis: 10_000,
    query_timeout: longestStatement,
    keepAlive: true,
  });
  // Without a listener a server that restarts would end the whole process.
  pool.on('error', onError);
  // The same for a connection that BullMQ has taken and that breaks: its statement says so.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
