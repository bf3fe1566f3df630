import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { EngineTables1763900000001 } from './0001-engine.js';
import { IdentityTables1763900000002 } from './0002-identity.js';
import { CaseworkTables1763900000003 } from './0003-casework.js';
import { TenantWalls1763900000004 } from './0004-security.js';
import { CommitSteps1763900000005 } from './0005-commit-steps.js';
import { Signals1763900000006 } from './0006-signals.js';
import { CalledInstances1763900000007 } from './0007-called-instances.js';
import { BatchOperations1763900000008 } from './0008-batch-operations.js';
import { MigratedInstances1763900000009 } from './0009-migrated-instances.js';
import { SuspensionAndDeletion1763900000010 } from './0010-suspension-and-deletion.js';
import { Listeners1763900000011 } from './0011-listeners.js';
import { InstanceParts1763900000012 } from './0012-instance-parts.js';
import { MigrationChecksums1763900000013 } from './0013-migration-checksums.js';
import { Directory1763900000014 } from './0014-directory.js';
import { Documents1763900000015 } from './0015-documents.js';
import { ClusterVariables1763900000016 } from './0016-cluster-variables.js';
import { DecisionImports1763900000018 } from './0018-decision-imports.js';
import { CommitChangesOnly1763900000032 } from './0032-commit-steps.js';
import { RateLimits1763900000038 } from './0038-rate-limits.js';
import { FormOfUserTask1763900000040 } from './0040-form-of-user-task.js';
import { LighterHotTables1763900000052 } from './0052-lighter-hot-tables.js';
import { JobPriority1763900000060 } from './0060-job-priority.js';
import { GlobalTaskListeners1763900000061 } from './0061-global-task-listeners.js';
import { TaskDelegation1763900000062 } from './0062-task-delegation.js';
import { DeletedResources1763900000070 } from './0070-deleted-resources.js';
import { EndedBatchOperations1763900000071 } from './0071-ended-batch-operations.js';
import { AbandonedJobs1763900000072 } from './0072-abandoned-jobs.js';
import { ProviderSignIn1763900000075 } from './0075-provider-sign-in.js';
import { DirectorySignals1763900000076 } from './0076-directory-signals.js';
import { GlobalClusterVariables1763900000077 } from './0077-global-cluster-variables.js';
import { Webhooks1763900000080 } from './0080-webhooks.js';
import { InboundWebhooks1763900000081 } from './0081-inbound-webhooks.js';
import { UserTaskAudience1763900000087 } from './0087-user-task-audience.js';
import { ClaimJobs1763900000088 } from './0088-claim-jobs.js';
import { TimerFillFactor1763900000089 } from './0089-timer-fillfactor.js';
import { OwnerOfDelegatedTask1763900000090 } from './0090-owner-of-delegated-task.js';
import { CaseDocumentInStore1763900000093 } from './0093-case-document-in-store.js';
import { GivenDefaults1763900000097 } from './0097-given-defaults.js';
import { DefaultsGivenBefore1763900000098 } from './0098-defaults-given-before.js';
import { HistoryTimeToLive1763900000099 } from './0099-history-time-to-live.js';
import { AuditCheckpoints1763900000100 } from './0100-audit-checkpoints.js';
import { SearchOrders1763900000106 } from './0106-search-orders.js';
import { ClusterVariableChanges1763900000109 } from './0109-cluster-variable-changes.js';
import { StartTimerCycle1763900000110 } from './0110-start-timer-cycle.js';
import { StoredDocumentsOfCases1763900000111 } from './0111-stored-documents-of-cases.js';
import { AuditLog1763900000112 } from './0112-audit-log.js';
import { SeveralStepsAndGivenJobs1763900000115 } from './0115-several-steps-and-given-jobs.js';
import { OrdersByRareValues1763900000116 } from './0116-orders-by-rare-values.js';
import { OrdersOfSteps1763900000117 } from './0117-orders-of-steps.js';
import { SubscriptionsByName1763900000119 } from './0119-subscriptions-by-name.js';
import { DeploymentsInCommit1763900000120 } from './0120-deployments-in-commit.js';
import { AuditedSteps1763900000121 } from './0121-audited-steps.js';
import { LastOrders1763900000123 } from './0123-last-orders.js';
import { GroupsByState1763900000124 } from './0124-groups-by-state.js';
import { RelatedColumns1763900000125 } from './0125-related-columns.js';
import { TypedRows1763900000130 } from './0130-typed-rows.js';
import { SchemaCompatibility1763900000140 } from './0140-schema-compatibility.js';
import { RefusedOperations1763900000145 } from './0145-refused-operations.js';
import { CaseSessions1763900000146 } from './0146-case-sessions.js';
import { AccountInOneRoundTrip1763900000150 } from './0150-account-in-one-round-trip.js';
import { RefusedOperationsByElement1763900000178 } from './0178-refused-operations-by-element.js';
import { AuditedStepsInCommit1763900000179 } from './0179-audited-steps-in-commit.js';
import { AuditedStepsBefore1763900000180 } from './0180-audited-steps-before.js';
import { KeyOfEachDecision1763900000181 } from './0181-key-of-each-decision.js';
import { TemporaryPasswords1763900000182 } from './0182-temporary-passwords.js';
import { SecondFactor1763900000183 } from './0183-second-factor.js';
import { ProvedAgain1763900000184 } from './0184-proved-again.js';
import { SchemaReadable1763900000185 } from './0185-schema-readable.js';
import { TokenInOneRoundTrip1763900000187 } from './0187-token-in-one-round-trip.js';
import { ProviderIdentities1763900000190 } from './0190-provider-identities.js';
import { appliedMigrations, refuseNewerDatabase, type AppliedMigration } from './applied-migrations.js';
import { DatabaseOutOfReachError } from './database-out-of-reach-error.js';
import { readChecksums, recordChecksums, refuseEditedMigrations } from './migration-checksums.js';
import { prepareLogin } from './prepare-login.js';
import { SchemaBehindError } from './schema-behind-error.js';

