import type { DataSource, EntityManager } from 'typeorm';
import { connectionOf } from './connection-of.js';
import { raiseTenantWall } from './tenant-wall.js';
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
    const connection = await connectionOf(manager);
    // Sent before the work begins, whose first statement goes with it to the server.
    const raised = raiseTenantWall(connection, tenantId);
    const [result] = await Promise.all([work(manager), raised]);
    return result;
  };
  try {
    return await (isolation === undefined
      ? dataSource.transaction(behindTheWall)
      : dataSource.transaction(isolation, behindTheWall));
  } catch (error) {
    throw withoutStatement(error);
  }
}
