import type pg from 'pg';

/** Runs work on one connection in one transaction. Rolls back when the work rejects. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await leave(client, 'rollback');
    throw error;
  }
}

/** Gives the connection back. One that cannot even end its transaction is broken and leaves the pool. */
export async function leave(client: pg.PoolClient, end: 'commit' | 'rollback'): Promise<void> {
  try {
    await client.query(end);
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
