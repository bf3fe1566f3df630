import type { Queryable } from '@vorgang/storage';

/**
 * Tells whether anything was deployed in a tenant since the last look. The newest version must be the newest
 * in the database at once and on every node; one small query answers all callers that wait at the same time.
 */
export class DeploymentMarker {
  private readonly asking = new Map<string, { running: Promise<string>; next: Promise<string> | null }>();

  constructor(private readonly database: Queryable) {}

  /** Equal markers mean: no deployment in between. Asked after the call began, never from an older answer. */
  current(tenantId: string): Promise<string> {
    const asking = this.asking.get(tenantId);
    if (asking === undefined) return this.ask(tenantId);
    // The query under way may have begun before our caller's deployment: its answer is too old for us.
    asking.next ??= asking.running.then(
      () => this.ask(tenantId),
      () => this.ask(tenantId),
    );
    return asking.next;
  }

  private ask(tenantId: string): Promise<string> {
    const running = this.select(tenantId).finally(() => {
      if (this.asking.get(tenantId)?.running === running) this.asking.delete(tenantId);
    });
    this.asking.set(tenantId, { running, next: null });
    return running;
  }

  private async select(tenantId: string): Promise<string> {
    const answer = await this.database.query<{ marker: string }>({
      name: 'deployment-marker',
      text: `select count(*) || ':' || coalesce(max(deployment_key), 0) as marker from deployment where tenant_id = $1`,
      values: [tenantId],
    });
    return answer.rows[0]!.marker;
  }
}
