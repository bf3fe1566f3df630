import type { EntityManager } from 'typeorm';

// Reads the tenant's buckets of the last hour, which are few. Role: vorgang_app.
const statement = `
  delete from rate_limit_bucket
  where tenant_id = $1 and refilled_at < clock_timestamp() - interval '1 hour'`;

/** Forgets clients that have not asked for an hour; their buckets are full again by then. */
export async function clearIdleRateBuckets(manager: EntityManager, tenantId: string): Promise<void> {
  await manager.query(statement, [tenantId]);
}
