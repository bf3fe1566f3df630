import type { AddressInfo } from 'node:net';
import { openDocumentStore, type OpenDocumentStore } from '@vorgang/documents';
import { defaultTenantId, seedDemonstration, seedRoles, seedTenantAssignments } from '@vorgang/identity';
import { migrate, prepareDatabase } from '@vorgang/migrations';
import { ControllableClock, createEngine, jsonLogger, type Engine } from '@vorgang/orchestration';
import { loadCatalogue } from '@vorgang/services';
import { createDispatcher, prepareQueueTables, type QueueBackend } from '@vorgang/queue';
import { createDataSource, createPool, tenantWork, type TenantWork } from '@vorgang/storage';
import {
  backlogMetrics,
  commitMetrics,
  expiryMetrics,
  poolMetrics,
  programMetrics,
  serveMetrics,
  type Registry,
} from '@vorgang/telemetry';
import { openSigningKeys } from '@vorgang/webhooks';
import type { EngineConfiguration } from './configuration.js';
import { ReadinessCheck } from './health/readiness.js';
import { ClosingGate } from './http/closing-gate.js';
import { closeWhenAnswered, watchUnusedConnections } from './http/close-when-answered.js';
import { createServer } from './http/create-server.js';
import { servedRoutes, type ServedRoute } from './http/served-routes.js';
import { LoadShedding } from './overload/load-shedding.js';
import { watchEventLoop, type WatchEventLoop } from './overload/watch-event-loop.js';
import type { EngineClock, EngineParts } from './platform/engine-parts.js';
import { yearsOfClosedCases } from './platform/years-of-closed-cases.js';
import { portalOptions } from './portal/portal-options.js';
import { openSecondFactors } from './session/open-second-factors.js';
import { UndoList } from './undo-list.js';

/** A query of a request that takes longer has lost its connection, in milliseconds. */
const longestStatement = 30_000;

/** A server that is ready to listen, or listens. */
export interface EngineApplication {
  readonly engine: Engine;
  /** Listens on the configured port and answers the address. Port 0 takes a free one. */
  listen(): Promise<{ readonly port: number; readonly url: string }>;
  /** Every route that is served, with its method. */
  routes(): readonly ServedRoute[];
  /** Where metrics are served; null where they are not. */
  readonly metricsUrl: string | null;
  /** Answers at the health route that no more work is wanted, and still does what comes. */
  retire(): void;
  /** Stops listening, finishes the requests that were accepted, then the engine, the queue, the database. */
  close(): Promise<void>;
}

/** What tests replace. */
export interface EngineSeams {
  readonly watchEventLoop?: WatchEventLoop;
}

/**
 * Builds the whole server: migrates the database, starts the engine, seeds roles (and the demonstration),
 * wires the HTTP interface. Nothing listens yet.
 */
