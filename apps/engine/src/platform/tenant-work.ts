import type { InTenant, Queryable } from '@vorgang/identity';
import type pg from 'pg';

/** Runs work on a pooled connection in one transaction that sees one tenant (row-level security). */
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
