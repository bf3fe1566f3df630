import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import { decisionRequirementsSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { onPermittedRequirements } from '../../access/decision-rights.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ResourceReader } from '../resources/resource-reader.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';

type DecisionRequirements = ItemOf<typeof decisionRequirementsSearch>;

/** Deployed decision models. */
@ApiTags('Decisions')
@RequirePermission('DECISION_REQUIREMENTS_DEFINITION', 'READ')
@Controller('v2/decision-requirements')
export class DecisionRequirementsController {
  constructor(
    private readonly searches: SearchService,
    private readonly resources: ResourceReader,
  ) {}

  @Post('search')
  @SearchOf(decisionRequirementsSearch)
  @ApiOperation({ operationId: 'searchDecisionRequirements', summary: 'Finds decision models' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<DecisionRequirements>> {
    return this.searches.search(principal, decisionRequirementsSearch, body, readable(principal));
  }

  @Get(':decisionRequirementsKey')
  @ItemOfSearch(decisionRequirementsSearch)
  @ApiOperation({ operationId: 'getDecisionRequirements', summary: 'One version of a decision model' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionRequirementsKey', KeyPipe) key: string,
  ): Promise<DecisionRequirements> {
    return this.searches.get(principal, decisionRequirementsSearch, key, readable(principal));
  }

  @Get(':decisionRequirementsKey/xml')
  @Header('Content-Type', 'text/xml; charset=utf-8')
  @ApiOperation({ operationId: 'getDecisionRequirementsXml', summary: 'Its DMN file' })
  @ApiProduces('text/xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async xml(
    @CurrentPrincipal() principal: Principal,
    @Param('decisionRequirementsKey', KeyPipe) key: string,
  ): Promise<string> {
    await this.get(principal, key);
    return (await this.resources.read(principal.tenantId, key)).content;
  }
}

function readable(principal: Principal) {
  return onPermittedRequirements(principal, 'r.decision_requirements_id');
}
