import type pg from 'pg';

/**
 * Runs work on one connection in one transaction that sees and writes the rows of one tenant only
 * (row-level security). Rolls back when the work rejects. For the engine, whose path keeps clear of TypeORM;
 * everything else uses withTenant.
 */
export async function inTenant<Result>(
  pool: pg.Pool,
  tenantId: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Local to the transaction: the connection goes back to the pool without a tenant.
    await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await abandon(client);
    throw error;
  }
}

/** A connection that cannot even roll back is broken and leaves the pool. */
async function abandon(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
