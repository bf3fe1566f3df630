import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentFirstStep,
  CurrentPrincipal,
  defaultTenantId,
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
import { logPasswordAttempt } from './sign-in-log.js';
import { SignedOutDto } from './sign-in-ways.dto.js';
import { SignInRequest } from './sign-in.dto.js';
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
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOperation({ operationId: 'signIn', summary: 'Opens a session; its token is in an HttpOnly cookie' })
  @ApiOkResponse({ type: SignedInDto })
  async signIn(
    @Body() { username, password }: SignInRequest,
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
    const { principal, passwordHash, firstStep } = answer;
    const opened = await this.sessions.open(defaultTenantId, principal.username, passwordHash);
    if (opened === null) {
      // The password was right a moment ago, and is not any more.
      logPasswordAttempt({ outcome: 'wrong', account: principal.username, address: credentials.address });
      throw signInRefused();
    }
    const previous = readCookie(request, this.configuration, 'vorgang_session');
    if (previous) await this.sessions.close(defaultTenantId, previous);
    setCookie(response, this.configuration, 'vorgang_session', opened.token);
    response.set('Cache-Control', 'no-store');
    return signedIn(principal, firstStep);
  }

  @Get()
  @SignedIn('CHOOSE_PASSWORD')
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
    if (fromBrowser && !isFromOurPages(request, this.configuration.publicUrl)) {
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
