import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  everyResource,
  isOnlyGrantedWhole,
  recentProofKey,
  routeAccessKey,
  type AuthenticatedRequest,
  type FirstStep,
  type Principal,
  type RequiredPermission,
  type RouteAccess,
} from '@vorgang/identity';
import type { Request, Response } from 'express';
import type { EngineConfiguration } from '../configuration.js';
import { forbidden, HttpProblem } from '../http/problem.js';
import { CONFIGURATION } from '../platform/tokens.js';
import { RateLimiter } from '../rate-limits/rate-limiter.js';
import { CallerIdentification } from './caller.js';
import { requireRecentProof } from './recent-proof.js';
import { RequestTenant } from './request-tenant.js';

/** Stands before every route. A route that does not say who may call it is refused to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: CallerIdentification,
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
    const caller = await this.callers.identify(request);
    if (!caller) {
      await this.limiter.spendOfAddress(request.ip ?? '', response);
      throw unauthorized(request, response, this.configuration);
    }
    const { principal, firstStep } = caller;
    await this.limiter.spendOfAccount(principal.username, response);
    if (firstStep !== null && !isOpenFor(firstStep, access)) throw firstStepRequired(firstStep);
    request.firstStep = firstStep;
    request.principal = await this.tenants.choose(principal, request);
    if (!access) throw forbidden('Nobody may call this route: it does not say who may.');
    if (access.kind === 'permission') requireGrant(principal, access.anyOf);
    const isSensitive = this.reflector.getAllAndOverride<boolean | undefined>(recentProofKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isSensitive) requireRecentProof(caller.provedAt, Date.now());
    return true;
  }

  /** The supervisor's questions are never refused: a busy server is not a dead one. */
  private async limitPublic(request: Request, response: Response): Promise<void> {
    if (request.path.startsWith('/health/')) return;
    await this.limiter.spendOfAddress(request.ip ?? '', response);
  }
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

function isOpenFor(step: FirstStep, access: RouteAccess | undefined): boolean {
  return access?.kind === 'signedIn' && access.openFor.includes(step);
}

function firstStepRequired(step: FirstStep): HttpProblem {
  switch (step) {
    case 'CHOOSE_PASSWORD':
      return new HttpProblem(
        403,
        'password-change-required',
        'The password is a temporary one. Sign in to the workbench and choose an own one first (PUT /api/account/password).',
      );
    case 'SET_UP_SECOND_FACTOR':
      return new HttpProblem(
        403,
        'second-factor-setup-required',
        'Everybody who signs in with a password needs a second factor here. Sign in to the workbench and set one up first. Accounts of programs are named in SECOND_FACTOR_EXEMPT.',
      );
  }
}

function requireGrant(principal: Principal, anyOf: readonly RequiredPermission[]): void {
  if (anyOf.some((required) => holds(principal, required))) return;
  const [first] = anyOf;
  throw forbidden(`This needs the permission ${first?.permission} on ${first?.resourceType}.`);
}

function holds({ grants }: Principal, { resourceType, permission }: RequiredPermission): boolean {
  return grants.some(
    (grant) =>
      grant.resourceType === resourceType &&
      (grant.resourceId === everyResource || !isOnlyGrantedWhole(resourceType)) &&
      (grant.permissions as readonly string[]).includes(permission),
  );
}
