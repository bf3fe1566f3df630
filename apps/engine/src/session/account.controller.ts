import { Body, Controller, Get, Header, HttpCode, Inject, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Request } from 'express';
import { Call } from '../access/call.js';
import type { EngineConfiguration } from '../configuration.js';
import { CONFIGURATION } from '../platform/tokens.js';
import { ChangePasswordRequest, EndSessionsRequest, OwnSessionsDto } from './account.dto.js';
import { oneselfOf, type Oneself } from './oneself.js';
import { OwnAccountService } from './own-account.service.js';
import { passwordRules } from './password-refusal.js';

/** People and their own account: the password, and where they are signed in. */
@ApiTags('Session')
@Controller('api/account')
export class AccountController {
  constructor(
    private readonly account: OwnAccountService,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  @Put('password')
  @HttpCode(204)
  @SignedIn('CHOOSE_PASSWORD', 'SET_UP_SECOND_FACTOR')
  @ApiOperation({
    operationId: 'changeOwnPassword',
    summary: 'Changes the password of the account that asks; its other sessions end',
    description: `A wrong current password is refused as \`password-refused\`, too, and counts as an attempt to sign in. ${passwordRules}`,
  })
  @ApiNoContentResponse({ description: 'The new password holds from now on' })
  changePassword(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Req() request: Request,
    @Body() passwords: ChangePasswordRequest,
  ): Promise<void> {
    return this.account.changePassword(this.oneself(principal, request), call, passwords);
  }

  @Get('sessions')
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getOwnSessions', summary: 'Where the person is signed in' })
  @ApiOkResponse({ type: OwnSessionsDto })
  async sessions(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<OwnSessionsDto> {
    const items = await this.account.listSessions(this.oneself(principal, request));
    return {
      items: items.map((session) => ({
        ...session,
        openedAt: new Date(session.openedAt).toISOString(),
        lastSeenAt: new Date(session.lastSeenAt).toISOString(),
        endsAt: new Date(session.endsAt).toISOString(),
      })),
    };
  }

  @Post('sessions/end')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({ operationId: 'endOwnSessions', summary: 'Signs the person out elsewhere' })
  @ApiNoContentResponse({ description: 'The sessions are over' })
  endSessions(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Body() which: EndSessionsRequest,
  ): Promise<void> {
    return this.account.endSessions(this.oneself(principal, request), which);
  }

  private oneself(principal: Principal, request: Request): Oneself {
    return oneselfOf(principal, request, this.configuration);
  }
}
