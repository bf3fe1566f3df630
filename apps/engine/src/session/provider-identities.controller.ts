import { Controller, Delete, Get, Header, HttpCode, Inject, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentPrincipal,
  everyResource,
  NeedsRecentProof,
  RequirePermission,
  type IdentityFilter,
  type Principal,
  type ProviderIdentities,
} from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { Call } from '../access/call.js';
import { requireOn } from '../access/require-on.js';
import { invalidRequest, notFound } from '../http/problem.js';
import { PROVIDER_IDENTITIES } from '../platform/tokens.js';
import { ProviderIdentitiesDto, ProviderIdentityQuery } from './provider-identity.dto.js';

const mostListed = 100;

/** Administrators see whose a name is that an identity provider gives, and release it. */
@ApiTags('Session')
@Controller('api/provider-identities')
export class ProviderIdentitiesController {
  constructor(@Inject(PROVIDER_IDENTITIES) private readonly identities: ProviderIdentities) {}

  @Get()
  @RequirePermission('USER', 'READ')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'listProviderIdentities',
    summary: 'Whose the names are that identity providers give',
    description: 'The first identity to bring a name has it; another one that brings it is refused.',
  })
  @ApiOkResponse({ type: ProviderIdentitiesDto })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: ProviderIdentityQuery,
  ): Promise<ProviderIdentitiesDto> {
    requireOn(principal, 'USER', 'READ', everyResource);
    const found = await this.identities.list(filterOf(query), mostListed);
    return { items: found.map((each) => ({ ...each, boundAt: new Date(each.boundAt).toISOString() })) };
  }

  @Delete()
  @NeedsRecentProof()
  @HttpCode(204)
  @RequirePermission('USER', 'UPDATE')
  @ApiOperation({
    operationId: 'releaseProviderIdentities',
    summary: 'Frees the names of identities for whoever brings them next; sessions of these people end',
    description:
      'What the directory gives to a name is the next one’s, too: take it away first where the name has passed to another person.',
  })
  @ApiNoContentResponse({ description: 'The names are nobody’s' })
  @ApiNotFoundResponse({ description: 'There is no such identity.' })
  async release(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Query() query: ProviderIdentityQuery,
  ): Promise<void> {
    requireOn(principal, 'USER', 'UPDATE', everyResource);
    const filter = filterOf(query);
    if (Object.keys(filter).length === 0)
      throw invalidRequest([{ field: 'name', message: 'Name whom to release: name, issuer or subject.' }]);
    if ((await this.identities.release(call.actor, filter)) === 0)
      throw notFound('No identity of a provider is known that fits name, issuer and subject.');
  }
}

function filterOf({ name, issuer, subject }: ProviderIdentityQuery): IdentityFilter {
  return {
    ...(name === undefined ? {} : { name }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(subject === undefined ? {} : { subject }),
  };
}
