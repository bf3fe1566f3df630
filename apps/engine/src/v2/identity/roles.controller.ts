import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Directories, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { roleSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { requireDone } from './answer-outcome.js';
import { DirectorySearches, readable } from './directory-searches.js';
import { CreateRoleRequest, RoleDto, NamedRequest } from './directory.dto.js';
import { IdentifierPipe } from './identifier.js';

/** Roles: sets of permissions that users, clients, groups and mapping rules may have. */
@ApiTags('Roles')
@Controller('v2/roles')
export class RolesController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    private readonly searches: DirectorySearches,
  ) {}

  @Post()
  @HttpCode(201)
  @RequirePermission('ROLE', 'CREATE')
  @ApiOperation({ operationId: 'createRole', summary: 'Creates a role' })
  @ApiCreatedResponse({ type: RoleDto })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { roleId, name, description = null }: CreateRoleRequest,
  ): Promise<RoleDto> {
    requireOn(principal, 'ROLE', 'CREATE', roleId);
    const outcome = await this.directories
      .changedBy(call.actor)
      .createNamed('ROLE', roleId, { name, description });
    requireDone(outcome, `role '${roleId}'`);
    return { roleId, name, description };
  }

  @Post('search')
  @SearchOf(roleSearch)
  @RequirePermission('ROLE', 'READ')
  @ApiOperation({ operationId: 'searchRoles', summary: 'Finds roles' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof roleSearch>>> {
    return this.searches.search(principal, roleSearch, body, readable(principal, 'ROLE', 'r.role_id'));
  }

  @Get(':roleId')
  @ItemOfSearch(roleSearch)
  @RequirePermission('ROLE', 'READ')
  @ApiOperation({ operationId: 'getRole', summary: 'One role' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('roleId', IdentifierPipe) roleId: string,
  ): Promise<ItemOf<typeof roleSearch>> {
    requireOn(principal, 'ROLE', 'READ', roleId);
    return this.searches.get(principal, roleSearch, roleId);
  }

  @Put(':roleId')
  @RequirePermission('ROLE', 'UPDATE')
  @ApiOperation({ operationId: 'updateRole', summary: 'Replaces name and description' })
  @ApiOkResponse({ type: RoleDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('roleId', IdentifierPipe) roleId: string,
    @Body() { name, description = null }: NamedRequest,
  ): Promise<RoleDto> {
    requireOn(principal, 'ROLE', 'UPDATE', roleId);
    const outcome = await this.directories
      .changedBy(call.actor)
      .updateNamed('ROLE', roleId, { name, description });
    requireDone(outcome, `role '${roleId}'`);
    return { roleId, name, description };
  }

  @Delete(':roleId')
  @NoContent()
  @RequirePermission('ROLE', 'DELETE')
  @ApiOperation({ operationId: 'deleteRole', summary: 'Deletes a role with its memberships and grants' })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('roleId', IdentifierPipe) roleId: string,
  ): Promise<void> {
    requireOn(principal, 'ROLE', 'DELETE', roleId);
    requireDone(await this.directories.changedBy(call.actor).delete('ROLE', roleId), `role '${roleId}'`);
  }
}
