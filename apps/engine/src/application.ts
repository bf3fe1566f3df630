import type { AddressInfo } from 'node:net';
import { defaultTenantId, seedDemonstration, seedRoles } from '@vorgang/identity';
import { migrate } from '@vorgang/migrations';
import type { Engine } from '@vorgang/orchestration';
import { createDataSource, createPool } from '@vorgang/storage';
import type { EngineConfiguration } from './configuration.js';
import { createServer } from './http/create-server.js';
import { servedRoutes, type ServedRoute } from './http/served-routes.js';
import type { EngineClock } from './platform/engine-parts.js';
import { portalOptions } from './portal/portal-options.js';
import { tenantWork } from './platform/tenant-work.js';

/** A running server. */
export interface EngineApplication {
  /** Listens on the configured port and answers the address. Port 0 takes a free one. */
  listen(): Promise<{ readonly port: number; readonly url: string }>;
  readonly engine: Engine;
  /** Every route that is served, with its method. */
  routes(): readonly ServedRoute[];
  /** Stops listening, finishes the requests that were accepted, then the engine, then the database. */
  close(): Promise<void>;
}

/**
 * Builds the whole server: migrates the database, seeds roles (and the demonstration), starts the engine,
 * wires the HTTP interface. Nothing listens yet.
 */
export async function createEngineApplication(
  configuration: EngineConfiguration,
  startEngine: (clock: EngineClock) => Promise<Engine>,
): Promise<EngineApplication> {
  await migrate(configuration.databaseUrl);
  const connections = configuration.databaseConnections;
  const pool = createPool(configuration.databaseUrl, { connections, applicationName: 'vorgang-http' });
  const inTenant = tenantWork(pool);
  const clock = { now: () => Date.now() };
  const dataSource = await createDataSource(configuration.databaseUrl, { connections }).initialize();
  const engine = await startEngine(clock);
  await inTenant(defaultTenantId, async (connection) => {
    await seedRoles(connection, { tenantId: defaultTenantId, name: 'Landkreis' }, () => engine.mintKey());
    if (configuration.demonstration) await seedDemonstration(connection, defaultTenantId, new Date());
  });
  const portal = await portalOptions(configuration, { engine, clock, pool });
  const server = await createServer(configuration, { engine, clock, testClock: null, dataSource, pool, inTenant, portal });
  return {
    engine,

    routes: () => servedRoutes(server),

    async listen() {
      await server.listen(configuration.port);
      const { port } = server.getHttpServer().address() as AddressInfo;
      return { port, url: `http://localhost:${port}` };
    },

    async close() {
      await server.close();
      await engine.close();
      await dataSource.destroy();
      await pool.end();
    },
  };
}
