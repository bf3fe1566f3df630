import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import {
  defaultTenantId,
  Public,
  returnAddress,
  signedOutPath,
  type ProviderSignIn,
  type SessionService,
} from '@vorgang/identity';
import type { Request, Response } from 'express';
import { readCookie, setCookie } from '../access/cookies.js';
import type { EngineConfiguration } from '../configuration.js';
import { HttpProblem, notFound } from '../http/problem.js';
import { CONFIGURATION, PROVIDER_SIGN_IN, SESSIONS } from '../platform/tokens.js';
import { BackChannelLogoutRequest } from './back-channel-logout.dto.js';
import { logIdentityRefusal, logProviderRefusal, logProviderSignIn } from './sign-in-log.js';
import { SignInWaysDto } from './sign-in-ways.dto.js';

/** Milliseconds that a browser is known again while it signs in. */
const browserMemory = 15 * 60_000;

/** Why nobody is signed in, as the workbench's sign-in page reads it from its address. */
type Reason = 'abgelehnt' | 'anderes-konto' | 'nicht-erreichbar' | 'ungueltig';

/** Sign-in of staff at identity providers: the browser goes there and comes back, tokens stay on the server. */
@ApiTags('Session')
@Controller('api/session')
export class ProviderSignInController {
  constructor(
    @Inject(PROVIDER_SIGN_IN) private readonly providers: ProviderSignIn,
    @Inject(SESSIONS) private readonly sessions: SessionService,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  @Get('ways')
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getSignInWays', summary: 'How people can sign in here' })
  @ApiOkResponse({ type: SignInWaysDto })
  ways(): SignInWaysDto {
    return { password: this.configuration.passwordSignIn, providers: this.providers.ways() };
  }

  @Get('providers/:id/sign-in')
  @Public()
  @ApiOperation({
    operationId: 'signInAtProvider',
    summary: 'Sends the browser to the identity provider (OpenID Connect, authorization code with PKCE)',
  })
  @ApiQuery({ name: 'returnTo', required: false, description: 'Page of the workbench that opens afterwards' })
  @ApiFoundResponse({ description: 'To the provider, or back to the sign-in page when it does not answer' })
  async signIn(
    @Param('id') id: string,
    @Query('returnTo') returnTo: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = typeof returnTo === 'string' ? returnTo : undefined;
    if (isFromElsewhere(request)) return this.toSignInPage(response, returnAddress(asked));
    const known = readCookie(request, this.configuration, 'vorgang_sign_in');
    const begun = await this.providers.begin(id, asked, known);
    switch (begun.kind) {
      case 'absent':
        throw notFound(`There is no identity provider '${id}'.`);
      case 'unavailable':
        return this.backToSignIn(response, 'nicht-erreichbar', returnAddress(asked));
      case 'redirect':
        setCookie(response, this.configuration, 'vorgang_sign_in', begun.browser, browserMemory);
        response.set('Cache-Control', 'no-store').redirect(302, begun.address);
    }
  }

  @Get('providers/:id/callback')
  @Public()
  @ApiExcludeEndpoint()
  async callback(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.providers.ways().some((way) => way.id === id))
      throw notFound(`There is no identity provider '${id}'.`);
    const answer = new URL(`${request.path}${queryOf(request)}`, this.configuration.staffUrl);
    const browser = readCookie(request, this.configuration, 'vorgang_sign_in');
    const finished = await this.providers.finish(id, answer, browser);
    switch (finished.kind) {
      case 'denied':
        logProviderRefusal(id, 'denied', request.ip ?? '');
        return this.backToSignIn(response, 'abgelehnt', finished.returnTo);
      case 'otherIdentity':
        logIdentityRefusal('provider', finished.refusal, request.ip ?? '');
        return this.backToSignIn(response, 'anderes-konto', finished.returnTo);
      case 'unavailable':
        return this.backToSignIn(response, 'nicht-erreichbar', finished.returnTo);
      case 'refused':
        logProviderRefusal(id, finished.reason, request.ip ?? '');
        return this.backToSignIn(response, 'ungueltig', finished.returnTo);
      case 'signedIn': {
        logProviderSignIn(id, finished.username, request.ip ?? '');
        const previous = readCookie(request, this.configuration, 'vorgang_session');
        if (previous) await this.sessions.close(defaultTenantId, previous);
        setCookie(response, this.configuration, 'vorgang_session', finished.token);
        response.set('Cache-Control', 'no-store').redirect(303, finished.returnTo);
      }
    }
  }

  @Post('back-channel-logout')
  @HttpCode(200)
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'logOutByProvider',
    summary: 'The identity provider ends sessions (OpenID Connect Back-Channel Logout 1.0)',
  })
  @ApiOkResponse({ description: 'The sessions have ended' })
  async backChannelLogout(@Body() { logout_token: token }: BackChannelLogoutRequest): Promise<void> {
    switch (await this.providers.endSessions(token)) {
      case 'ended':
        return;
      case 'refused':
        throw new HttpProblem(
          400,
          'logout-token-refused',
          'The logout token is not of a configured provider, not for this installation, expired, or was used before.',
        );
      case 'unavailable':
        throw new HttpProblem(
          503,
          'identity-provider-unavailable',
          'The keys of the identity provider could not be read. Send the token again.',
          [],
          { 'Retry-After': '5' },
        );
    }
  }

  /** Whoever came by a link has asked for nothing yet: they begin on the sign-in page. */
  private toSignInPage(response: Response, returnTo: string): void {
    const parameters = new URLSearchParams({ ziel: returnTo });
    response.set('Cache-Control', 'no-store').redirect(303, `${signedOutPath}?${parameters}`);
  }

  /** People are never left on an error page: the sign-in page says what happened and keeps where they wanted to go. */
  private backToSignIn(response: Response, reason: Reason, returnTo: string): void {
    const parameters = new URLSearchParams({ grund: reason, ziel: returnTo });
    response.set('Cache-Control', 'no-store').redirect(303, `${signedOutPath}?${parameters}`);
  }
}

/** Whether a link elsewhere led here, in a browser that tells (Fetch Metadata): no page of ours, where people chose it. */
function isFromElsewhere(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
}

/** As it was sent; the address before it may name any host. */
function queryOf({ originalUrl }: Request): string {
  const begin = originalUrl.indexOf('?');
  return begin < 0 ? '' : originalUrl.slice(begin);
}
