import type { Queryable } from '@vorgang/storage';
import type { Pool } from 'pg';

/** Runs work for one tenant in one transaction, behind the tenant's wall (row-level security). */
export interface TenantWork {
  run<Result>(tenantId: string, work: (database: Queryable) => Promise<Result>): Promise<Result>;
}

/** Transactions on a pool of `vorgang_app`. A failure rolls back and is thrown on. */
export function tenantWork(pool: Pool): TenantWork {
  return {
    async run(tenantId, work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
        const result = await work(client);
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        await rollBack(client);
        throw error;
      }
    },
  };
}

async function rollBack(client: import('pg').PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    // The connection is broken, so its transaction is gone; it must not go back to the pool.
    client.release(error as Error);
  }
}
