import { LRUCache } from 'lru-cache';
import { findDeploymentMarker, type Queryable } from '@vorgang/storage';
import { LatestAnswer } from './latest-answer.js';

const TENANTS = 10_000;

/** Where whoever looks for deployed resources gets the marker that says whether what it keeps still holds. */
export interface DeploymentSource {
  /** Equal markers mean: no deployment and no deletion in between. */
  marker(tenantId: string): Promise<string>;
}

/**
 * Tells whether anything was deployed or deleted in a tenant since the last look. The newest version must be the newest
 * in the database at once and on every node; one small query answers all callers that wait at the same time.
 */
export class DeploymentMarker implements DeploymentSource {
  private readonly answers: LatestAnswer<string>;
  private readonly last = new LRUCache<string, string>({ max: TENANTS });

  constructor(private readonly database: Queryable) {
    this.answers = new LatestAnswer((tenantId) => this.select(tenantId));
  }

  /** As it is now. */
  marker(tenantId: string): Promise<string> {
    return this.answers.current(tenantId);
  }

  /** As this node saw it last, for what a step is made of: its commit checks whether it still is so. */
  assume(): AssumedDeployments {
    return new AssumedDeployments(
      async (tenantId) => this.last.get(tenantId) ?? (await this.marker(tenantId)),
    );
  }

  /** A commit found that something was deployed or deleted since. */
  forget(tenantId: string): void {
    this.last.delete(tenantId);
  }

  private async select(tenantId: string): Promise<string> {
    const marker = await findDeploymentMarker(this.database, tenantId);
    this.last.set(tenantId, marker);
    return marker;
  }
}

/** What one step takes for deployed. It goes with the step. */
export class AssumedDeployments implements DeploymentSource {
  private taken: string | undefined;

  constructor(private readonly lastSeen: (tenantId: string) => Promise<string>) {}

  async marker(tenantId: string): Promise<string> {
    this.taken ??= await this.lastSeen(tenantId);
    return this.taken;
  }

  /** The marker, where anything asked for it. */
  get seen(): string | undefined {
    return this.taken;
  }
}