export async function createEngineApplication(
  configuration: EngineConfiguration,
  seams: EngineSeams = {},
): Promise<EngineApplication> {
  const undo = new UndoList();
  try {
    const parts = await startParts(configuration, undo);
    await seed(configuration, parts);
    const gate = new ClosingGate();
    const shedding = new LoadShedding(configuration.loopDelayLimit, jsonLogger());
    const server = await createServer(configuration, parts, { gate, shedding });
    const unused = watchUnusedConnections(server.getHttpServer());
    undo.push(() => closeWhenAnswered(server, unused));
    const stopWatching = (seams.watchEventLoop ?? watchEventLoop)((delay) => shedding.observe(delay));
    undo.push(() => Promise.resolve(stopWatching()));
    const metricsUrl = await startMetrics(configuration, parts, undo);
    return {
      engine: parts.engine,
      metricsUrl,
      retire: () => server.get(ReadinessCheck).retire(),
      routes: () => servedRoutes(server),
      close: () => {
        gate.close();
        // Callers that wait for others would hold up the end of the server, and others wait for it.
        parts.engine.stopWaiting();
        return undo.run();
      },

      async listen() {
        await server.listen(configuration.port);
        const { port } = server.getHttpServer().address() as AddressInfo;
        return { port, url: `http://localhost:${port}` };
      },
    };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

async function startParts(configuration: EngineConfiguration, undo: UndoList): Promise<EngineParts> {
  const { databaseUrl, databaseConnections: connections } = configuration;
  await bringUpToDate(configuration);
  const dataSource = await createDataSource(databaseUrl, {
    connections,
    applicationName: 'vorgang-http',
    silence: longestStatement,
  }).initialize();
  undo.push(() => dataSource.destroy());
  const work = tenantWork(dataSource);
  const dispatcher = await createDispatcher(queueBackend(configuration));
  undo.push(() => dispatcher.close());
  const testClock = configuration.testClock ? new ControllableClock() : null;
  const metrics = configuration.metrics === undefined ? null : programMetrics('engine');
  const catalogue = await loadCatalogue(configuration.proceduresFolder);
  const engine = await createEngine({
    databaseUrl,
    dispatcher,
    limits: configuration.limits,
    pendingLimit: configuration.commandsWaiting,
    batchOperationDays: configuration.batchOperationDays,
    ...(testClock ? { clock: testClock } : {}),
    retention: {
      defaultTimeToLive: configuration.historyTimeToLive,
      caseYears: yearsOfClosedCases(catalogue.list()),
    },
    ...(metrics
      ? { commitObserver: commitMetrics(metrics), onInstancesExpired: expiryMetrics(metrics) }
      : {}),
  });
  undo.push(() => engine.close());
  const clock: EngineClock = { now: () => engine.now() };
  const documents = await startDocuments(configuration, work, clock, undo);
  const { webhookKeyFile } = configuration;
  const webhookKeys =
    webhookKeyFile === undefined
      ? null
      : await openSigningKeys(webhookKeyFile, work, () => new Date(clock.now()));
  const secondFactors = await openSecondFactors(configuration, work, engine);
  const portal = await portalOptions(configuration, catalogue, { engine, clock, work, documents });
  return {
    engine,
    clock,
    testClock,
    dataSource,
    work,
    documents,
    webhookKeys,
    secondFactors,
    portal,
    metrics,
  };
}

async function startMetrics(
  { metrics: address, databaseUrl }: EngineConfiguration,
  { metrics, dataSource }: EngineParts,
  undo: UndoList,
): Promise<string | null> {
  if (address === undefined || metrics === null) return null;
  poolMetrics(metrics, dataSource);
  undo.push(watchBacklog(metrics, databaseUrl));
  const server = await serveMetrics(metrics, address);
  undo.push(() => server.close());
  return server.url;
}

function watchBacklog(metrics: Registry, databaseUrl: string): () => Promise<void> {
  const pool = createPool(databaseUrl, {
    role: 'vorgang_engine',
    connections: 1,
    applicationName: 'vorgang-metrics',
  });
  backlogMetrics(metrics, pool);
  return () => pool.end();
}

async function startDocuments(
  { documents: configured }: EngineConfiguration,
  work: TenantWork,
  clock: EngineClock,
  undo: UndoList,
): Promise<OpenDocumentStore | null> {
  if (configured === undefined) return null;
  const store = await openDocumentStore(configured, work, () => new Date(clock.now()));
  undo.push(() => Promise.resolve(store.close()));
  return store;
}

async function seed(
  { demonstration, multiTenancy }: EngineConfiguration,
  { work, engine }: EngineParts,
): Promise<void> {
  const tenant = { tenantId: defaultTenantId, name: 'Landkreis' };
  await work.run(tenant.tenantId, async (manager) => {
    await seedRoles(manager, tenant, () => engine.mintKey());
    if (demonstration) await seedDemonstration(manager, tenant.tenantId, new Date());
    if (multiTenancy) await seedTenantAssignments(manager, { demonstration });
  });
}

/** With the owner's address everything is prepared for the role of the programs, else by that role, or not at all. */
async function bringUpToDate({
  databaseUrl,
  migrationDatabaseUrl,
  redisUrl,
}: EngineConfiguration): Promise<void> {
  if (migrationDatabaseUrl === undefined) return migrate(databaseUrl);
  await prepareDatabase(migrationDatabaseUrl, databaseUrl);
  if (redisUrl === undefined) await prepareQueueTables(migrationDatabaseUrl);
}

function queueBackend({ redisUrl, databaseUrl }: EngineConfiguration): QueueBackend {
  return redisUrl === undefined ? { kind: 'postgres', databaseUrl } : { kind: 'redis', redisUrl };
}
