import { openSigningKey } from '@vorgang/audit';
import { Documents, Notices, Payments } from '@vorgang/casework';
import { openSecretStore } from '@vorgang/connectors';
import { clearDocuments, openDocumentStore } from '@vorgang/documents';
import { migrate, prepareDatabase } from '@vorgang/migrations';
import { createEngine } from '@vorgang/orchestration';
import { guardedClient } from '@vorgang/outbound';
import { createConsumer, createDispatcher, prepareQueueTables, type WorkConsumer } from '@vorgang/queue';
import { loadCatalogue } from '@vorgang/services';
import { createDataSource, createPool, tenantWork } from '@vorgang/storage';
import { commitMetrics, jobMetrics, programMetrics } from '@vorgang/telemetry';
import { clearInboundRequests, openSigningKeys } from '@vorgang/webhooks';
import { randomUUID } from 'node:crypto';
import type { WorkerConfiguration } from './configuration.js';
import { allConnectors } from './connectors/all-connectors.js';
import type { ConnectorServices } from './connectors/connector-services.js';
import { serveProbes } from './health/serve-probes.js';
import { smtpMailSender } from './notice/mail-sender.js';
import { httpPaymentService } from './payment/payment-service.js';
import { askForSilentPayments } from './sweeps/ask-for-silent-payments.js';
import { doOverdueJobs } from './sweeps/do-overdue-jobs.js';
import { startSweep } from './sweeps/start-sweep.js';
import { writeAndPublishCheckpoints } from './sweeps/write-and-publish-checkpoints.js';
import { startWebhooks } from './webhooks/start-webhooks.js';
import { hintFollower } from './work/hint-follower.js';
import { runJob } from './work/run-job.js';

/** A statement that takes longer has lost its connection, in milliseconds. */
const longestStatement = 30_000;
const paymentsEvery = 30_000;
const overdueEvery = 5_000;
const clearingEvery = 10 * 60_000;
/** How old the end of a history may grow before a checkpoint covers it. */
const checkpointsEvery = 10_000;
/** How long jobs under way may still take when the worker ends, in milliseconds; then they are left to others. */
const patience = 8_000;
const timeZone = 'Europe/Berlin';
const tenantId = '<default>';

export interface Worker {
  /** Where metrics are served, and health beside them; null where they are not. */
  readonly metricsUrl: string | null;
  /** Takes no new work, finishes what is under way, closes connections. */
  close(): Promise<void>;
}

/** Puts a worker together: an engine without loops of its own, the connectors and their queues, the sweeps. */
export async function startWorker(configuration: WorkerConfiguration): Promise<Worker> {
  await bringUpToDate(configuration);
  const dispatcher = await createDispatcher(configuration.queue);
  const metrics = configuration.metrics === undefined ? null : programMetrics('worker');
  const engine = await createEngine({
    databaseUrl: configuration.databaseUrl,
    dispatcher,
    limits: configuration.limits,
    loops: false,
    ...(metrics ? { commitObserver: commitMetrics(metrics) } : {}),
  });
  const now = (): Date => new Date(engine.now());
  const dataSource = await createDataSource(configuration.databaseUrl, {
    connections: configuration.databaseConnections,
    applicationName: 'vorgang-worker',
    silence: longestStatement,
  }).initialize();
  const work = tenantWork(dataSource);
  const documentStore =
    configuration.documents && (await openDocumentStore(configuration.documents, work, now));
  const signingKeys =
    configuration.webhookKeyFile === undefined
      ? undefined
      : await openSigningKeys(configuration.webhookKeyFile, work, now);
  const auditKey =
    configuration.auditKeyFile === undefined ? undefined : await openSigningKey(configuration.auditKeyFile);
  const services: ConnectorServices = {
    work,
    payments: new Payments(work),
    documents: new Documents(work),
    notices: new Notices(work),
    catalogue: await loadCatalogue(configuration.proceduresFolder),
    paymentService: configuration.payment && httpPaymentService(configuration.payment),
    mailSender: configuration.smtpUrl === undefined ? undefined : smtpMailSender(configuration.smtpUrl),
    mailFrom: configuration.mailFrom,
    documentStore: documentStore?.documents,
    signingKeys,
    send: guardedClient({ policy: configuration.outbound }),
    secrets: openSecretStore(configuration.secretsFolder, process.env),
    publicUrl: configuration.publicUrl,
    staffUrl: configuration.staffUrl,
    proceduresFolder: configuration.proceduresFolder,
    timeZone,
    mintKey: () => engine.mintKey(),
    now,
  };
  const stopping = new AbortController();
  const follower = hintFollower(`worker-${randomUUID()}`, configuration.abandonedClaims, {
    stopping: stopping.signal,
    ...(metrics ? { observer: jobMetrics(metrics) } : {}),
  });
  const consume = createConsumer(configuration.queue);
  const consumers: WorkConsumer[] = [];
  const connectors = allConnectors(services);
  for (const connector of connectors) {
    const handle = (hint: Parameters<typeof runJob>[2]): Promise<void> =>
      runJob(engine, connector, hint, follower);
    consumers.push(await consume(connector.type, handle, { concurrency: connector.concurrency }));
  }
  const enginePool = createPool(configuration.databaseUrl, {
    role: 'vorgang_engine',
    connections: 2,
    silence: longestStatement,
  });
  const webhooks =
    signingKeys &&
    (await startWebhooks({ services, keys: signingKeys, enginePool, dispatcher, consume, configuration }));
  const sweeps = [
    startSweep(paymentsEvery, () => askForSilentPayments(engine, services, tenantId)),
    startSweep(clearingEvery, () => clearInboundRequests(enginePool, services.now())),
    startSweep(overdueEvery, () => doOverdueJobs(engine, connectors, enginePool, follower, engine.now())),
    ...(auditKey
      ? [
          startSweep(checkpointsEvery, () =>
            writeAndPublishCheckpoints(enginePool, auditKey, configuration.auditCheckpointFolder),
          ),
        ]
      : []),
    ...(documentStore
      ? [startSweep(clearingEvery, () => clearDocuments(enginePool, documentStore.documents, services.now()))]
      : []),
  ];
  const probes =
    metrics &&
    configuration.metrics &&
    (await serveProbes(metrics, configuration.metrics, { dataSource, enginePool }));
  return {
    metricsUrl: probes?.url ?? null,
    close: async () => {
      probes?.retire();
      const patient = setTimeout(() => stopping.abort(), patience);
      await Promise.all([
        ...sweeps.map((sweep) => sweep.stop()),
        ...consumers.map((consumer) => consumer.close()),
        webhooks?.close(),
      ]);
      clearTimeout(patient);
      await probes?.close();
      services.mailSender?.close();
      await engine.close();
      await dispatcher.close();
      await enginePool.end();
      documentStore?.close();
      await dataSource.destroy();
    },
  };
}

/** With the owner's address everything is prepared for the role of the programs, else by that role, or not at all. */
async function bringUpToDate({
  databaseUrl,
  migrationDatabaseUrl,
  queue,
}: WorkerConfiguration): Promise<void> {
  if (migrationDatabaseUrl === undefined) return migrate(databaseUrl);
  await prepareDatabase(migrationDatabaseUrl, databaseUrl);
  if (queue.kind === 'postgres') await prepareQueueTables(migrationDatabaseUrl);
}