const migrations = [
  EngineTables1763900000001,
  IdentityTables1763900000002,
  CaseworkTables1763900000003,
  TenantWalls1763900000004,
  CommitSteps1763900000005,
  Signals1763900000006,
  CalledInstances1763900000007,
  BatchOperations1763900000008,
  MigratedInstances1763900000009,
  SuspensionAndDeletion1763900000010,
  Listeners1763900000011,
  InstanceParts1763900000012,
  MigrationChecksums1763900000013,
  Directory1763900000014,
  Documents1763900000015,
  ClusterVariables1763900000016,
  DecisionImports1763900000018,
  CommitChangesOnly1763900000032,
  RateLimits1763900000038,
  FormOfUserTask1763900000040,
  LighterHotTables1763900000052,
  JobPriority1763900000060,
  GlobalTaskListeners1763900000061,
  TaskDelegation1763900000062,
  DeletedResources1763900000070,
  EndedBatchOperations1763900000071,
  AbandonedJobs1763900000072,
  ProviderSignIn1763900000075,
  DirectorySignals1763900000076,
  GlobalClusterVariables1763900000077,
  Webhooks1763900000080,
  InboundWebhooks1763900000081,
  UserTaskAudience1763900000087,
  ClaimJobs1763900000088,
  TimerFillFactor1763900000089,
  OwnerOfDelegatedTask1763900000090,
  CaseDocumentInStore1763900000093,
  GivenDefaults1763900000097,
  DefaultsGivenBefore1763900000098,
  HistoryTimeToLive1763900000099,
  AuditCheckpoints1763900000100,
  SearchOrders1763900000106,
  ClusterVariableChanges1763900000109,
  StartTimerCycle1763900000110,
  StoredDocumentsOfCases1763900000111,
  AuditLog1763900000112,
  SeveralStepsAndGivenJobs1763900000115,
  OrdersByRareValues1763900000116,
  OrdersOfSteps1763900000117,
  SubscriptionsByName1763900000119,
  DeploymentsInCommit1763900000120,
  AuditedSteps1763900000121,
  LastOrders1763900000123,
  GroupsByState1763900000124,
  RelatedColumns1763900000125,
  TypedRows1763900000130,
  SchemaCompatibility1763900000140,
  RefusedOperations1763900000145,
  CaseSessions1763900000146,
  AccountInOneRoundTrip1763900000150,
  RefusedOperationsByElement1763900000178,
  AuditedStepsInCommit1763900000179,
  AuditedStepsBefore1763900000180,
  KeyOfEachDecision1763900000181,
  TemporaryPasswords1763900000182,
  SecondFactor1763900000183,
  ProvedAgain1763900000184,
  SchemaReadable1763900000185,
  TokenInOneRoundTrip1763900000187,
  ProviderIdentities1763900000190,
];

