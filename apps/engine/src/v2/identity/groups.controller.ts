import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Directories, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { groupSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { requireDone } from './answer-outcome.js';
import { DirectorySearches, readable } from './directory-searches.js';
import { CreateGroupRequest, GroupDto, NamedRequest } from './directory.dto.js';
import { IdentifierPipe } from './identifier.js';

/** Groups of people and programs, such as an office. */
@ApiTags('Groups')
@Controller('v2/groups')
export class GroupsController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    private readonly searches: DirectorySearches,
  ) {}

  @Post()
  @HttpCode(201)
  @RequirePermission('GROUP', 'CREATE')
  @ApiOperation({ operationId: 'createGroup', summary: 'Creates a group' })
  @ApiCreatedResponse({ type: GroupDto })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { groupId, name, description = null }: CreateGroupRequest,
  ): Promise<GroupDto> {
    requireOn(principal, 'GROUP', 'CREATE', groupId);
    const outcome = await this.directories
      .changedBy(call.actor)
      .createNamed('GROUP', groupId, { name, description });
    requireDone(outcome, `group '${groupId}'`);
    return { groupId, name, description };
  }

  @Post('search')
  @SearchOf(groupSearch)
  @RequirePermission('GROUP', 'READ')
  @ApiOperation({ operationId: 'searchGroups', summary: 'Finds groups' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof groupSearch>>> {
    return this.searches.search(principal, groupSearch, body, readable(principal, 'GROUP', 'g.group_id'));
  }

  @Get(':groupId')
  @ItemOfSearch(groupSearch)
  @RequirePermission('GROUP', 'READ')
  @ApiOperation({ operationId: 'getGroup', summary: 'One group' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('groupId', IdentifierPipe) groupId: string,
  ): Promise<ItemOf<typeof groupSearch>> {
    requireOn(principal, 'GROUP', 'READ', groupId);
    return this.searches.get(principal, groupSearch, groupId);
  }

  @Put(':groupId')
  @RequirePermission('GROUP', 'UPDATE')
  @ApiOperation({ operationId: 'updateGroup', summary: 'Replaces name and description' })
  @ApiOkResponse({ type: GroupDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('groupId', IdentifierPipe) groupId: string,
    @Body() { name, description = null }: NamedRequest,
  ): Promise<GroupDto> {
    requireOn(principal, 'GROUP', 'UPDATE', groupId);
    const outcome = await this.directories
      .changedBy(call.actor)
      .updateNamed('GROUP', groupId, { name, description });
    requireDone(outcome, `group '${groupId}'`);
    return { groupId, name, description };
  }

  @Delete(':groupId')
  @NoContent()
  @RequirePermission('GROUP', 'DELETE')
  @ApiOperation({ operationId: 'deleteGroup', summary: 'Deletes a group with its memberships and grants' })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('groupId', IdentifierPipe) groupId: string,
  ): Promise<void> {
    requireOn(principal, 'GROUP', 'DELETE', groupId);
    requireDone(await this.directories.changedBy(call.actor).delete('GROUP', groupId), `group '${groupId}'`);
  }
}
