import type { DataSource, EntityManager } from 'typeorm';
import { withTenant } from './with-tenant.js';

/** Transactions within one tenant, behind its wall (row-level security). A failure rolls back and is thrown on. */
export interface TenantWork {
  run<Result>(tenantId: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  /** As `run`, but everything read stands as it was at the first read, whatever others commit meanwhile. */
  runAtOneMoment<Result>(
    tenantId: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result>;
}

/** Transactions on the data source of this process, whose role is `vorgang_app`. */
export function tenantWork(dataSource: DataSource): TenantWork {
  return {
    run: (tenantId, work) => withTenant(dataSource, tenantId, work),
    runAtOneMoment: (tenantId, work) => withTenant(dataSource, tenantId, work, 'REPEATABLE READ'),
  };
}
