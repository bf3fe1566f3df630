import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EvaluatedInput, MatchedRule } from '@vorgang/dmn';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import {
  DecisionInstanceEntity,
  decisionInstanceSearch,
  type ItemOf,
  type SearchPage,
  type TenantWork,
} from '@vorgang/storage';
import { onPermittedDecisions } from '../../access/decision-rights.js';
import { requireOn } from '../../access/require-on.js';
import { invalidRequest, notFound } from '../../http/problem.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { OperationReferenceRequest } from '../requests/operation-reference.dto.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import type { EvaluatedInputDto, MatchedRuleDto } from './decision-parts.dto.js';
import { deleteDecisionInstances, findEvaluatedDecision } from './delete-decision-instances.js';
import { describeInputs, describeRules } from './describe-decision.js';

type DecisionInstance = ItemOf<typeof decisionInstanceSearch>;

interface DecisionInstanceDetail extends DecisionInstance {
  readonly evaluatedInputs: readonly EvaluatedInputDto[];
  readonly matchedRules: readonly MatchedRuleDto[];
}

/** How decisions were made. */
@ApiTags('Decisions')
@RequirePermission('DECISION_DEFINITION', 'READ_DECISION_INSTANCE')
@Controller('v2/decision-instances')
export class DecisionInstancesController {
  constructor(
    private readonly searches: SearchService,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
  ) {}

  @Post('search')
  @SearchOf(decisionInstanceSearch)
  @ApiOperation({ operationId: 'searchDecisionInstances', summary: 'Finds evaluated decisions' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<DecisionInstance>> {
    return this.searches.search(principal, decisionInstanceSearch, body, readable(principal));
  }

  @Get(':decisionEvaluationInstanceKey')
  @ItemOfSearch(decisionInstanceSearch)
  @ApiOperation({
    operationId: 'getDecisionInstance',
    summary: 'One evaluated decision with its inputs and rules',
  })
  async get(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionEvaluationInstanceKey') key: string,
  ): Promise<DecisionInstanceDetail> {
    const parts = /^(\d{1,18})-(\d{1,9})$/.exec(key);
    if (!parts) {
      throw invalidRequest([
        { field: 'decisionEvaluationInstanceKey', message: 'Must be two numbers with a hyphen between.' },
      ]);
    }
    const instance = await this.searches.get(principal, decisionInstanceSearch, key, readable(principal));
    const stored = await this.work.run(principal.tenantId, (manager) =>
      manager.findOneBy(DecisionInstanceEntity, {
        tenantId: principal.tenantId,
        decisionEvaluationKey: parts[1]!,
        evaluationIndex: Number(parts[2]),
      }),
    );
    return {
      ...instance,
      evaluatedInputs: describeInputs(JSON.parse(stored?.inputs ?? '[]') as EvaluatedInput[]),
      matchedRules: describeRules(JSON.parse(stored?.matchedRules ?? '[]') as MatchedRule[]),
    };
  }

  @Post(':decisionEvaluationKey/deletion')
  @NoContent()
  @RequirePermission('DECISION_DEFINITION', 'DELETE_DECISION_INSTANCE')
  @ApiOperation({
    operationId: 'deleteDecisionInstance',
    summary: 'Deletes what an evaluation decided; the history of a process instance keeps it',
  })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionEvaluationKey', KeyPipe) key: string,
    @Body() _request: OperationReferenceRequest,
  ): Promise<void> {
    await this.work.run(principal.tenantId, async (manager) => {
      const decisionId = await findEvaluatedDecision(manager, principal.tenantId, key);
      if (decisionId === null) throw notFound(`There is no decisionEvaluationKey ${key}.`);
      requireOn(principal, 'DECISION_DEFINITION', 'DELETE_DECISION_INSTANCE', decisionId);
      if (!(await deleteDecisionInstances(manager, principal.tenantId, key)))
        throw notFound(`There is no decisionEvaluationKey ${key} any more.`);
    });
  }
}

function readable(principal: Principal) {
  return onPermittedDecisions(principal, 'READ_DECISION_INSTANCE', 'i.decision_id');
}
