import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@vorgang/embedded-postgres';
import type { TestProject } from 'vitest/node';
import './provided-context.js';

/** Starts one real PostgreSQL server for a whole test run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-test-'));
  const server = await startEmbeddedPostgres({ folder });
  project.provide('postgresUrl', server.url('postgres'));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
