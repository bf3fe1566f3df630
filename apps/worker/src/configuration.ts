import { fileURLToPath } from 'node:url';
import { readDocumentConfiguration, type DocumentConfiguration } from '@vorgang/documents';
import { readStepLimits, type StepLimits } from '@vorgang/orchestration';
import {
  type OutboundPolicy,
  type OwnAddresses,
  readOutboundPolicy,
  readOwnAddresses,
  readPlaintextHosts,
  refuseUnencrypted,
} from '@vorgang/outbound';
import { readWebhookKeyFile } from '@vorgang/webhooks';
import type { QueueBackend } from '@vorgang/queue';
import { defaultAbandonedClaims } from './work/hint-follower.js';
import type { MetricsAddress } from '@vorgang/telemetry';
import type { PaymentServiceAddress } from './payment/payment-service.js';

/** What the environment says to a worker, checked once at the start. */
export interface WorkerConfiguration extends OwnAddresses {
  readonly databaseUrl: string;
  /** Address of the role that owns the tables; absent: that of `databaseUrl` does, or they were prepared before. */
  readonly migrationDatabaseUrl?: string;
  readonly queue: QueueBackend;
  readonly smtpUrl?: string;
  /** Sender of mails that models send. */
  readonly mailFrom?: string;
  /** Where the connectors of models may call. */
  readonly outbound: OutboundPolicy;
  /** Folder of files with secrets; absent: only those of the environment. */
  readonly secretsFolder?: string;
  readonly payment?: PaymentServiceAddress;
  /** Absent: this installation keeps no documents beside the case file. */
  readonly documents?: DocumentConfiguration;
  /** Encrypts the keys that sign webhooks; absent: this installation sends none. */
  readonly webhookKeyFile?: string;
  /** The key that signs checkpoints of the history; absent: none are written. */
  readonly auditKeyFile?: string;
  /** Where the signed checkpoints are written as files, to be kept elsewhere. */
  readonly auditCheckpointFolder?: string;
  readonly proceduresFolder: string;
  readonly databaseConnections: number;
  /** Claims of a job in a row that may be abandoned (its worker ended) before it becomes an incident. */
  readonly abandonedClaims: number;
  /** Where metrics and health are served; absent: nowhere. */
  readonly metrics?: MetricsAddress;
  /** What models may demand of the engine. */
  readonly limits: StepLimits;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ownProcedures = fileURLToPath(new URL('../../../processes', import.meta.url));

/** @throws Error that names every variable that is missing or wrong */
export function readConfiguration(environment: Environment): WorkerConfiguration {
  const mistakes: string[] = [];
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const address = (name: string, protocols: readonly string[]): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    mistakes.push(
      `${name} must be an address that starts with ${protocols.map((each) => `${each}//`).join(' or ')}.`,
    );
    return undefined;
  };
  const databaseUrl = address('DATABASE_URL', ['postgres:', 'postgresql:']);
  if (text('DATABASE_URL') === undefined)
    mistakes.push('DATABASE_URL is missing: the address of the PostgreSQL database.');
  const migrationDatabaseUrl = address('MIGRATION_DATABASE_URL', ['postgres:', 'postgresql:']);
  const redisUrl = address('REDIS_URL', ['redis:', 'rediss:']);
  const paymentUrl = address('PAYMENT_PROVIDER_URL', ['http:', 'https:']);
  const secret = text('PAYMENT_PROVIDER_SECRET');
  if (paymentUrl !== undefined && secret === undefined) {
    mistakes.push('PAYMENT_PROVIDER_SECRET is missing: PAYMENT_PROVIDER_URL needs it.');
  }
  const databaseConnections = Number(text('DATABASE_CONNECTIONS') ?? 10);
  if (!Number.isInteger(databaseConnections) || databaseConnections < 2 || databaseConnections > 1000) {
    mistakes.push('DATABASE_CONNECTIONS must be a whole number from 2 to 1000.');
  }
  const abandonedClaims = Number(text('ABANDONED_JOB_CLAIMS') ?? defaultAbandonedClaims);
  if (!Number.isInteger(abandonedClaims) || abandonedClaims < 1 || abandonedClaims > 1000) {
    mistakes.push('ABANDONED_JOB_CLAIMS must be a whole number from 1 to 1000.');
  }
  const metricsPort = text('METRICS_PORT');
  if (metricsPort !== undefined && !(/^\d{1,5}$/.test(metricsPort) && Number(metricsPort) <= 65_535)) {
    mistakes.push('METRICS_PORT must be a whole number from 0 to 65535.');
  }
  if (text('AUDIT_CHECKPOINT_FOLDER') !== undefined && text('AUDIT_KEY_FILE') === undefined) {
    mistakes.push('AUDIT_KEY_FILE is missing: AUDIT_CHECKPOINT_FOLDER needs it.');
  }
  const addresses = readOwnAddresses(environment, 'http://localhost:3000', mistakes);
  const smtpUrl = address('SMTP_URL', ['smtp:', 'smtps:']);
  refuseUnencrypted(environment, mistakes);
  const mayBePlaintext = readPlaintextHosts(environment, []) ?? undefined;
  const outbound = { ...readOutboundPolicy(environment, mistakes), mayBePlaintext };
  const documents = readDocumentConfiguration(environment, mistakes);
  const limits = readStepLimits(environment, mistakes);
  if (mistakes.length > 0) {
    throw new Error(`The configuration is wrong:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
  }
  return {
    databaseUrl: databaseUrl!,
    ...(migrationDatabaseUrl === undefined ? {} : { migrationDatabaseUrl }),
    queue: redisUrl ? { kind: 'redis', redisUrl } : { kind: 'postgres', databaseUrl: databaseUrl! },
    ...addresses,
    smtpUrl,
    mailFrom: text('MAIL_FROM'),
    outbound,
    secretsFolder: text('SECRETS_FOLDER'),
    payment: paymentUrl && secret ? { url: paymentUrl, secret } : undefined,
    ...(documents ? { documents } : {}),
    webhookKeyFile: readWebhookKeyFile(environment),
    auditKeyFile: text('AUDIT_KEY_FILE'),
    auditCheckpointFolder: text('AUDIT_CHECKPOINT_FOLDER'),
    proceduresFolder: text('PROCEDURES_FOLDER') ?? ownProcedures,
    databaseConnections,
    abandonedClaims,
    ...(metricsPort === undefined
      ? {}
      : { metrics: { host: text('METRICS_HOST') ?? '127.0.0.1', port: Number(metricsPort) } }),
    limits,
  };
}
