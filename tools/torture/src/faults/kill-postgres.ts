import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '@vorgang/embedded-postgres';
import { during, type InjectFault } from './fault.js';
import { onDatabase } from './on-database.js';

const run = promisify(execFile);
let running = Promise.resolve();

/** `kill -9` of the whole PostgreSQL server, which is started again on the same data after a while. */
export const killPostgres: InjectFault = (installation, fault) => {
  const work = running.then(async () => {
    const { port, processId } = installation.postgres;
    const processes = [processId, ...(await childrenOf(processId))];
    for (const each of processes) kill(each);
    await installation.postgres.stop();
    await during(fault, 0, 1_500);
    installation.postgres = await startEmbeddedPostgres({
      folder: `${installation.folder}/postgres`,
      port,
      settings: ['shared_buffers=64MB', 'max_connections=160'],
    });
  });
  running = work.catch(() => undefined);
  return work;
};

/** `kill -9` of one of PostgreSQL's processes in the middle of its work: the server then restarts all of them. */
export const killBackend: InjectFault = ({ databaseUrl }, { target }) =>
  onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       order by state = 'active' desc, pid`,
    );
    if (rows.length > 0) kill(rows[target % Math.min(rows.length, 4)]!.pid);
  });

async function childrenOf(processId: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(processId)]).catch(() => ({
    stdout: '',
  }));
  return stdout
    .split('\n')
    .map(Number)
    .filter((child) => child > 0);
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
