import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs work in one transaction that sees and writes the rows of one tenant only (row-level security).
 * Rolls back when the work rejects.
 */
export function withTenant<Result>(
  dataSource: DataSource,
  tenantId: string,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    // Local to the transaction: the connection goes back to the pool without a tenant.
    await manager.query("select set_config('app.tenant', $1, true)", [tenantId]);
    return work(manager);
  });
}
