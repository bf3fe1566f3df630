import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isHistoryTimeToLive } from '@vorgang/bpmn';
import { readDocumentConfiguration, type DocumentConfiguration } from '@vorgang/documents';
import type { SessionLimits, TokenIssuer } from '@vorgang/identity';
import { readWebhookKeyFile } from '@vorgang/webhooks';
import { readStepLimits, type StepLimits } from '@vorgang/orchestration';
import { readOwnAddresses, refuseUnencrypted, type OwnAddresses } from '@vorgang/outbound';
import type { RateLimits } from './rate-limits/rate-limit.js';
import { readTokenIssuers } from './token-issuers.js';

/** Everything that the environment may set, read and checked once. */
export interface EngineConfiguration extends OwnAddresses {
  readonly port: number;
  readonly databaseUrl: string;
  /** Address of the role that owns the tables; absent: that of `databaseUrl` does, or they were prepared before. */
  readonly migrationDatabaseUrl?: string;
  /** Absent: the queue lives in PostgreSQL. */
  readonly redisUrl?: string;
  /** Whether browsers are told to reach every host below that of `publicUrl` by TLS only, too. */
  readonly hstsIncludeSubdomains: boolean;
  /** Reverse proxies whose X-Forwarded-For is believed: addresses, networks, or `loopback`, with commas between. */
  readonly trustedProxies: string;
  readonly smtpUrl?: string;
  readonly paymentProvider?: { readonly url: string; readonly secret: string };
  /** Absent: this installation keeps no documents beside the case file. */
  readonly documents?: DocumentConfiguration;
  /** Folder of files with secrets, for webhooks of models; absent: only those of the environment. */
  readonly secretsFolder?: string;
  /** Encrypts the keys that sign webhooks; absent: this installation sends none. */
  readonly webhookKeyFile?: string;
  /** Folder with one folder per procedure: its service description, texts and forms. */
  readonly proceduresFolder: string;
  /** Seeds the demonstration's people. */
  readonly demonstration: boolean;
  /** Opens the routes that set the engine's clock. Only for test systems. */
  readonly testClock: boolean;
  /** Requests per second and client; 0 stands for no limit. */
  readonly rateLimits: RateLimits;
  /** Where metrics are served, apart from everything that people reach; absent: nowhere. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** Seconds between saying that no more work is wanted and closing the door, for load balancers to notice. */
  readonly shutdownDelaySeconds: number;
  /** Ended batch operations are removed after this many days. */
  readonly batchOperationDays: number;
  /** ISO 8601 duration: how long the history of ended instances is kept where the model says nothing; null: for ever. */
  readonly historyTimeToLive: string | null;
  /** Connections to the database that this process opens at most. */
  readonly databaseConnections: number;
  /** What models may demand of the engine. */
  readonly limits: StepLimits;
  /** Commands that one program accepts before it has answered the first of them; further ones get 503. */
  readonly commandsWaiting: number;
  /** Milliseconds by which turns of the event loop may be late before new work is refused; 0: any. */
  readonly loopDelayLimit: number;
  /** Identity providers whose access tokens are believed. */
  readonly tokenIssuers: readonly TokenIssuer[];
  /** How long a sign-in lasts. */
  readonly sessionLimits: SessionLimits;
  /** Whether people and programs may sign in with a password of this installation. */
  readonly passwordSignIn: boolean;
  /** What no new password may consist of beside names of the person: names of the house, its towns and systems. */
  readonly familiarWords: readonly string[];
  /** How long a password that the server made for a person opens a sign-in. */
  readonly temporaryPasswordDays: number;
  /** One-time codes beside the password. */
  readonly secondFactor: SecondFactorConfiguration;
  /** File of the hashes of stolen passwords, which nobody may choose; absent: only the frequent ones are known. */
  readonly breachedPasswordsFile?: string;
  /** Whether callers see the tenants that they are assigned to; otherwise there is `<default>` only, for everyone. */
  readonly multiTenancy: boolean;
}

