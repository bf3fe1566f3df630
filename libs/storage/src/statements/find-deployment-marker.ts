import type { Queryable } from '../database/queryable.js';

// Takes no lock. Index: primary key.
const statement = `
  select coalesce((select changed_by from deployment_change where tenant_id = $1), 0)::text as marker`;

/** Equal answers mean: nothing was deployed or deleted in the tenant in between. */
export async function findDeploymentMarker(database: Queryable, tenantId: string): Promise<string> {
  const answer = await database.query<{ readonly marker: string }>({
    name: 'find_deployment_marker',
    text: statement,
    values: [tenantId],
  });
  return answer.rows[0]!.marker;
}
