import type pg from 'pg';
import { inTransaction } from './in-transaction.js';
import { raiseTenantWall } from './tenant-wall.js';

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
    await raiseTenantWall(client, tenantId);
    return work(client);
  });
}
