import type { Queryable } from '@vorgang/storage';
import { LatestAnswer } from './latest-answer.js';

/**
 * Tells whether anything was deployed or deleted in a tenant since the last look. The newest version must be the newest
 * in the database at once and on every node; one small query answers all callers that wait at the same time.
 */
export class DeploymentMarker {
  private readonly answers: LatestAnswer<string>;

  constructor(private readonly database: Queryable) {
    this.answers = new LatestAnswer((tenantId) => this.select(tenantId));
  }

  /** Equal markers mean: no deployment and no deletion in between. */
  current(tenantId: string): Promise<string> {
    return this.answers.current(tenantId);
  }

  private async select(tenantId: string): Promise<string> {
    const answer = await this.database.query<{ marker: string }>({
      name: 'deployment-marker',
      text: `select count(*) || ':' || coalesce(max(deployment_key), 0) || ':' ||
        coalesce((select deleted_resources from tenant where tenant_id = $1), 0) as marker
        from deployment where tenant_id = $1`,
      values: [tenantId],
    });
    return answer.rows[0]!.marker;
  }
}