/** Any number that no other program on the database uses for its advisory lock. */
const migrationLock = '5128071630';
/** A look at what was applied that takes longer has lost its connection, in milliseconds. */
const longestStatement = 20_000;
/** Between two attempts to take the lock, in milliseconds. */
const lockPause = 100;

/**
 * Brings the database to the schema of this code. Forward only; does nothing where nothing is missing.
 * Of several processes that start at once one migrates and the others wait for it. Where the role may change no tables, it
 * only looks whether the schema is one that this code knows.
 *
 * @param databaseUrl connection string of the role that owns the tables, or of one that works on them
 * @throws SchemaBehindError when migrations are missing and the role may not make them
 * @throws DatabaseOutOfReachError when nobody answers there, or refuses the name or its password
 * @throws MigrationEditedError when a migration was edited after it had been applied
 * @throws DatabaseNewerThanCodeError when a newer version has migrated the database before, and not only added to it
 */
export async function migrate(databaseUrl: string): Promise<void> {
  await whileLocked(databaseUrl, (client) => bringUpToDate(client, databaseUrl));
}

/**
 * What an installation needs whose programs may change no tables: the schema, and a role to sign in as that only works on it.
 *
 * @param ownerUrl connection string of the role that owns the tables
 * @param databaseUrl that of the programs; its role is created where it is missing
 * @throws LoginNotPreparedError when the owner may not create that role
 */
export async function prepareDatabase(ownerUrl: string, databaseUrl: string): Promise<void> {
  await whileLocked(ownerUrl, async (client) => {
    await bringUpToDate(client, ownerUrl);
    await prepareLogin(client, databaseUrl);
  });
}

async function whileLocked(databaseUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await takeLock(client);
    await work(client);
  } finally {
    // The lock goes with the connection.
    await client.end();
  }
}

async function bringUpToDate(client: pg.Client, databaseUrl: string): Promise<void> {
  const applied = await appliedMigrations(client);
  const missing = missingOf(applied);
  const mayMigrate = await mayChangeTables(client);
  // What it lacks is said first: before it is up to date, the rest may not even be readable.
  if (missing.length > 0 && !mayMigrate) throw new SchemaBehindError(missing);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.filter(({ name }) => !known.has(name));
  await refuseNewerDatabase(client, unknown);
  const checksums = await readChecksums(new URL('../sql/', import.meta.url));
  await refuseEditedMigrations(client, checksums, unknown);
  if (!mayMigrate) return;
  if (missing.length > 0) await runMissingMigrations(databaseUrl);
  await recordChecksums(client, checksums);
}

function missingOf(applied: readonly AppliedMigration[]): readonly string[] {
  const done = new Set(applied.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !done.has(name));
}

/** Whether the role owns the tables, or may make the first ones. */
async function mayChangeTables(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly may: boolean }>(
    `select coalesce(
       (select pg_has_role(relowner, 'MEMBER') from pg_class where oid = to_regclass('public.schema_migration')),
       has_schema_privilege('public', 'create')) as may`,
  );
  return rows[0]!.may;
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    if (!/^postgres(ql)?:/.test(databaseUrl)) throw new Error('this is no address of a PostgreSQL database');
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 10_000,
      query_timeout: longestStatement,
    });
    // A connection that breaks between two statements: the next one says so.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw new DatabaseOutOfReachError(databaseUrl, error);
  }
}

/** Asks again and again, as one long question would wait for ever on a connection that died in silence. */
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    const answer = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      migrationLock,
    ]);
    if (answer.rows[0]!.taken) return;
    await wait(lockPause);
  }
}

async function runMissingMigrations(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    schema: 'public',
    migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    poolSize: 1,
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
