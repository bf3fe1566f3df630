import {
  assertSchemaCompatibility,
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import pg from 'pg';
import { workerSettings } from '../worker-settings.js';
import type { HintQueue, OnQueueError, OpenBackend } from './backend.js';
import { repeat } from './repeat.js';
import { type PostgresQueue, UnrenewedLocks } from './unrenewed-locks.js';

/** BullMQ's tables stand apart from ours. */
const schema = 'bullmq';
/** Created by the migrations; the programs are its members. */
const engineRole = 'vorgang_engine';

/** Each worker holds one connection to listen; the rest is shared. */
const sharedConnections = 4;
/** A statement that takes longer has lost its connection, in milliseconds. */
const longestStatement = 20_000;

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

/**
 * Brings BullMQ's schema up to date, and lets the engine's role work on it. Waits for other processes that do so at the
 * same time (BullMQ takes an advisory lock).
 *
 * @param ownerUrl connection string of the role that owns the tables
 */
export async function prepareQueueTables(ownerUrl: string): Promise<void> {
  await connected(
    ownerUrl,
    () => undefined,
    async (client) => {
      await runMigrations(client, schema);
      await admitEngine(client);
    },
  );
}

/** Answers whether the role owns the tables. */
async function prepareSchema(databaseUrl: string, onError: OnQueueError): Promise<boolean> {
  return connected(databaseUrl, onError, async (client) => {
    const owns = await mayChangeSchema(client);
    await (owns ? runMigrations(client, schema) : requireSchema(client));
    return owns;
  });
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

async function connected<Result>(
  databaseUrl: string,
  onError: OnQueueError,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, query_timeout: longestStatement });
  client.on('error', onError);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function mayChangeSchema(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly may: boolean }>(
    `select coalesce(
       (select pg_has_role(nspowner, 'MEMBER') from pg_namespace where nspname = $1),
       has_database_privilege(current_database(), 'create')) as may`,
    [schema],
  );
  return rows[0]!.may;
}

/** Of several that come at once each waits for the one before: PostgreSQL lets no two change the same rights. */
async function admitEngine(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_advisory_xact_lock(hashtext('vorgang:queue-tables'));
     grant usage on schema ${schema} to ${engineRole};
     grant select, insert, update, delete on all tables in schema ${schema} to ${engineRole};
     grant usage, select, update on all sequences in schema ${schema} to ${engineRole};
     ${openQueueFunction}`,
  );
}

/**
 * BullMQ makes a sequence for each queue when it first adds to it. Whoever may not create anything asks the owner, by a
 * function that makes this and nothing else.
 */
const openQueueFunction = `
  create or replace function ${schema}.vorgang_open_queue(queue text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    sequence text := ${schema}.job_id_seq_name(queue);
  begin
    if to_regclass('${schema}.' || sequence) is not null then
      return;
    end if;
    perform pg_advisory_xact_lock(hashtext('bullmq:jidseq:' || queue));
    execute format('create sequence if not exists ${schema}.%I', sequence);
    execute format('grant usage, select, update on sequence ${schema}.%I to ${engineRole}', sequence);
  end $$;
  revoke execute on function ${schema}.vorgang_open_queue(text) from public;
  grant execute on function ${schema}.vorgang_open_queue(text) to ${engineRole};`;

/** @throws Error where the tables are missing or old, and this role may not make them */
async function requireSchema(client: pg.Client): Promise<void> {
  const version = await assertSchemaCompatibility(client, schema).catch((error: unknown) => {
    throw new QueueTablesBehindError(error);
  });
  if (version < LATEST_SCHEMA_VERSION) throw new QueueTablesBehindError(undefined);
}

/** BullMQ's tables are missing, old or of a newer version, and the role of DATABASE_URL may not change them. */
export class QueueTablesBehindError extends Error {
  override readonly name = 'QueueTablesBehindError';

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? ` (${cause.message})` : '';
    super(
      `The tables of the queue are not those of this version${reason}, and the role of DATABASE_URL may not make them. ` +
        'Run `npx vorgang prepare-database` with MIGRATION_DATABASE_URL, or give queues a Redis (REDIS_URL).',
      { cause },
    );
  }
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
