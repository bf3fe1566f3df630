import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  NeedsRecentProof,
  RequirePermission,
  type Directories,
  type Principal,
} from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { userSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { requireDone, requireUserDone } from './answer-outcome.js';
import { DirectorySearches, readable } from './directory-searches.js';
import { CreateUserRequest, UpdateUserRequest, UserDto } from './directory.dto.js';
import { IdentifierPipe } from './identifier.js';
import { passwordRules } from '../../session/password-refusal.js';

/** People who sign in with a password of this installation. */
@ApiTags('Users')
@Controller('v2/users')
export class UsersController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    private readonly searches: DirectorySearches,
  ) {}

  @Post()
  @HttpCode(201)
  @RequirePermission('USER', 'CREATE')
  @ApiOperation({
    operationId: 'createUser',
    summary: 'Creates a user',
    description: passwordRules,
  })
  @ApiCreatedResponse({ type: UserDto })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { username, ...fields }: CreateUserRequest,
  ): Promise<UserDto> {
    requireOn(principal, 'USER', 'CREATE', username);
    requireUserDone(await this.directories.changedBy(call.actor).createUser(username, fields), username);
    return describeUser(username, fields);
  }

  @Post('search')
  @SearchOf(userSearch)
  @RequirePermission('USER', 'READ')
  @ApiOperation({ operationId: 'searchUsers', summary: 'Finds users' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof userSearch>>> {
    return this.searches.search(principal, userSearch, body, readable(principal, 'USER', 'u.username'));
  }

  @Get(':username')
  @ItemOfSearch(userSearch)
  @RequirePermission('USER', 'READ')
  @ApiOperation({ operationId: 'getUser', summary: 'One user' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('username', IdentifierPipe) username: string,
  ): Promise<ItemOf<typeof userSearch>> {
    requireOn(principal, 'USER', 'READ', username);
    return this.searches.get(principal, userSearch, username);
  }

  @Put(':username')
  @NeedsRecentProof()
  @RequirePermission('USER', 'UPDATE')
  @ApiOperation({
    operationId: 'updateUser',
    summary: 'Replaces name and address, and the password if given',
    description: passwordRules,
  })
  @ApiOkResponse({ type: UserDto })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('username', IdentifierPipe) username: string,
    @Body() { password, ...fields }: UpdateUserRequest,
  ): Promise<UserDto> {
    requireOn(principal, 'USER', 'UPDATE', username);
    const outcome = await this.directories
      .changedBy(call.actor)
      .updateUser(username, { ...fields, password: password ?? undefined });
    requireUserDone(outcome, username);
    return describeUser(username, fields);
  }

  @Delete(':username')
  @NeedsRecentProof()
  @NoContent()
  @RequirePermission('USER', 'DELETE')
  @ApiOperation({
    operationId: 'deleteUser',
    summary: 'Deletes a user; sessions, memberships and grants end',
  })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('username', IdentifierPipe) username: string,
  ): Promise<void> {
    requireOn(principal, 'USER', 'DELETE', username);
    requireDone(await this.directories.changedBy(call.actor).delete('USER', username), `user '${username}'`);
  }
}

function describeUser(
  username: string,
  { name, email }: { readonly name?: string | null; readonly email?: string | null },
): UserDto {
  return { username, name: name || null, email: email || null };
}
