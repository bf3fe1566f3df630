import { LRUCache } from 'lru-cache';
import { clusterVariableGlobals } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import type { Queryable } from '@vorgang/storage';
import type { CompiledDefinition } from './compiled-definition.js';
import { LatestAnswer } from './latest-answer.js';
import {
  INSTALLATION,
  selectClusterVariableMarker,
  selectClusterVariables,
} from './select-cluster-variables.js';

const TENANTS = 500;

type Reader = Pick<CompiledDefinition, 'tenantId' | 'readsClusterVariables'>;

/**
 * Cluster variables as the expressions of a tenant see them. A change holds with the next step on every node: one small
 * query answers all callers that wait at the same time, and the values are read again only where they changed.
 */
export class ClusterVariableCache {
  private readonly answers: LatestAnswer<JsonObject>;
  private readonly known = new LRUCache<string, { readonly marker: string; readonly globals: JsonObject }>({
    max: TENANTS,
  });

  constructor(private readonly database: Queryable) {
    this.answers = new LatestAnswer((tenantId) => this.ask(tenantId));
  }

  /** What stands behind the variables in expressions of a process; undefined, at no cost, where none mentions it. */
  seenBy({ tenantId, readsClusterVariables }: Reader): Promise<JsonObject> | undefined {
    return readsClusterVariables ? this.of(tenantId) : undefined;
  }

  /** What stands behind the variables in any expression of a tenant; null: of none, so the installation's alone. */
  of(tenantId: string | null): Promise<JsonObject> {
    return this.answers.current(tenantId ?? INSTALLATION);
  }

  private async ask(tenantId: string): Promise<JsonObject> {
    const marker = await selectClusterVariableMarker(this.database, tenantId);
    const known = this.known.get(tenantId);
    if (known?.marker === marker) return known.globals;
    // Read after the marker: at worst they are newer than it says, and are read once more.
    const globals = clusterVariableGlobals(await selectClusterVariables(this.database, tenantId));
    this.known.set(tenantId, { marker, globals });
    return globals;
  }
}
