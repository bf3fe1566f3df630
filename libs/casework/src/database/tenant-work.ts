import { inTenant, type Queryable } from '@vorgang/storage';
import type { Pool } from 'pg';

/** Runs work for one tenant in one transaction, behind the tenant's wall (row-level security). */
export interface TenantWork {
  run<Result>(tenantId: string, work: (database: Queryable) => Promise<Result>): Promise<Result>;
}

/** Transactions on a pool of `vorgang_app`. A failure rolls back and is thrown on. */
export function tenantWork(pool: Pool): TenantWork {
  return { run: (tenantId, work) => inTenant(pool, tenantId, work) };
}