/** One-time codes beside passwords of this installation. */
export interface SecondFactorConfiguration {
  /** Encrypts the secrets; absent: nobody can set one up. */
  readonly keyFile?: string;
  /** Whether everybody who has a password needs one. */
  readonly isRequired: boolean;
  /** Accounts of programs, which come by HTTP basic without one also where everybody needs one. */
  readonly exempt: readonly string[];
}

/** The environment is wrong; the message lists every mistake. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly mistakes: readonly string[]) {
    super(`The configuration is wrong:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
  }
}

const ownProcedures = fileURLToPath(new URL('../../../processes', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables.
 * @throws ConfigurationError naming every variable that is missing or wrong.
 */
export function readConfiguration(environment: Environment): EngineConfiguration {
  const mistakes: string[] = [];
  const read = reader(environment, mistakes);
  const port = read.integer('PORT', 3000, 0, 65_535);
  const paymentUrl = read.url('PAYMENT_PROVIDER_URL', ['http:', 'https:']);
  const paymentSecret = read.text('PAYMENT_PROVIDER_SECRET');
  if (paymentUrl && !paymentSecret)
    mistakes.push('PAYMENT_PROVIDER_SECRET is missing: PAYMENT_PROVIDER_URL needs it.');
  refuseUnencrypted(environment, mistakes);
  const migrationDatabaseUrl = read.url('MIGRATION_DATABASE_URL', ['postgres:', 'postgresql:']);
  const documents = readDocumentConfiguration(environment, mistakes);
  const tokenIssuers = readTokenIssuers(environment, mistakes);
  const passwordSignIn = read.flag('PASSWORD_SIGN_IN', '1');
  if (!passwordSignIn && tokenIssuers.length === 0)
    mistakes.push('PASSWORD_SIGN_IN is 0 and OIDC_ISSUER is missing: nobody could sign in.');
  const breachedPasswordsFile = read.text('BREACHED_PASSWORDS_FILE');
  if (breachedPasswordsFile !== undefined && !existsSync(breachedPasswordsFile))
    mistakes.push(`BREACHED_PASSWORDS_FILE: there is no file '${breachedPasswordsFile}'.`);
  const configuration: EngineConfiguration = {
    port,
    databaseUrl: read.required('DATABASE_URL', read.url('DATABASE_URL', ['postgres:', 'postgresql:'])),
    ...(migrationDatabaseUrl === undefined ? {} : { migrationDatabaseUrl }),
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    ...readOwnAddresses(environment, `http://localhost:${port}`, mistakes),
    hstsIncludeSubdomains: readHstsIncludeSubdomains(read, mistakes),
    trustedProxies: read.text('TRUSTED_PROXIES') ?? 'loopback',
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    ...(paymentUrl && paymentSecret ? { paymentProvider: { url: paymentUrl, secret: paymentSecret } } : {}),
    ...(documents ? { documents } : {}),
    secretsFolder: read.text('SECRETS_FOLDER'),
    webhookKeyFile: readWebhookKeyFile(environment),
    proceduresFolder: read.text('PROCEDURES_FOLDER') ?? ownProcedures,
    demonstration: read.flag('VORGANG_DEMO'),
    testClock: read.flag('VORGANG_TEST_CLOCK'),
    rateLimits: {
      perAccount: read.integer('RATE_LIMIT_PER_ACCOUNT', 1000, 0, 1_000_000),
      perAddress: read.integer('RATE_LIMIT_PER_ADDRESS', 200, 0, 1_000_000),
    },
    ...(read.text('METRICS_PORT') === undefined
      ? {}
      : {
          metrics: {
            host: read.text('METRICS_HOST') ?? '127.0.0.1',
            port: read.integer('METRICS_PORT', 0, 0, 65_535),
          },
        }),
    shutdownDelaySeconds: read.integer('SHUTDOWN_DELAY_SECONDS', 0, 0, 60),
    limits: readStepLimits(environment, mistakes),
    commandsWaiting: read.integer('COMMANDS_WAITING', 4_000, 1, 1_000_000),
    loopDelayLimit: read.integer('EVENT_LOOP_DELAY_LIMIT', 500, 0, 60_000),
    batchOperationDays: read.integer('BATCH_OPERATION_DAYS', 30, 1, 3650),
    historyTimeToLive: readHistoryTimeToLive(read.text('HISTORY_TIME_TO_LIVE'), mistakes),
    databaseConnections: read.integer('DATABASE_CONNECTIONS', 20, 2, 1000),
    tokenIssuers,
    sessionLimits: {
      idle: read.integer('SESSION_IDLE_MINUTES', 30, 1, 24 * 60) * 60_000,
      absolute: read.integer('SESSION_HOURS', 10, 1, 24) * 3_600_000,
    },
    passwordSignIn,
    familiarWords: read.list('PASSWORD_WORDS'),
    ...(breachedPasswordsFile === undefined ? {} : { breachedPasswordsFile }),
    temporaryPasswordDays: read.integer('TEMPORARY_PASSWORD_DAYS', 7, 1, 90),
    secondFactor: readSecondFactor(read, mistakes),
    multiTenancy: read.flag('MULTI_TENANCY'),
  };
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return configuration;
}

