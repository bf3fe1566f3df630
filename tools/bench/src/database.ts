import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@vorgang/embedded-postgres';

export interface BenchDatabase {
  readonly url: string;
  readonly serverVersion: string;
  execute(statements: string): Promise<void>;
  /** One statement of the owner, whom no wall between tenants holds back. */
  query<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]>;
  /**
   * Has the server write out what earlier contenders left it to write: else its checkpoint takes the disk from the one
   * whose waits are measured next.
   */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** A database of its own: on the server of DATABASE_URL, or on an embedded one that ends with the benchmark. */
export async function startDatabase(): Promise<BenchDatabase> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return createOn(given, () => Promise.resolve());
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-bench-'));
  const server = await startEmbeddedPostgres({ folder });
  return createOn(server.url('postgres'), async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
}

async function createOn(serverUrl: string, stopServer: () => Promise<void>): Promise<BenchDatabase> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  await execute(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const version = await query<{ server_version: string }>(serverUrl, 'show server_version');
  return {
    url: url.toString(),
    serverVersion: version[0]!.server_version,
    execute: (statements) => execute(url.toString(), statements),
    query: (statement) => query(url.toString(), statement),
    settle: () => execute(url.toString(), 'checkpoint'),
    stop: async () => {
      await execute(serverUrl, `drop database if exists ${name} with (force)`);
      await stopServer();
    },
  };
}

async function execute(url: string, statements: string): Promise<void> {
  await query(url, statements);
}

async function query<Row extends pg.QueryResultRow>(url: string, statements: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statements)).rows;
  } finally {
    await client.end();
  }
}
