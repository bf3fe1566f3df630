import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  defaultTenantId,
  routeAccessKey,
  type AuthenticatedRequest,
  type Authenticator,
  type Principal,
  type RouteAccess,
  type SessionService,
  type TokenAuthenticator,
} from '@vorgang/identity';
import type { Request, Response } from 'express';
import type { EngineConfiguration } from '../configuration.js';
import { forbidden, HttpProblem } from '../http/problem.js';
import { AUTHENTICATOR, CONFIGURATION, SESSIONS, TOKENS } from '../platform/tokens.js';
import { RateLimiter } from '../rate-limits/rate-limiter.js';
import { RequestTenant } from './request-tenant.js';
import { readBasicCredentials, readBearerToken, readSessionToken } from './read-credentials.js';
import { isFromOurPages } from './same-origin.js';

/** Stands before every route. A route that does not say who may call it is refused to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(SESSIONS) private readonly sessions: SessionService,
    @Inject(TOKENS) private readonly tokens: TokenAuthenticator,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
    private readonly limiter: RateLimiter,
    private readonly tenants: RequestTenant,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(routeAccessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
    const response = context.switchToHttp().getResponse<Response>();
    if (access?.kind === 'public') {
      await this.limitPublic(request, response);
      return true;
    }
    const principal = await this.identify(request);
    if (!principal) {
      await this.limiter.spendOfAddress(request.ip ?? '', response);
      throw unauthorized(request, response, this.configuration);
    }
    await this.limiter.spendOfAccount(principal.username, response);
    request.principal = await this.tenants.choose(principal, request);
    if (!access) throw forbidden('Nobody may call this route: it does not say who may.');
    if (access.kind === 'permission') requireGrant(principal, access.resourceType, access.permission);
    return true;
  }

  /** The supervisor's questions are never refused: a busy server is not a dead one. */
  private async limitPublic(request: Request, response: Response): Promise<void> {
    if (request.path.startsWith('/health/')) return;
    await this.limiter.spendOfAddress(request.ip ?? '', response);
  }

  private async identify(request: Request): Promise<Principal | null> {
    const bearer = readBearerToken(request);
    if (bearer !== null) return this.identifyByToken(bearer);
    if (request.headers.authorization !== undefined) return this.identifyByPassword(request);
    const token = readSessionToken(request);
    if (!token) return null;
    const session = await this.sessions.resume(defaultTenantId, token);
    if (!session) return null;
    if (!isFromOurPages(request, this.configuration.publicUrl)) {
      throw new HttpProblem(
        403,
        'cross-origin',
        'The request comes from a page of another site. Programs authenticate with a token or HTTP basic instead of the cookie.',
      );
    }
    return this.authenticator.recall(defaultTenantId, session.username);
  }

  private async identifyByToken(token: string): Promise<Principal | null> {
    const answer = await this.tokens.authenticate(token);
    switch (answer.kind) {
      case 'known':
        return answer.principal;
      case 'refused':
        return null;
      case 'unavailable':
        throw new HttpProblem(503, 'identity-provider-unavailable', answer.reason, [], {
          'Retry-After': '5',
        });
    }
  }

  private async identifyByPassword(request: Request): Promise<Principal | null> {
    if (!this.configuration.passwordSignIn) return null;
    const credentials = readBasicCredentials(request);
    if (!credentials) return null;
    const address = request.ip ?? '';
    const answer = await this.authenticator.authenticate(defaultTenantId, { ...credentials, address });
    switch (answer.kind) {
      case 'known':
        return answer.principal;
      case 'refused':
        return null;
      case 'throttled':
        throw tooManyAttempts(answer.retryAfterSeconds);
    }
  }
}

/** Too many wrong passwords; the same for accounts that exist and those that do not. */
export function tooManyAttempts(retryAfterSeconds: number): HttpProblem {
  const detail = `Too many attempts to sign in. Try again in ${retryAfterSeconds} seconds.`;
  return new HttpProblem(429, 'too-many-attempts', detail, [], { 'Retry-After': String(retryAfterSeconds) });
}

// Browsers answer a challenge with a dialogue of their own, which the staff application must not show.
function unauthorized(
  request: Request,
  response: Response,
  { tokenIssuers, passwordSignIn }: EngineConfiguration,
): HttpProblem {
  const challenge = request.headers.authorization !== undefined || request.path.startsWith('/v2');
  response.setHeader('Cache-Control', 'no-store');
  const ways = [
    ...(tokenIssuers.length > 0 ? ['send a valid access token (Bearer)'] : []),
    ...(passwordSignIn ? ['send a valid name and password with HTTP basic authentication'] : []),
  ];
  const challenges = [
    ...(tokenIssuers.length > 0 ? ['Bearer realm="Vorgang"'] : []),
    ...(passwordSignIn ? ['Basic realm="Vorgang", charset="UTF-8"'] : []),
  ];
  return new HttpProblem(
    401,
    'unauthorized',
    `Sign in first, or ${ways.join(', or ')}.`,
    [],
    challenge ? { 'WWW-Authenticate': challenges.join(', ') } : {},
  );
}

function requireGrant(principal: Principal, resourceType: string, permission: string): void {
  const held = principal.grants.some(
    (grant) =>
      grant.resourceType === resourceType && (grant.permissions as readonly string[]).includes(permission),
  );
  if (!held) throw forbidden(`This needs the permission ${permission} on ${resourceType}.`);
}
