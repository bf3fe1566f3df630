import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentPrincipal,
  NeedsRecentProof,
  RequirePermission,
  type Directories,
  type Principal,
  type SecondFactors,
  type TemporaryPasswordOutcome,
} from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { Call } from '../access/call.js';
import { requireOn } from '../access/require-on.js';
import { forbidden, notFound } from '../http/problem.js';
import { DIRECTORIES, SECOND_FACTORS } from '../platform/tokens.js';
import { requireDone } from '../v2/identity/answer-outcome.js';
import { IdentifierPipe } from '../v2/identity/identifier.js';
import { EmployRequest, SignInOfUserDto, TemporaryPasswordDto } from './temporary-password.dto.js';

const onceTold =
  'The password is told this once. Until the person has chosen an own one with it, everything else is refused with 403 and the type `password-change-required`; after its end the sign-in is refused with 401 and `temporary-password-expired`.';

/** How administrators let people in: with passwords that nobody chose for them, and that soon end. */
@ApiTags('Session')
@Controller('api/users')
export class UserSignInController {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    @Inject(SECOND_FACTORS) private readonly factors: SecondFactors | null,
  ) {}

  @Post()
  @HttpCode(201)
  @RequirePermission('USER', 'CREATE')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'employUser',
    summary: 'Creates a person with a temporary password',
    description: onceTold,
  })
  @ApiCreatedResponse({ type: TemporaryPasswordDto })
  async employ(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() { username, ...fields }: EmployRequest,
  ): Promise<TemporaryPasswordDto> {
    requireOn(principal, 'USER', 'CREATE', username);
    return told(username, await this.directories.changedBy(call.actor).employ(username, fields));
  }

  @Post(':username/temporary-password')
  @NeedsRecentProof()
  @HttpCode(201)
  @RequirePermission('USER', 'UPDATE')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'resetPasswordOfUser',
    summary: 'Gives a person a temporary password instead of the one that they have; their sessions end',
    description: onceTold,
  })
  @ApiCreatedResponse({ type: TemporaryPasswordDto })
  async reset(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('username', IdentifierPipe) username: string,
  ): Promise<TemporaryPasswordDto> {
    requireOn(principal, 'USER', 'UPDATE', username);
    return told(username, await this.directories.changedBy(call.actor).resetPassword(username));
  }

  @Get(':username/sign-in')
  @RequirePermission('USER', 'READ')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getSignInOfUser', summary: 'How a person signs in' })
  @ApiOkResponse({ type: SignInOfUserDto })
  async signInOf(
    @CurrentPrincipal() principal: Principal,
    @Param('username', IdentifierPipe) username: string,
  ): Promise<SignInOfUserDto> {
    requireOn(principal, 'USER', 'READ', username);
    const found = await this.directories.signInOf(username);
    if (found === null) throw notFound(`There is no user '${username}'.`);
    const { temporaryUntil, hasSecondFactor } = found;
    return {
      hasSecondFactor,
      temporaryPasswordUntil: temporaryUntil === null ? null : new Date(temporaryUntil).toISOString(),
    };
  }

  @Delete(':username/second-factor')
  @NeedsRecentProof()
  @HttpCode(204)
  @RequirePermission('USER', 'UPDATE')
  @ApiOperation({
    operationId: 'removeSecondFactorOfUser',
    summary: 'Removes the second factor of a person who lost it; nobody sees it',
    description: 'One’s own is removed with a code (`POST /api/account/second-factor/removal`).',
  })
  @ApiNoContentResponse({ description: 'The person signs in with the password alone' })
  async removeSecondFactor(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('username', IdentifierPipe) username: string,
  ): Promise<void> {
    requireOn(principal, 'USER', 'UPDATE', username);
    if (principal.username === username)
      throw forbidden('Remove your own second factor with a code, at /api/account/second-factor/removal.');
    if (!(await this.factors?.remove(call.actor, username)))
      throw notFound(`There is no second factor of user '${username}'.`);
  }
}

function told(username: string, outcome: TemporaryPasswordOutcome): TemporaryPasswordDto {
  if (typeof outcome === 'object') {
    const { password, until } = outcome.temporary;
    return { username, temporaryPassword: password, until: new Date(until).toISOString() };
  }
  requireDone(outcome, `user '${username}'`);
  throw new Error('A temporary password was set and is not known.');
}
