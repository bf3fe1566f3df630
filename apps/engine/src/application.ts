import type { AddressInfo } from 'node:net';
import { defaultTenantId, seedDemonstration, seedRoles } from '@vorgang/identity';
import { migrate } from '@vorgang/migrations';
import type { Engine } from '@vorgang/orchestration';
import { DataSource } from 'typeorm';
import type { EngineConfiguration } from './configuration.js';
import { createServer } from './http/create-server.js';
import { LiveHints } from './live/live-hints.js';
import type { EngineClock } from './platform/engine-parts.js';
import { openPool, tenantWork } from './platform/open-database.js';

/** A running server. */
export interface EngineApplication {
  /** Listens on the configured port and answers the address. Port 0 takes a free one. */
  listen(): Promise<{ readonly port: number; readonly url: string }>;
  readonly engine: Engine;
  /** Stops listening, finishes the requests that were accepted, then the engine, then the database. */
  close(): Promise<void>;
}

/**
 * Builds the whole server: migrates the database, seeds roles (and the demonstration), starts the engine,
 * wires the HTTP interface. Nothing listens yet.
 */
export async function createEngineApplication(
  configuration: EngineConfiguration,
  startEngine: (liveHints: LiveHints, clock: EngineClock) => Promise<Engine>,
): Promise<EngineApplication> {
  await migrate(configuration.databaseUrl);
  const pool = openPool(configuration.databaseUrl, configuration.databaseConnections);
  const inTenant = tenantWork(pool);
  const liveHints = new LiveHints();
  const clock = { now: () => Date.now() };
  const dataSource = await new DataSource({
    type: 'postgres',
    url: configuration.databaseUrl,
    extra: { options: '-c role=vorgang_app' },
  }).initialize();
  const engine = await startEngine(liveHints, clock);
  await inTenant(defaultTenantId, async (connection) => {
    await seedRoles(connection, { tenantId: defaultTenantId, name: 'Landkreis' }, () => engine.mintKey());
    if (configuration.demonstration) await seedDemonstration(connection, defaultTenantId, new Date());
  });
  const server = await createServer(configuration, { engine, clock, dataSource, pool, inTenant, liveHints });
  return {
    engine,

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
