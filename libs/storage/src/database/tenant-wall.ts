import type { Queryable } from './queryable.js';

/**
 * Lets the rest of the connection's transaction see the rows of one tenant only. Local to the transaction: the connection
 * goes back to the pool without a tenant. What is sent behind it without waiting is safe: where this fails, the transaction
 * has failed and refuses what follows.
 */
export async function raiseTenantWall(connection: Queryable, tenantId: string): Promise<void> {
  await connection.query("select set_config('app.tenant', $1, true)", [tenantId]);
}

/**
 * Wraps a query of vorgang_app so that it names its tenant ($1) and reads in one statement and one round trip.
 *
 * `wall` is evaluated first: it is volatile, so the planner does not merge it, and the inner query refers to
 * it (`wall.tenant_id`) from behind `offset 0`, so it can only run for the row that `wall` has returned.
 * Were it ever evaluated the other way round, row-level security would show nothing, never too much.
 */
export function behindTenantWall(query: string): string {
  return `
    select found.*
    from (select set_config('app.tenant', $1, true) as tenant_id) as wall
    cross join lateral (${query} offset 0) as found`;
}
