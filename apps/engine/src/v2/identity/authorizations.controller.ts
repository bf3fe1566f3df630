import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  NeedsRecentProof,
  RequirePermission,
  type Directories,
  type GrantChange,
  type Principal,
} from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { authorizationSearch, type ItemOf, type Restriction, type SearchPage } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES, ENGINE } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { ItemOfSearch, SearchOf } from '../search/describe-search.js';
import { requireDone } from './answer-outcome.js';
import { AuthorizationKeyDto, AuthorizationRequest } from './authorization.dto.js';
import { DirectorySearches, readable } from './directory-searches.js';
import { readGrant } from './read-grant.js';

// Grants on what only this server has are not in the vocabulary of the clients, who would refuse the answer. Who asks
// for that type by name knows the word.
const inTheirWords: Restriction = (parameters) => `a.resource_type <> ${parameters.one('string', 'CASE')}`;

/** Grants: who may do what with which resource. */
@ApiTags('Authorizations')
@Controller('v2/authorizations')
export class AuthorizationsController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: DirectorySearches,
  ) {}

  @Post()
  @NeedsRecentProof()
  @HttpCode(201)
  @RequirePermission('AUTHORIZATION', 'CREATE')
  @ApiOperation({ operationId: 'createAuthorization', summary: 'Grants permissions' })
  @ApiCreatedResponse({ type: AuthorizationKeyDto })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: AuthorizationRequest,
  ): Promise<AuthorizationKeyDto> {
    const grant = readGrant(request);
    const authorizationKey = this.engine.mintKey();
    requireOn(principal, 'AUTHORIZATION', 'CREATE', authorizationKey);
    requireDone(
      await this.directories.changedBy(call.actor).createGrant(authorizationKey, grant),
      'authorization of this owner on this resource',
      ownerOf(grant),
    );
    return { authorizationKey };
  }

  @Post('search')
  @SearchOf(authorizationSearch)
  @RequirePermission('AUTHORIZATION', 'READ')
  @ApiOperation({ operationId: 'searchAuthorizations', summary: 'Finds grants' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof authorizationSearch>>> {
    const permitted = readable(principal, 'AUTHORIZATION', 'a.authorization_key::text');
    const words = asksForCases(body) ? [] : [inTheirWords];
    return this.searches.search(principal, authorizationSearch, body, [...words, ...permitted]);
  }

  @Get(':authorizationKey')
  @ItemOfSearch(authorizationSearch)
  @RequirePermission('AUTHORIZATION', 'READ')
  @ApiOperation({ operationId: 'getAuthorization', summary: 'One grant' })
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('authorizationKey', KeyPipe) key: string,
  ): Promise<ItemOf<typeof authorizationSearch>> {
    requireOn(principal, 'AUTHORIZATION', 'READ', key);
    return this.searches.get(principal, authorizationSearch, key, [inTheirWords]);
  }

  @Put(':authorizationKey')
  @NeedsRecentProof()
  @NoContent()
  @RequirePermission('AUTHORIZATION', 'UPDATE')
  @ApiOperation({ operationId: 'updateAuthorization', summary: 'Replaces all that a grant says' })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('authorizationKey', KeyPipe) key: string,
    @Body() request: AuthorizationRequest,
  ): Promise<void> {
    requireOn(principal, 'AUTHORIZATION', 'UPDATE', key);
    const grant = readGrant(request);
    const outcome = await this.directories.changedBy(call.actor).updateGrant(key, grant);
    const entry = outcome === 'exists' ? 'of this owner on this resource' : key;
    requireDone(outcome, `authorization ${entry}`, ownerOf(grant));
  }

  @Delete(':authorizationKey')
  @NoContent()
  @RequirePermission('AUTHORIZATION', 'DELETE')
  @ApiOperation({ operationId: 'deleteAuthorization', summary: 'Takes a grant away' })
  async delete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('authorizationKey', KeyPipe) key: string,
  ): Promise<void> {
    requireOn(principal, 'AUTHORIZATION', 'DELETE', key);
    requireDone(await this.directories.changedBy(call.actor).deleteGrant(key), `authorization ${key}`);
  }
}

function asksForCases(body: unknown): boolean {
  const { filter } = (body ?? {}) as { readonly filter?: { readonly resourceType?: unknown } };
  return filter?.resourceType === 'CASE';
}

function ownerOf({ ownerType, ownerId }: GrantChange): string {
  return `${ownerType.toLowerCase().replace('_', ' ')} '${ownerId}'`;
}
