import type { Queryable } from '@vorgang/storage';

// Takes no lock. Index: primary key. Role: vorgang_engine.
const STATEMENT = 'select deployed_at from deployment where tenant_id = $1 and deployment_key = $2';

/** When a deployment was made, in milliseconds since 1970 UTC. */
export async function selectDeployedAt(
  database: Queryable,
  tenantId: string,
  deploymentKey: string,
): Promise<number> {
  const answer = await database.query<{ deployed_at: Date }>(STATEMENT, [tenantId, deploymentKey]);
  return answer.rows[0]!.deployed_at.getTime();
}
