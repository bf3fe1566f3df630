import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@vorgang/embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server whose write-ahead log is archived as it is written. */
export interface BackedUpServer {
  readonly url: string;
  /** Copies the running cluster: a base backup. */
  takeBaseBackup(): Promise<void>;
  /** The log up to now is in the archive when this resolves. */
  archiveEverything(): Promise<void>;
  /** The machine is gone: only base backup and archive are left. */
  lose(): Promise<void>;
}

const database = 'postgres';

/** Starts a server below the folder with an archive beside it. */
export async function startBackedUpServer(folder: string): Promise<BackedUpServer> {
  const archive = archiveOf(folder);
  await mkdir(archive, { recursive: true });
  // Started as root the server runs under another account.
  await chmod(archive, 0o777);
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'cluster'),
    settings: [
      'wal_level=replica',
      'archive_mode=on',
      // Source: PostgreSQL documentation, section 25.3.1; the second copy of a segment is refused, never overwritten.
      `archive_command=test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"`,
    ],
  });
  const url = server.url(database);
  return {
    url,
    takeBaseBackup: () => copyCluster(url, folder),
    archiveEverything: () => waitForArchive(url),
    lose: async () => {
      await server.kill();
      await rm(join(folder, 'cluster', 'data'), { recursive: true, force: true });
    },
  };
}

/**
 * Restores the base backup and replays the archived log up to the moment, as the operators' guide says.
 * Source: PostgreSQL documentation, section 25.3.5.
 */
export async function restoreTo(folder: string, moment: Date): Promise<EmbeddedPostgres> {
  const data = join(folder, 'cluster', 'data');
  await copyWithOwners(backupOf(folder), data);
  await writeFile(join(data, 'recovery.signal'), '');
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'cluster'),
    settings: [
      `restore_command=cp "${archiveOf(folder)}/%f" "%p"`,
      `recovery_target_time=${moment.toISOString().replace('T', ' ').replace('Z', '+00')}`,
      'recovery_target_inclusive=true',
      'recovery_target_action=promote',
    ],
  });
  await untilPromoted(server.url(database));
  return server;
}

/** The low-level backup: the package of the embedded server ships no pg_basebackup. */
async function copyCluster(url: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('drill', true)");
    const backup = backupOf(folder);
    await copyWithOwners(join(folder, 'cluster', 'data'), backup);
    for (const name of ['postmaster.pid', 'postmaster.opts']) await rm(join(backup, name), { force: true });
    // The log comes from the archive alone: what had not reached it is lost with the machine.
    for (const name of await readdir(join(backup, 'pg_wal'))) {
      if (/^[0-9A-F]{24}$/.test(name)) await rm(join(backup, 'pg_wal', name));
    }
    const stopped = await client.query<{ readonly labelfile: string }>(
      'select labelfile from pg_backup_stop(true)',
    );
    await writeFile(join(backup, 'backup_label'), stopped.rows[0]!.labelfile);
  } finally {
    await client.end();
  }
}

async function waitForArchive(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const switched = await client.query<{ readonly file: string }>(
      'select pg_walfile_name(pg_switch_wal()) as file',
    );
    const { file } = switched.rows[0]!;
    for (const end = Date.now() + 30_000; Date.now() < end;) {
      const archived = await client.query<{ readonly done: boolean }>(
        'select coalesce(last_archived_wal >= $1, false) as done from pg_stat_archiver',
        [file],
      );
      if (archived.rows[0]?.done === true) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The log segment ${file} was not archived within 30 s. See archive_command.`);
  } finally {
    await client.end();
  }
}

/** Started as root the server runs under another account, which must still own its files. */
async function copyWithOwners(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}

/** A restored server answers readers before it has replayed the log; it takes writes only afterwards. */
async function untilPromoted(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      const { rows } = await client.query<{ recovering: boolean }>(
        'select pg_is_in_recovery() as recovering',
      );
      if (rows[0]?.recovering === false) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(
      'The restored server did not reach the moment within 60 s. See its log and restore_command.',
    );
  } finally {
    await client.end();
  }
}

function archiveOf(folder: string): string {
  return join(folder, 'archive');
}

function backupOf(folder: string): string {
  return join(folder, 'backup');
}
