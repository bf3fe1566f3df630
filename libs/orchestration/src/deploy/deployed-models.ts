import type { DecisionModel } from '@vorgang/dmn';
import type { Queryable } from '@vorgang/storage';
import { loadDecisionModel } from '../definitions/load-decision-model.js';

/** The decision models of a tenant as a deployment finds them to import, with their keys. */
export class DeployedModels {
  private readonly keys = new Map<DecisionModel, string>();

  constructor(
    private readonly database: Queryable,
    private readonly tenantId: string,
  ) {}

  /** The newest model with that namespace. */
  async find(namespace: string): Promise<DecisionModel | undefined> {
    const key = await selectNewest(this.database, this.tenantId, namespace);
    if (key === undefined) return undefined;
    const { model } = await loadDecisionModel(this.database, this.tenantId, key);
    this.keys.set(model, key);
    return model;
  }

  /** The key of a model that was found here. */
  keyOf(model: DecisionModel): string | undefined {
    return this.keys.get(model);
  }
}

/** Index: decision_requirements_by_namespace. Keys grow, so the greatest is the newest. */
async function selectNewest(
  database: Queryable,
  tenantId: string,
  namespace: string,
): Promise<string | undefined> {
  const answer = await database.query<{ key: string }>(
    `select decision_requirements_key as key from decision_requirements
     where tenant_id = $1 and namespace = $2 and deleted_at is null
     order by decision_requirements_key desc limit 1`,
    [tenantId, namespace],
  );
  return answer.rows[0]?.key;
}
