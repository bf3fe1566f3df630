import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentFirstStep,
  CurrentPrincipal,
  defaultTenantId,
  firstStepOf,
  Public,
  SignedIn,
  type Authenticator,
  type FirstStep,
  type Principal,
  type ProviderSignIn,
  type SessionService,
} from '@vorgang/identity';
import type { Request, Response } from 'express';
import { temporaryPasswordExpired, tooManyAttempts } from '../access/caller.js';
import { clearCookie, readCookie, setCookie } from '../access/cookies.js';
import { isFromOurPages } from '../access/same-origin.js';
import type { EngineConfiguration } from '../configuration.js';
import { forbidden, HttpProblem } from '../http/problem.js';
import { AUTHENTICATOR, CONFIGURATION, PROVIDER_SIGN_IN, SESSIONS } from '../platform/tokens.js';
import { oneselfOf } from './oneself.js';
import { secondFactorRequired, SecondFactorService } from './second-factor.service.js';
import { logPasswordAttempt } from './sign-in-log.js';
import { SignedOutDto } from './sign-in-ways.dto.js';
import { ProofRequest, SignInRequest } from './sign-in.dto.js';
import { SignedInDto } from './signed-in.dto.js';

/** Signing in and out of the staff application. */
@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(SESSIONS) private readonly sessions: SessionService,
    @Inject(PROVIDER_SIGN_IN) private readonly providers: ProviderSignIn,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
    private readonly factors: SecondFactorService,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({
    operationId: 'signIn',
    summary: 'Opens a session; its token is in an HttpOnly cookie',
    description:
      'An account with a second factor is answered 401 `second-factor-required` until name and password come with a `code`; a wrong one, or one that was used, is 401 `second-factor-refused`.',
  })
  @ApiOkResponse({ type: SignedInDto })
  async signIn(
    @Body() { username, password, code }: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInDto> {
    this.refuseForgery(request);
    if (!this.configuration.passwordSignIn)
      throw forbidden('Nobody signs in with a password here. Use the identity provider.');
    const credentials = { username, password, address: request.ip ?? '' };
    const answer = await this.authenticator.authenticate(defaultTenantId, credentials);
    if (answer.kind === 'throttled') throw tooManyAttempts(answer.retryAfterSeconds);
    if (answer.kind === 'refused') throw signInRefused();
    if (answer.kind === 'expired') throw temporaryPasswordExpired(401);
    const { principal, passwordHash, standing } = answer;
    const secondFactor = standing.hasSecondFactor;
    if (secondFactor) {
      if (code === undefined) throw secondFactorRequired(401);
      await this.factors.requireCode(
        { username: principal.username, address: credentials.address },
        code,
        401,
      );
    }
    const proof = { passwordHash, secondFactor };
    const opened = await this.sessions.open(defaultTenantId, principal.username, proof);
    if (opened === null) {
      // The proof was enough a moment ago, and is not any more.
      logPasswordAttempt({ outcome: 'wrong', account: principal.username, address: credentials.address });
      throw signInRefused();
    }
    const previous = readCookie(request, this.configuration, 'vorgang_session');
    if (previous) await this.sessions.close(defaultTenantId, previous);
    setCookie(response, this.configuration, 'vorgang_session', opened.token);
    response.set('Cache-Control', 'no-store');
    return signedIn(principal, firstStepOf(standing, this.configuration.secondFactor.isRequired));
  }

  @Get()
  @SignedIn('CHOOSE_PASSWORD', 'SET_UP_SECOND_FACTOR')
  @ApiOperation({ operationId: 'getSession', summary: 'Who is signed in' })
  @ApiOkResponse({ type: SignedInDto })
  current(
    @CurrentPrincipal() principal: Principal,
    @CurrentFirstStep() firstStep: FirstStep | null,
    @Res({ passthrough: true }) response: Response,
  ): SignedInDto {
    response.set('Cache-Control', 'no-store');
    return signedIn(principal, firstStep);
  }

  @Post('proof')
  @HttpCode(204)
  @SignedIn()
  @ApiOperation({
    operationId: 'proveAgain',
    summary: 'Proves again who sits at the session: sensitive acts are open for ten minutes',
    description:
      'Changing users, their passwords and second factors, and granting permissions answer 403 `sign-in-again` to a session whose person last proved who they are more than ten minutes ago. Who signed in at an identity provider signs in there again.',
  })
  @ApiNoContentResponse({ description: 'Sensitive acts are open' })
  prove(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Body() proof: ProofRequest,
  ): Promise<void> {
    return this.factors.proveAgain(oneselfOf(principal, request, this.configuration), proof);
  }

  @Delete()
  @Public()
  @ApiOperation({ operationId: 'signOut', summary: 'Ends the session; without one it does nothing' })
  @ApiOkResponse({ type: SignedOutDto })
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedOutDto> {
    this.refuseForgery(request);
    clearCookie(response, this.configuration, 'vorgang_session');
    const token = readCookie(request, this.configuration, 'vorgang_session');
    if (!token) return { signOutAddress: null };
    const session = await this.sessions.peek(defaultTenantId, token);
    await this.sessions.close(defaultTenantId, token);
    const signOutAddress = session?.provider ? await this.providers.signOutAddress(session.provider) : null;
    return { signOutAddress };
  }

  /** Another site must not sign people in to an account of its choice, nor out of theirs. */
  private refuseForgery(request: Request): void {
    const fromBrowser =
      request.headers['sec-fetch-site'] !== undefined || request.headers.origin !== undefined;
    if (fromBrowser && !isFromOurPages(request, this.configuration.staffUrl)) {
      throw forbidden('The request comes from a page of another site.');
    }
  }
}

function signInRefused(): HttpProblem {
  return new HttpProblem(401, 'sign-in-refused', 'The name or the password is wrong.');
}

function signedIn(
  { username, name, groups, roles, grants }: Principal,
  firstStep: FirstStep | null,
): SignedInDto {
  return { username, name, groups, roles, grants, firstStep };
}
