import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { entities } from '../entities/entities.js';
import { idleTimeoutMillis, silenceEnds, withRole, type PoolOptions } from './create-pool.js';

/**
 * A TypeORM data source with all entities, under one of the two roles. It changes no schema: the migrations do.
 * It still has to be initialised. Rows of a tenant show only inside {@link withTenant}.
 */
export function createDataSource(databaseUrl: string, options: PoolOptions = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url: withRole(databaseUrl, options.role ?? 'vorgang_app'),
    entities: [...entities],
    poolSize: options.connections ?? 10,
    // Parameters are personal data; failures are told to the caller, who logs them without.
    logging: false,
    applicationName: options.applicationName ?? 'vorgang',
    // Without a listener a server that restarts would end the whole process.
    poolErrorHandler: options.onConnectionLost ?? (() => undefined),
    extra: {
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis,
      keepAlive: true,
      // Statements that are begun side by side are sent at once, in their order.
      pipeline: true,
      ...silenceEnds(options),
    },
  });
}
