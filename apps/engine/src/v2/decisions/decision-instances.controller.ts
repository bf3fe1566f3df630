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
import { invalidRequest } from '../../http/problem.js';
import { TENANT_WORK } from '../../platform/tokens.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import type { EvaluatedInputDto, MatchedRuleDto } from './decision-parts.dto.js';
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
}

function readable(principal: Principal) {
  return onPermittedDecisions(principal, 'READ_DECISION_INSTANCE', 'i.decision_id');
}
