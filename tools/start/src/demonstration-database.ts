import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@vorgang/embedded-postgres';
import pg from 'pg';

/** The database of the demonstration: a server of our own, or the one that DATABASE_URL names. */
export interface DemonstrationDatabase {
  readonly url: string;
  readonly description: string;
  stop(): Promise<void>;
}

const databaseName = 'vorgang';

/** Starts the embedded PostgreSQL and creates the database on first use; with DATABASE_URL just uses that. */
export async function openDatabase(dataFolder: string): Promise<DemonstrationDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    if (!URL.canParse(given)) {
      throw new Error('DATABASE_URL is no address. Write it as postgres://user:password@host:5432/database');
    }
    return { url: given, description: `PostgreSQL at ${new URL(given).host}`, stop: async () => undefined };
  }
  const folder = join(dataFolder, 'postgres');
  const server = await startEmbeddedPostgres({ folder });
  await createIfMissing(server.url('postgres'));
  const url = server.url(databaseName);
  // Tools such as `npm run audit` find the running database here.
  await writeFile(join(folder, 'connection.json'), JSON.stringify({ url }), { mode: 0o600 });
  return { url, description: `PostgreSQL in ${folder} (port ${server.port})`, stop: () => server.stop() };
}

async function createIfMissing(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
