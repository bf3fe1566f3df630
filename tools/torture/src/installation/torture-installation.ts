import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from '@vorgang/embedded-postgres';
import {
  type MailCatcher,
  type MastodonSimulator,
  startMailCatcher,
  startMastodonSimulator,
  startPaymentSimulator,
} from '@vorgang/simulators';
import {
  auditPlaces,
  builtFile,
  deployProcedures,
  documentPlaces,
  superviseProcess,
  type SupervisedProcess,
  untilReady,
} from '@vorgang/start';
import { startTcpProxy, startTestRedis, type TcpProxy, type TestRedis } from '@vorgang/test-services';
import pg from 'pg';
import type { QueueKind } from '../plan/fault-kinds.js';
import { type Release, thisRelease } from './release.js';

/** One program of the installation, with its own way to the database and its own clock. */
export interface TorturedProgram {
  readonly name: string;
  readonly process: SupervisedProcess;
  /** Between it and PostgreSQL. */
  readonly database: TcpProxy;
  /** `kill -9`; it is started again at once. False where it has not even come up since the last time. */
  kill(): Promise<boolean>;
  /** Sets its computer's clock wrong by so many milliseconds. */
  shiftClock(milliseconds: number): Promise<void>;
  /** Ends it in order and starts it as this release has it. */
  upgrade(): Promise<void>;
}

/** Two engines, a worker, PostgreSQL, a queue and the services outside, with hands on everything between them. */
export interface TortureInstallation {
  readonly folder: string;
  /** Where the engines are reached, the portal's first. */
  readonly addresses: readonly [string, string];
  readonly engines: readonly [TorturedProgram, TorturedProgram];
  readonly worker: TorturedProgram;
  /** The database as its owner reaches it, without a proxy. */
  readonly databaseUrl: string;
  postgres: EmbeddedPostgres;
  /** Null where the queue is in PostgreSQL. */
  readonly redis: { server: TestRedis; readonly proxy: TcpProxy } | null;
  readonly payment: { readonly url: string; readonly secret: string; readonly folder: string };
  readonly mail: MailCatcher;
  readonly statuses: MastodonSimulator;
  /** Ends engines and worker; the database and the services stay. */
  stopPrograms(): Promise<void>;
  stop(): Promise<void>;
}

const secret = 'secret-of-the-torture-installation';
const statusToken = 'torture';
const longestPause = 300;

/** Starts everything as a release has it, and deploys its procedures and the models of its tool of this kind. */
export async function startTortureInstallation(
  queue: QueueKind,
  release: Release = thisRelease,
): Promise<TortureInstallation> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-torture-'));
  const postgres = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    settings: ['shared_buffers=64MB', 'max_connections=160'],
  });
  await createDatabase(postgres);
  const databaseUrl = postgres.url('vorgang');
  const redis = queue === 'redis' ? await startRedis() : null;
  const ports = [await freePort(), await freePort()] as const;
  const addresses = [`http://localhost:${ports[0]}`, `http://localhost:${ports[1]}`] as const;
  const paymentFolder = join(folder, 'payments');
  const payment = await startPaymentSimulator({
    port: 0,
    folder: paymentFolder,
    secret,
    notificationUrl: `${addresses[0]}/api/payments/notifications`,
  });
  const mail = await startMailCatcher({ smtpPort: 0, webPort: 0, folder: join(folder, 'mail') });
  const statuses = await startMastodonSimulator({
    port: 0,
    folder: join(folder, 'statuses'),
    token: statusToken,
  });
  const environment = {
    NODE_ENV: 'production',
    NODE_OPTIONS: `--import ${pathToFileURL(builtFile('tools/torture/dist/installation/shifted-clock.js')).href}`,
    REDIS_URL: redis === null ? '' : `redis://127.0.0.1:${redis.proxy.port}`,
    PUBLIC_URL: addresses[0],
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Vorgang <post@localhost.example>',
    PAYMENT_PROVIDER_URL: payment.url,
    PAYMENT_PROVIDER_SECRET: secret,
    OUTBOUND_PRIVATE_HOSTS: new URL(statuses.url).host,
    ...(await documentPlaces(folder)),
    ...(await auditPlaces(folder)),
    VORGANG_DEMO: '1',
    RATE_LIMIT_PER_ACCOUNT: '0',
    RATE_LIMIT_PER_ADDRESS: '0',
  };
  const common = { folder, postgres, release };
  const startEngine = (name: string, port: number) =>
    startProgram({
      ...common,
      name,
      program: 'apps/engine/dist/main.js',
      environment: { ...environment, PORT: String(port) },
      // The release before says it, too.
      upWhenItSays: 'Vorgang listens',
    });
  const engines = [await startEngine('engine-1', ports[0]), await startEngine('engine-2', ports[1])] as const;
  const worker = await startProgram({
    ...common,
    name: 'worker',
    program: 'apps/worker/dist/main.js',
    environment,
    upWhenItSays: 'worker-ready',
  });
  await Promise.all(addresses.map((address) => untilReady(address, 240)));
  for (const models of [release.file('processes'), release.file('tools/torture/models')]) {
    await deployProcedures(models, addresses[0], 'demo:demo');
  }
  const installation: TortureInstallation = {
    folder,
    addresses,
    engines,
    worker,
    databaseUrl,
    postgres,
    redis,
    payment: { url: payment.url, secret, folder: paymentFolder },
    mail,
    statuses,
    stopPrograms: async () => {
      await Promise.all([...engines, worker].map((program) => program.process.stop()));
    },
    stop: async () => {
      await installation.stopPrograms();
      await Promise.all([...engines, worker].map((program) => program.database.close()));
      await redis?.proxy.close();
      await redis?.server.stop();
      await Promise.all([payment.close(), mail.close(), statuses.close()]);
      await installation.postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return installation;
}

interface ProgramOptions {
  readonly name: string;
  readonly program: string;
  readonly folder: string;
  readonly postgres: EmbeddedPostgres;
  readonly release: Release;
  readonly environment: Readonly<Record<string, string>>;
  /** Part of the line that it prints when it has come up. */
  readonly upWhenItSays: string;
}

async function startProgram(options: ProgramOptions): Promise<TorturedProgram> {
  const { name, folder } = options;
  const database = await startTcpProxy(options.postgres.port);
  const clockFile = join(folder, `${name}.clock`);
  const url = new URL(options.postgres.url('vorgang'));
  url.port = String(database.port);
  const logFile = join(folder, `${name}.log`);
  const start = (release: Release): SupervisedProcess =>
    superviseProcess({
      name,
      program: release.file(options.program),
      environment: {
        ...options.environment,
        PROCEDURES_FOLDER: release.file('processes'),
        DATABASE_URL: url.toString(),
        TORTURE_CLOCK_FILE: clockFile,
      },
      logFile,
      longestPause,
      onCrash: () => undefined,
    });
  let process = start(options.release);
  let readUpTo = 0;
  return {
    name,
    database,
    get process() {
      return process;
    },
    kill: async () => {
      const log = await readFile(logFile, 'utf8');
      if (!log.slice(readUpTo).includes(options.upWhenItSays)) return false;
      readUpTo = log.length;
      process.signal('SIGKILL');
      return true;
    },
    shiftClock: (milliseconds) => writeFile(clockFile, String(milliseconds)),
    upgrade: async () => {
      await process.stop();
      process = start(thisRelease);
    },
  };
}

async function startRedis(): Promise<{ server: TestRedis; readonly proxy: TcpProxy }> {
  const server = await startTestRedis();
  return { server, proxy: await startTcpProxy(server.port) };
}

async function createDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  await client.query('create database vorgang');
  await client.end();
}
