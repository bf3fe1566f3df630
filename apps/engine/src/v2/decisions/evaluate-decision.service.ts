import { Inject, Injectable } from '@nestjs/common';
import { evaluateDecision, type DecisionResult } from '@vorgang/dmn';
import { createRandomSource, type JsonObject } from '@vorgang/feel';
import type { Principal } from '@vorgang/identity';
import {
  answeredBefore,
  freshRandomSeed,
  onceInTenant,
  type CallContext,
  type Engine,
} from '@vorgang/orchestration';
import {
  connectionOf,
  decisionDefinitionSearch,
  recordEvaluation,
  type ItemOf,
  type TenantWork,
} from '@vorgang/storage';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { invalidRequest, notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { TenantTimeZones } from '../../platform/tenant-time-zones.js';
import { CLOCK, ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import { SearchService } from '../search/search-service.js';
import { describeInputs, describeRules } from './describe-decision.js';
import type { DecisionEvaluationDto, EvaluateDecisionRequest } from './evaluate-decision.dto.js';
import { storeEvaluation } from './store-evaluation.js';

type DecisionDefinition = ItemOf<typeof decisionDefinitionSearch>;

/** Decides outside of any process, and keeps how it was decided. */
@Injectable()
export class EvaluateDecisionService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CLOCK) private readonly clock: EngineClock,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    private readonly timeZones: TenantTimeZones,
    private readonly searches: SearchService,
  ) {}

  /** @throws IdempotencyConflictError when the caller's key came with another request */
  async evaluate(
    principal: Principal,
    call: CallContext,
    request: EvaluateDecisionRequest,
  ): Promise<DecisionEvaluationDto> {
    requireTenant(principal, request.tenantId);
    const asked = { call, operation: 'evaluateDecision', request };
    const earlier = await answeredBefore<DecisionEvaluationDto>(this.work, asked);
    if (earlier !== undefined) return earlier.result;
    const definition = await this.find(principal, request);
    requireOn(principal, 'DECISION_DEFINITION', 'CREATE_DECISION_INSTANCE', definition.decisionDefinitionId);
    const { model, decisionRequirementsKeys } = await this.engine.decisionModel(
      principal.tenantId,
      definition.decisionRequirementsKey,
    );
    const variables = (request.variables ?? {}) as JsonObject;
    const now = this.clock.now();
    const timeZone = await this.timeZones.of(principal.tenantId);
    const options = { now, timeZone, random: createRandomSource(freshRandomSeed()) };
    const siblings = await this.siblings(principal, decisionRequirementsKeys);
    const once = onceInTenant(this.work, () => now, asked);
    const { tenantId } = principal;
    return once(async (manager) => {
      const result = evaluateDecision(model, definition.decisionDefinitionId, variables, options);
      const evaluationKey = this.engine.mintKey();
      await storeEvaluation(manager, { tenantId, evaluationKey, result, siblings, at: new Date(now) });
      const { actor } = call;
      const audited = {
        tenantId,
        scope: 'TENANT',
        actor,
        at: now,
        mintKey: () => this.engine.mintKey(),
      } as const;
      await recordEvaluation(
        await connectionOf(manager),
        audited,
        entryOf(definition, evaluationKey, result),
      );
      return describe(definition, siblings, evaluationKey, result);
    });
  }

  private async find(principal: Principal, request: EvaluateDecisionRequest): Promise<DecisionDefinition> {
    const { decisionDefinitionKey: key, decisionDefinitionId: id } = request;
    if (Boolean(key) === Boolean(id)) {
      throw invalidRequest([
        { field: 'decisionDefinitionId', message: 'Name the decision either by its key or by its id.' },
      ]);
    }
    if (key)
      return this.searches.get(principal, decisionDefinitionSearch, key, [() => 'd.deleted_at is null']);
    const body = { filter: { decisionDefinitionId: id, isLatestVersion: true } };
    const { items } = await this.searches.search(principal, decisionDefinitionSearch, body);
    if (!items[0]) throw notFound(`There is no decision '${id}'.`);
    return items[0];
  }

  /** The decisions of the model and of those that it imports. */
  private async siblings(
    principal: Principal,
    decisionRequirementsKeys: readonly string[],
  ): Promise<readonly DecisionDefinition[]> {
    const body = {
      filter: { decisionRequirementsKey: { $in: decisionRequirementsKeys } },
      page: { limit: 1000 },
    };
    return (await this.searches.search(principal, decisionDefinitionSearch, body)).items;
  }
}

/** What the audit log says of it: what was decided and who asked, not what came in and out. */
function entryOf(
  definition: DecisionDefinition,
  evaluationKey: string,
  { ok }: DecisionResult,
): Parameters<typeof recordEvaluation>[2] {
  const { name, decisionDefinitionId, decisionDefinitionKey } = definition;
  const { decisionRequirementsId, decisionRequirementsKey } = definition;
  return {
    entityKey: evaluationKey,
    entityDescription: name,
    result: ok ? 'SUCCESS' : 'FAIL',
    decisionRequirementsId,
    decisionRequirementsKey,
    decisionDefinitionId,
    decisionDefinitionKey,
    decisionEvaluationKey: evaluationKey,
  };
}

function describe(
  definition: DecisionDefinition,
  siblings: readonly DecisionDefinition[],
  evaluationKey: string,
  result: DecisionResult,
): DecisionEvaluationDto {
  const { tenantId } = definition;
  const definitionOf = (id: string) =>
    siblings.find((sibling) => sibling.decisionDefinitionId === id) ?? definition;
  return {
    decisionDefinitionId: definition.decisionDefinitionId,
    decisionDefinitionKey: definition.decisionDefinitionKey,
    decisionDefinitionName: definition.name,
    decisionDefinitionVersion: definition.version,
    decisionEvaluationKey: evaluationKey,
    decisionInstanceKey: evaluationKey,
    decisionRequirementsId: definition.decisionRequirementsId,
    decisionRequirementsKey: definition.decisionRequirementsKey,
    failedDecisionDefinitionId: result.ok ? null : result.failedDecisionId,
    failureMessage: result.ok ? null : result.message,
    output: JSON.stringify(result.ok ? result.output : null),
    tenantId,
    evaluatedDecisions: result.evaluatedDecisions.map((decision, index) => ({
      decisionDefinitionId: decision.decisionId,
      decisionDefinitionName: decision.decisionName,
      decisionDefinitionVersion: definitionOf(decision.decisionId).version,
      decisionDefinitionType: decision.decisionType,
      decisionDefinitionKey: definitionOf(decision.decisionId).decisionDefinitionKey,
      decisionEvaluationInstanceKey: `${evaluationKey}-${index + 1}`,
      output: JSON.stringify(decision.output),
      tenantId,
      evaluatedInputs: describeInputs(decision.inputs),
      matchedRules: describeRules(decision.matchedRules),
    })),
  };
}
