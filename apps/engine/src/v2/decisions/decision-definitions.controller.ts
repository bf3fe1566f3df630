import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { decisionDefinitionSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { onPermittedDecisions } from '../../access/decision-rights.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ResourceReader } from '../resources/resource-reader.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { DecisionEvaluationDto, EvaluateDecisionRequest } from './evaluate-decision.dto.js';
import { EvaluateDecisionService } from './evaluate-decision.service.js';

type DecisionDefinition = ItemOf<typeof decisionDefinitionSearch>;

/** Deployed decisions. */
@ApiTags('Decisions')
@Controller('v2/decision-definitions')
export class DecisionDefinitionsController {
  constructor(
    private readonly searches: SearchService,
    private readonly resources: ResourceReader,
    private readonly evaluation: EvaluateDecisionService,
  ) {}

  @Post('search')
  @SearchOf(decisionDefinitionSearch)
  @RequirePermission('DECISION_DEFINITION', 'READ_DECISION_DEFINITION')
  @ApiOperation({ operationId: 'searchDecisionDefinitions', summary: 'Finds decisions' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<DecisionDefinition>> {
    return this.searches.search(principal, decisionDefinitionSearch, body, readable(principal));
  }

  @Post('evaluation')
  @HttpCode(200)
  @RequirePermission('DECISION_DEFINITION', 'CREATE_DECISION_INSTANCE')
  @ApiOperation({ operationId: 'evaluateDecision', summary: 'Decides with the given variables' })
  @ApiOkResponse({ type: DecisionEvaluationDto })
  evaluate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: EvaluateDecisionRequest,
  ): Promise<DecisionEvaluationDto> {
    return this.evaluation.evaluate(principal, call, request);
  }

  @Get(':decisionDefinitionKey')
  @ItemOfSearch(decisionDefinitionSearch)
  @RequirePermission('DECISION_DEFINITION', 'READ_DECISION_DEFINITION')
  @ApiOperation({ operationId: 'getDecisionDefinition', summary: 'One version of a decision' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionDefinitionKey', KeyPipe) key: string,
  ): Promise<DecisionDefinition> {
    return this.searches.get(principal, decisionDefinitionSearch, key, readable(principal));
  }

  @Get(':decisionDefinitionKey/xml')
  @Header('Content-Type', 'text/xml; charset=utf-8')
  @RequirePermission('DECISION_DEFINITION', 'READ_DECISION_DEFINITION')
  @ApiOperation({ operationId: 'getDecisionDefinitionXml', summary: 'The DMN file that it comes from' })
  @ApiProduces('text/xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async xml(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionDefinitionKey', KeyPipe) key: string,
  ): Promise<string> {
    const definition = await this.get(principal, key);
    return (await this.resources.read(principal.tenantId, definition.decisionRequirementsKey)).content;
  }
}

function readable(principal: Principal) {
  return onPermittedDecisions(principal, 'READ_DECISION_DEFINITION', 'd.decision_definition_id');
}
