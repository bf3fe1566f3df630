import { Documents, Notices, Payments } from '@vorgang/casework';
import { openSecretStore } from '@vorgang/connectors';
import { clearDocuments, openDocumentStore } from '@vorgang/documents';
import { migrate } from '@vorgang/migrations';
import { createEngine } from '@vorgang/orchestration';
import { guardedClient } from '@vorgang/outbound';
import { createConsumer, createDispatcher, type WorkConsumer } from '@vorgang/queue';
import { loadCatalogue } from '@vorgang/services';
import { createDataSource, createPool, tenantWork } from '@vorgang/storage';
import { randomUUID } from 'node:crypto';
import type { WorkerConfiguration } from './configuration.js';
import { allConnectors } from './connectors/all-connectors.js';
import type { ConnectorServices } from './connectors/connector-services.js';
import { smtpMailSender } from './notice/mail-sender.js';
import { httpPaymentService } from './payment/payment-service.js';
import { askForSilentPayments } from './sweeps/ask-for-silent-payments.js';
import { doOverdueJobs } from './sweeps/do-overdue-jobs.js';
import { startSweep } from './sweeps/start-sweep.js';
import { runJob } from './work/run-job.js';

const paymentsEvery = 30_000;
const overdueEvery = 5_000;
const clearingEvery = 10 * 60_000;
const timeZone = 'Europe/Berlin';
const tenantId = '<default>';
const now = (): Date => new Date();

export interface Worker {
  /** Takes no new work, finishes what is under way, closes connections. */
  close(): Promise<void>;
}

/** Puts a worker together: an engine without loops of its own, the connectors and their queues, the sweeps. */
export async function startWorker(configuration: WorkerConfiguration): Promise<Worker> {
  await migrate(configuration.databaseUrl);
  const dispatcher = await createDispatcher(configuration.queue);
  const engine = await createEngine({ databaseUrl: configuration.databaseUrl, dispatcher, loops: false });
  const dataSource = await createDataSource(configuration.databaseUrl, {
    connections: configuration.databaseConnections,
    applicationName: 'vorgang-worker',
  }).initialize();
  const work = tenantWork(dataSource);
  const documentStore =
    configuration.documents && (await openDocumentStore(configuration.documents, work, now));
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
    send: guardedClient({ policy: configuration.outbound }),
    secrets: openSecretStore(configuration.secretsFolder, process.env),
    publicUrl: configuration.publicUrl,
    proceduresFolder: configuration.proceduresFolder,
    timeZone,
    mintKey: () => engine.mintKey(),
    now,
  };
  const name = `worker-${randomUUID()}`;
  const consume = createConsumer(configuration.queue);
  const consumers: WorkConsumer[] = [];
  const connectors = allConnectors(services);
  for (const connector of connectors) {
    const handle = (hint: Parameters<typeof runJob>[2]): Promise<void> =>
      runJob(engine, connector, hint, name);
    consumers.push(await consume(connector.type, handle, { concurrency: connector.concurrency }));
  }
  const enginePool = createPool(configuration.databaseUrl, { role: 'vorgang_engine', connections: 1 });
  const sweeps = [
    startSweep(paymentsEvery, () => askForSilentPayments(engine, services, tenantId)),
    startSweep(overdueEvery, () => doOverdueJobs(engine, connectors, enginePool, name, Date.now())),
    ...(documentStore
      ? [startSweep(clearingEvery, () => clearDocuments(enginePool, documentStore.documents, services.now()))]
      : []),
  ];
  return {
    close: async () => {
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      await Promise.all(consumers.map((consumer) => consumer.close()));
      services.mailSender?.close();
      await engine.close();
      await dispatcher.close();
      await enginePool.end();
      documentStore?.close();
      await dataSource.destroy();
    },
  };
}
