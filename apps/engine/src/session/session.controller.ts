import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  defaultTenantId,
  Public,
  SignedIn,
  type Authenticator,
  type Principal,
  type SessionService,
} from '@vorgang/identity';
import type { CookieOptions, Request, Response } from 'express';
import { tooManyAttempts } from '../access/access.guard.js';
import { readSessionToken, sessionCookie } from '../access/read-credentials.js';
import { isFromOurPages } from '../access/same-origin.js';
import type { EngineConfiguration } from '../configuration.js';
import { forbidden, HttpProblem } from '../http/problem.js';
import { AUTHENTICATOR, CONFIGURATION, SESSIONS } from '../platform/tokens.js';
import { SignInRequest } from './sign-in.dto.js';
import { SignedInDto } from './signed-in.dto.js';

/** Signing in and out of the staff application. */
@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(SESSIONS) private readonly sessions: SessionService,
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
    const credentials = { username, password, address: request.ip ?? '' };
    const answer = await this.authenticator.authenticate(defaultTenantId, credentials);
    if (answer.kind === 'throttled') throw tooManyAttempts(answer.retryAfterSeconds);
    if (answer.kind === 'refused') {
      throw new HttpProblem(401, 'sign-in-refused', 'The name or the password is wrong.');
    }
    const previous = readSessionToken(request);
    if (previous) await this.sessions.close(defaultTenantId, previous);
    const { token } = await this.sessions.open(defaultTenantId, answer.principal.username);
    response.cookie(sessionCookie, token, this.cookieOptions());
    response.set('Cache-Control', 'no-store');
    return signedIn(answer.principal);
  }

  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'getSession', summary: 'Who is signed in' })
  @ApiOkResponse({ type: SignedInDto })
  current(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): SignedInDto {
    response.set('Cache-Control', 'no-store');
    return signedIn(principal);
  }

  @Delete()
  @HttpCode(204)
  @Public()
  @ApiOperation({ operationId: 'signOut', summary: 'Ends the session; without one it does nothing' })
  @ApiNoContentResponse()
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    this.refuseForgery(request);
    const token = readSessionToken(request);
    if (token) await this.sessions.close(defaultTenantId, token);
    response.clearCookie(sessionCookie, this.cookieOptions());
  }

  /** Another site must not sign people in to an account of its choice, nor out of theirs. */
  private refuseForgery(request: Request): void {
    const fromBrowser =
      request.headers['sec-fetch-site'] !== undefined || request.headers.origin !== undefined;
    if (fromBrowser && !isFromOurPages(request, this.configuration.publicUrl)) {
      throw forbidden('The request comes from a page of another site.');
    }
  }

  private cookieOptions(): CookieOptions {
    return {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.configuration.publicUrl.startsWith('https://'),
    };
  }
}

function signedIn({ username, name, groups, roles, grants }: Principal): SignedInDto {
  return { username, name, groups, roles, grants };
}
