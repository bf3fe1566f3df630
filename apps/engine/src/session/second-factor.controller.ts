import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Request } from 'express';
import { Call } from '../access/call.js';
import type { EngineConfiguration } from '../configuration.js';
import { CONFIGURATION } from '../platform/tokens.js';
import { oneselfOf } from './oneself.js';
import {
  BeginSecondFactorRequest,
  BegunSecondFactorDto,
  ConfirmSecondFactorRequest,
  RecoveryCodesDto,
  RemoveSecondFactorRequest,
  SecondFactorDto,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

/** One-time codes of an app beside the password of the account that asks. */
@ApiTags('Session')
@Controller('api/account/second-factor')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactorService,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  @Get()
  @SignedIn('SET_UP_SECOND_FACTOR')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getSecondFactor',
    summary: 'Whether the account that asks has a second factor',
  })
  @ApiOkResponse({ type: SecondFactorDto })
  async state(@CurrentPrincipal() { username }: Principal): Promise<SecondFactorDto> {
    const { since, recoveryCodesLeft } = await this.factors.state(username);
    return {
      isAvailable: this.factors.isAvailable,
      isRequired: this.configuration.secondFactor.isRequired,
      since: since === null ? null : new Date(since).toISOString(),
      recoveryCodesLeft,
    };
  }

  @Post()
  @HttpCode(200)
  @SignedIn('SET_UP_SECOND_FACTOR')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'beginSecondFactor',
    summary: 'Makes the secret of a second factor, which holds once it is confirmed',
  })
  @ApiOkResponse({ type: BegunSecondFactorDto })
  begin(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Body() { currentPassword }: BeginSecondFactorRequest,
  ): Promise<BegunSecondFactorDto> {
    return this.factors.begin(oneselfOf(principal, request, this.configuration), currentPassword);
  }

  @Post('confirmation')
  @HttpCode(200)
  @SignedIn('SET_UP_SECOND_FACTOR')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'Proves that an app has the secret; from now on sign-ins need a code, and other sessions end',
  })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async confirm(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Req() request: Request,
    @Body() { code }: ConfirmSecondFactorRequest,
  ): Promise<RecoveryCodesDto> {
    const oneself = oneselfOf(principal, request, this.configuration);
    return { recoveryCodes: await this.factors.confirm(oneself, call, code) };
  }

  @Post('removal')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({
    operationId: 'removeSecondFactor',
    summary: 'Removes the second factor of the account that asks',
  })
  @ApiNoContentResponse({ description: 'Sign-ins need the password alone' })
  remove(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Req() request: Request,
    @Body() proof: RemoveSecondFactorRequest,
  ): Promise<void> {
    return this.factors.remove(oneselfOf(principal, request, this.configuration), call, proof);
  }
}