function readHstsIncludeSubdomains(read: Reader, mistakes: string[]): boolean {
  const included = read.flag('HSTS_INCLUDE_SUBDOMAINS');
  if (included && !read.text('PUBLIC_URL')?.startsWith('https://'))
    mistakes.push(
      'HSTS_INCLUDE_SUBDOMAINS is 1 and PUBLIC_URL does not start with https://: browsers heed the header by TLS only. Set PUBLIC_URL to where people reach the server by TLS.',
    );
  return included;
}

function readSecondFactor(read: Reader, mistakes: string[]): SecondFactorConfiguration {
  const wanted = read.text('SECOND_FACTOR') ?? 'optional';
  const isRequired = wanted === 'required';
  if (!isRequired && wanted !== 'optional')
    mistakes.push(`SECOND_FACTOR must be optional or required, not '${wanted}'.`);
  const keyFile = read.text('SECOND_FACTOR_KEY_FILE') ?? read.text('DOCUMENT_KEY_FILE');
  if (isRequired && keyFile === undefined)
    mistakes.push('SECOND_FACTOR_KEY_FILE is missing: SECOND_FACTOR=required needs it.');
  const exempt = read.list('SECOND_FACTOR_EXEMPT');
  return { isRequired, exempt, ...(keyFile === undefined ? {} : { keyFile }) };
}

type Reader = ReturnType<typeof reader>;

function readHistoryTimeToLive(value: string | undefined, mistakes: string[]): string | null {
  if (value === undefined || isHistoryTimeToLive(value)) return value ?? null;
  mistakes.push(
    `HISTORY_TIME_TO_LIVE must be an ISO 8601 duration of whole numbers and at most 1,000 years, such as P10Y, not '${value}'.`,
  );
  return null;
}

function reader(environment: Environment, mistakes: string[]) {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    text,

    list(name: string): readonly string[] {
      const parts = (text(name) ?? '').split(',').map((part) => part.trim());
      return parts.filter((part) => part !== '');
    },

    required(name: string, value: string | undefined): string {
      if (text(name) === undefined) mistakes.push(`${name} is missing.`);
      return value ?? '';
    },

    url(name: string, protocols: readonly string[]): string | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
        mistakes.push(
          `${name} must be an address that starts with ${protocols.map((each) => `${each}//`).join(' or ')}.`,
        );
      }
      return value;
    },

    integer(name: string, fallback: number, least: number, most: number): number {
      const value = text(name);
      if (value === undefined) return fallback;
      const number = Number(value);
      if (!Number.isInteger(number) || number < least || number > most) {
        mistakes.push(`${name} must be a whole number from ${least} to ${most}, not '${value}'.`);
      }
      return number;
    },

    flag(name: string, fallback: '0' | '1' = '0'): boolean {
      const value = text(name) ?? fallback;
      if (value !== '0' && value !== '1') mistakes.push(`${name} must be 1 or 0, not '${value}'.`);
      return value === '1';
    },
  };
}
