import type pg from 'pg';
import { inTransaction } from './in-transaction.js';

/**
 * Runs work on one connection in one transaction that sees and writes the rows of one tenant only
 * (row-level security). Rolls back when the work rejects. For the engine, whose path keeps clear of TypeORM;
 * everything else uses withTenant.
 */
export function inTenant<Result>(
  pool: pg.Pool,
  tenantId: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, async (client) => {
    // Local to the transaction: the connection goes back to the pool without a tenant.
    await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
    return work(client);
  });
}
