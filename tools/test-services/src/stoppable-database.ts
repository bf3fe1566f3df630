import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startEmbeddedPostgres } from '@vorgang/embedded-postgres';
import type { TestDatabase } from './test-database.js';

/** A database on a server of its own, which can be stopped and started again. */
export interface StoppableDatabase extends TestDatabase {
  stop(): Promise<void>;
  /** At the same address, with what was in it. */
  start(): Promise<void>;
}

/** Starts a PostgreSQL server for one test; `drop` ends it and removes its files. */
export async function createStoppableDatabase(): Promise<StoppableDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-stoppable-'));
  const port = await freePort();
  const launch = () => startEmbeddedPostgres({ folder, port });
  let server = await launch();
  return {
    url: server.url('postgres'),
    stop: () => server.stop(),
    start: async () => {
      server = await launch();
    },
    drop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
