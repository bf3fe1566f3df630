import type { InTenant, Queryable } from '@vorgang/identity';
import pg from 'pg';

/** The role that owns nothing and sees one tenant at a time; the migrations create it. */
const asApplication = '-c role=vorgang_app';

/** Opens connections that run as the application's role. */
export function openPool(databaseUrl: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: asApplication,
    max: connections,
    application_name: 'vorgang-http',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A server that goes away ends idle connections; the pool replaces them when they are needed.
  pool.on('error', () => undefined);
  return pool;
}

/** Runs work in one transaction that sees one tenant (row-level security). */
export function tenantWork(pool: pg.Pool): InTenant {
  return async (tenantId, work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
      const result = await work(client as Queryable);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await abandon(client);
      throw error;
    }
  };
}

async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
