import { LRUCache } from 'lru-cache';
import type { AvailableDecision, ResourceLookup } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { CompiledDefinition } from './compiled-definition.js';
import type { DeploymentSource } from './deployment-marker.js';
import { loadDecisionModel, type LoadedDecisionModel } from './load-decision-model.js';
import { LookupsUntilDeployment } from './lookups-until-deployment.js';
import { bindingName, fitsBinding } from './resource-bindings.js';
import { selectDecisions } from './select-decisions.js';

type DecisionLookup = ResourceLookup['decision'];
type DecisionReference = CompiledDefinition['decisionReferences'][number];

const NOTHING: DecisionLookup = () => undefined;

/**
 * Compiled decision models by key, and the decisions that a process may call: these are loaded before it steps, so that
 * a step waits for nothing.
 */
export class DecisionCache {
  private readonly models = new LRUCache<string, Promise<LoadedDecisionModel>>({ max: 500 });
  private readonly lookups: LookupsUntilDeployment<DecisionReference, DecisionLookup>;

  constructor(private readonly database: Queryable) {
    this.lookups = new LookupsUntilDeployment({
      referencesOf: ({ decisionReferences }) => decisionReferences,
      load: (definition, references) => this.load(definition, references),
      nothing: NOTHING,
    });
  }

  /** What a step of this definition may look up, as the given deployments say. */
  lookupFor(definition: CompiledDefinition, deployments: DeploymentSource): Promise<DecisionLookup> {
    return this.lookups.of(definition, deployments);
  }

  private async load(
    definition: CompiledDefinition,
    references: readonly DecisionReference[],
  ): Promise<DecisionLookup> {
    const ids = references.map((reference) => reference.decisionId);
    const named = ids.filter((id) => id !== null);
    const rows = await selectDecisions(
      this.database,
      definition.tenantId,
      named.length === ids.length ? named : null,
    );
    const bindings = new Map(references.map(({ binding }) => [bindingName(binding), binding] as const));
    const chosen = new Map<string, AvailableDecision>();
    for (const [name, binding] of bindings) {
      // Rows come newest first, so the first that fits is the one to call.
      for (const row of rows) {
        const place = `${name} ${row.decision_definition_id}`;
        if (chosen.has(place) || !fitsBinding(row, binding, definition)) continue;
        const { model } = await this.model(definition.tenantId, row.decision_requirements_key);
        chosen.set(place, { decisionDefinitionKey: row.decision_definition_key, model });
      }
    }
    return (decisionId, binding) => chosen.get(`${bindingName(binding)} ${decisionId}`);
  }

  /** @throws InvalidStateError when this release cannot read what another one accepted */
  model(tenantId: string, decisionRequirementsKey: string): Promise<LoadedDecisionModel> {
    const cacheKey = `${tenantId} ${decisionRequirementsKey}`;
    const cached = this.models.get(cacheKey);
    if (cached !== undefined) return cached;
    const loading = loadDecisionModel(this.database, tenantId, decisionRequirementsKey, (imported) =>
      this.model(tenantId, imported),
    );
    this.models.set(cacheKey, loading);
    loading.catch(() => this.models.delete(cacheKey));
    return loading;
  }
}
