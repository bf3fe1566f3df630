import type { DataSource, EntityManager } from 'typeorm';
import { withoutStatement } from './without-statement.js';

/**
 * Runs work in one transaction that sees and writes the rows of one tenant only (row-level security).
 * Rolls back when the work rejects. The isolation is PostgreSQL's READ COMMITTED unless given.
 */
export async function withTenant<Result>(
  dataSource: DataSource,
  tenantId: string,
  work: (manager: EntityManager) => Promise<Result>,
  isolation?: 'REPEATABLE READ',
): Promise<Result> {
  const behindTheWall = async (manager: EntityManager): Promise<Result> => {
    // Local to the transaction: the connection goes back to the pool without a tenant.
    await manager.query("select set_config('app.tenant', $1, true)", [tenantId]);
    return work(manager);
  };
  try {
    return await (isolation === undefined
      ? dataSource.transaction(behindTheWall)
      : dataSource.transaction(isolation, behindTheWall));
  } catch (error) {
    throw withoutStatement(error);
  }
}
