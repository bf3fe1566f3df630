import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Directories, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { tenantSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { requireDone } from './answer-outcome.js';
import { DirectorySearches, readable } from './directory-searches.js';
import { CreateTenantRequest, DirectoryTenantDto, NamedRequest } from './directory.dto.js';
import { IdentifierPipe } from './identifier.js';

/** Tenants: authorities whose data stand apart. */
@ApiTags('Tenants')
@Controller('v2/tenants')
export class TenantsController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    private readonly searches: DirectorySearches,
  ) {}

  @Post()
  @HttpCode(201)
  @RequirePermission('TENANT', 'CREATE')
  @ApiOperation({ operationId: 'createTenant', summary: 'Creates a tenant' })
  @ApiCreatedResponse({ type: DirectoryTenantDto })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { tenantId, name, description = null }: CreateTenantRequest,
  ): Promise<DirectoryTenantDto> {
    requireOn(principal, 'TENANT', 'CREATE', tenantId);
    const outcome = await this.directories
      .changedBy(call.actor)
      .createNamed('TENANT', tenantId, { name, description });
    requireDone(outcome, `tenant '${tenantId}'`);
    return { tenantId, name, description };
  }

  @Post('search')
  @SearchOf(tenantSearch)
  @RequirePermission('TENANT', 'READ')
  @ApiOperation({ operationId: 'searchTenants', summary: 'Finds tenants' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof tenantSearch>>> {
    return this.searches.search(principal, tenantSearch, body, readable(principal, 'TENANT', 't.tenant_id'));
  }

  @Get(':tenantId')
  @ItemOfSearch(tenantSearch)
  @RequirePermission('TENANT', 'READ')
  @ApiOperation({ operationId: 'getTenant', summary: 'One tenant' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('tenantId', IdentifierPipe) tenantId: string,
  ): Promise<ItemOf<typeof tenantSearch>> {
    requireOn(principal, 'TENANT', 'READ', tenantId);
    return this.searches.get(principal, tenantSearch, tenantId);
  }

  @Put(':tenantId')
  @RequirePermission('TENANT', 'UPDATE')
  @ApiOperation({ operationId: 'updateTenant', summary: 'Replaces name and description' })
  @ApiOkResponse({ type: DirectoryTenantDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('tenantId', IdentifierPipe) tenantId: string,
    @Body() { name, description = null }: NamedRequest,
  ): Promise<DirectoryTenantDto> {
    requireOn(principal, 'TENANT', 'UPDATE', tenantId);
    const outcome = await this.directories
      .changedBy(call.actor)
      .updateNamed('TENANT', tenantId, { name, description });
    requireDone(outcome, `tenant '${tenantId}'`);
    return { tenantId, name, description };
  }

  @Delete(':tenantId')
  @NoContent()
  @RequirePermission('TENANT', 'DELETE')
  @ApiOperation({ operationId: 'deleteTenant', summary: 'Deletes a tenant that has no data' })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('tenantId', IdentifierPipe) tenantId: string,
  ): Promise<void> {
    requireOn(principal, 'TENANT', 'DELETE', tenantId);
    requireDone(
      await this.directories.changedBy(call.actor).delete('TENANT', tenantId),
      `tenant '${tenantId}'`,
    );
  }
}
