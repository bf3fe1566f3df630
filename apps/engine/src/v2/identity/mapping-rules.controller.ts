import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Directories, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { mappingRuleSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { requireDone } from './answer-outcome.js';
import { DirectorySearches, readable } from './directory-searches.js';
import { CreateMappingRuleRequest, MappingRuleDto, MappingRuleRequest } from './directory.dto.js';
import { IdentifierPipe } from './identifier.js';

/** Rules that make those whose token has a claim of a value members of groups, roles and tenants. */
@ApiTags('Mapping rules')
@Controller('v2/mapping-rules')
export class MappingRulesController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    private readonly searches: DirectorySearches,
  ) {}

  @Post()
  @HttpCode(201)
  @RequirePermission('MAPPING_RULE', 'CREATE')
  @ApiOperation({ operationId: 'createMappingRule', summary: 'Creates a mapping rule' })
  @ApiCreatedResponse({ type: MappingRuleDto })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { mappingRuleId, ...fields }: CreateMappingRuleRequest,
  ): Promise<MappingRuleDto> {
    requireOn(principal, 'MAPPING_RULE', 'CREATE', mappingRuleId);
    const outcome = await this.directories.changedBy(call.actor).createMappingRule(mappingRuleId, fields);
    requireDone(outcome, `mapping rule '${mappingRuleId}', or one with this claim and value`);
    return { mappingRuleId, ...fields };
  }

  @Post('search')
  @SearchOf(mappingRuleSearch)
  @RequirePermission('MAPPING_RULE', 'READ')
  @ApiOperation({ operationId: 'searchMappingRule', summary: 'Finds mapping rules' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof mappingRuleSearch>>> {
    const restrictions = readable(principal, 'MAPPING_RULE', 'm.mapping_rule_id');
    return this.searches.search(principal, mappingRuleSearch, body, restrictions);
  }

  @Get(':mappingRuleId')
  @ItemOfSearch(mappingRuleSearch)
  @RequirePermission('MAPPING_RULE', 'READ')
  @ApiOperation({ operationId: 'getMappingRule', summary: 'One mapping rule' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('mappingRuleId', IdentifierPipe) mappingRuleId: string,
  ): Promise<ItemOf<typeof mappingRuleSearch>> {
    requireOn(principal, 'MAPPING_RULE', 'READ', mappingRuleId);
    return this.searches.get(principal, mappingRuleSearch, mappingRuleId);
  }

  @Put(':mappingRuleId')
  @RequirePermission('MAPPING_RULE', 'UPDATE')
  @ApiOperation({ operationId: 'updateMappingRule', summary: 'Replaces claim, value and name' })
  @ApiOkResponse({ type: MappingRuleDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('mappingRuleId', IdentifierPipe) mappingRuleId: string,
    @Body() { claimName, claimValue, name }: MappingRuleRequest,
  ): Promise<MappingRuleDto> {
    requireOn(principal, 'MAPPING_RULE', 'UPDATE', mappingRuleId);
    const fields = { claimName, claimValue, name };
    const outcome = await this.directories.changedBy(call.actor).updateMappingRule(mappingRuleId, fields);
    requireDone(
      outcome,
      `mapping rule ${outcome === 'exists' ? 'with this claim and value' : `'${mappingRuleId}'`}`,
    );
    return { mappingRuleId, ...fields };
  }

  @Delete(':mappingRuleId')
  @NoContent()
  @RequirePermission('MAPPING_RULE', 'DELETE')
  @ApiOperation({
    operationId: 'deleteMappingRule',
    summary: 'Deletes a mapping rule with its memberships and grants',
  })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('mappingRuleId', IdentifierPipe) mappingRuleId: string,
  ): Promise<void> {
    requireOn(principal, 'MAPPING_RULE', 'DELETE', mappingRuleId);
    requireDone(
      await this.directories.changedBy(call.actor).delete('MAPPING_RULE', mappingRuleId),
      `mapping rule '${mappingRuleId}'`,
    );
  }
}
