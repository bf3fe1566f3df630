import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';
import { migrate } from '@vorgang/migrations';
import { type CaughtMail, startMailCatcher, startPaymentSimulator } from '@vorgang/simulators';
import {
  builtFile,
  deployProcedures,
  documentPlaces,
  superviseProcess,
  type SupervisedProcess,
  untilReady,
} from '@vorgang/start';

/** A whole installation as it runs in production: built programs in processes of their own. */
export interface TestInstallation {
  /** Where people and clients reach it. */
  readonly address: string;
  readonly paymentUrl: string;
  readonly paymentSecret: string;
  /** Journal of the simulated payment service. */
  readonly paymentFolder: string;
  mails(): readonly CaughtMail[];
  readonly engine: SupervisedProcess;
  readonly worker: SupervisedProcess;
  /** Where the programs' logs are while the installation runs. */
  readonly logFolder: string;
  stop(): Promise<void>;
}

export interface TestInstallationOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** Opens the routes that set the engine's clock. */
  readonly testClock?: boolean;
  /** Port of the server; absent: a free one. */
  readonly port?: number;
  /** More of the environment of both programs. */
  readonly environment?: Readonly<Record<string, string>>;
}

const proceduresFolder = fileURLToPath(new URL('../../../processes', import.meta.url));

/** Starts engine, worker and simulators on a database and deploys the procedures of the repository. */
export async function startTestInstallation(options: TestInstallationOptions): Promise<TestInstallation> {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-installation-'));
  await migrate(options.databaseUrl);
  const port = options.port ?? (await freePort());
  const address = `http://localhost:${port}`;
  const paymentSecret = 'secret-of-the-test-installation';
  const paymentFolder = join(folder, 'payments');
  const payment = await startPaymentSimulator({
    port: 0,
    folder: paymentFolder,
    secret: paymentSecret,
    notificationUrl: `${address}/api/payments/notifications`,
  });
  const mail = await startMailCatcher({ smtpPort: 0, webPort: 0, folder: join(folder, 'mail') });
  const environment = {
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: options.databaseUrl,
    REDIS_URL: options.redisUrl ?? '',
    PUBLIC_URL: address,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Vorgang <post@localhost.example>',
    PAYMENT_PROVIDER_URL: payment.url,
    PAYMENT_PROVIDER_SECRET: paymentSecret,
    PROCEDURES_FOLDER: proceduresFolder,
    ...(await documentPlaces(folder)),
    VORGANG_DEMO: '1',
    VORGANG_TEST_CLOCK: options.testClock === true ? '1' : '0',
    ...options.environment,
  };
  const [engine, worker] = ['engine', 'worker'].map((name) =>
    superviseProcess({
      name,
      program: builtFile(`apps/${name}/dist/main.js`),
      environment,
      logFile: join(folder, `${name}.log`),
      longestPause: 300,
      onCrash: () => undefined,
    }),
  ) as [SupervisedProcess, SupervisedProcess];
  await untilReady(address, 60);
  await deployProcedures(proceduresFolder, address, 'demo:demo');
  return {
    address,
    paymentUrl: payment.url,
    paymentSecret,
    paymentFolder,
    mails: () => mail.mails(),
    engine,
    worker,
    logFolder: folder,
    stop: async () => {
      await Promise.all([engine.stop(), worker.stop()]);
      await payment.close();
      await mail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
