import { assertSchemaCompatibility, LATEST_SCHEMA_VERSION, runMigrations } from 'bullmq';
import pg from 'pg';
import type { OnQueueError } from './backend.js';

/** BullMQ's tables stand apart from ours. */
export const schema = 'bullmq';
/** Created by the migrations; the programs are its members. */
const engineRole = 'vorgang_engine';
/** A statement that takes longer has lost its connection, in milliseconds. */
export const longestStatement = 20_000;

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

/**
 * Brings the schema up to date where the role may, else looks whether it is. Answers whether the role owns the tables.
 *
 * @throws QueueTablesBehindError where they are not those of this version and the role may not make them
 */
export async function prepareSchema(databaseUrl: string, onError: OnQueueError): Promise<boolean> {
  return connected(databaseUrl, onError, async (client) => {
    const owns = await mayChangeSchema(client);
    await (owns ? runMigrations(client, schema) : requireSchema(client));
    return owns;
  });
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
