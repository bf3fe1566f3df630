import { Inject, Injectable } from '@nestjs/common';
import {
  defaultTenantId,
  type Authenticator,
  firstStepOf,
  type FirstStep,
  type Principal,
  type SessionPeople,
  type SessionService,
  type Standing,
  type TokenAuthenticator,
} from '@vorgang/identity';
import type { Request } from 'express';
import type { EngineConfiguration } from '../configuration.js';
import { HttpProblem } from '../http/problem.js';
import { logIdentityRefusal, logTokenRefusal } from '../session/sign-in-log.js';
import { AUTHENTICATOR, CONFIGURATION, SESSION_PEOPLE, SESSIONS, TOKENS } from '../platform/tokens.js';
import { readCookie } from './cookies.js';
import { otherIdentity } from './other-identity.js';
import { readBasicCredentials, readBearerToken } from './read-credentials.js';
import { isFromOurPages } from './same-origin.js';

/** Who calls, and how long what they brought proves it. */
export interface Caller {
  readonly principal: Principal;
  /** Milliseconds since 1970 UTC; null for a name and password, which do not expire. */
  readonly endsAt: number | null;
  /** When the person of a browser's session last proved who they are; null: the request itself proves it. */
  readonly provedAt: number | null;
  /** What the person has to do before anything else; null: nothing. */
  readonly firstStep: FirstStep | null;
}

/** Tells who calls by their token, their name and password, or the session of their browser. */
@Injectable()
export class CallerIdentification {
  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(SESSIONS) private readonly sessions: SessionService,
    @Inject(SESSION_PEOPLE) private readonly people: SessionPeople,
    @Inject(TOKENS) private readonly tokens: TokenAuthenticator,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  /**
   * @param activity whether the call keeps a session from idling; looking again at an open stream does not
   * @throws HttpProblem when the call is forged, comes too often, or cannot be judged at the moment
   */
  async identify(request: Request, activity: 'active' | 'passive' = 'active'): Promise<Caller | null> {
    const bearer = readBearerToken(request);
    if (bearer !== null) return this.byToken(bearer, request.ip ?? '');
    if (request.headers.authorization !== undefined) return this.byPassword(request);
    const token = readCookie(request, this.configuration, 'vorgang_session');
    if (!token) return null;
    const session = await this.sessions[activity === 'active' ? 'resume' : 'peek'](defaultTenantId, token);
    if (!session) return null;
    if (!isFromOurPages(request, this.configuration.staffUrl)) {
      throw new HttpProblem(
        403,
        'cross-origin',
        'The request comes from a page of another site. Programs authenticate with a token or HTTP basic instead of the cookie.',
      );
    }
    const person = await this.people.of(session);
    if (person === null) return null;
    const { isRequired } = this.configuration.secondFactor;
    const firstStep = person.standing && firstStepOf(person.standing, isRequired);
    return { principal: person.principal, endsAt: session.endsAt, provedAt: session.provedAt, firstStep };
  }

  private async byToken(token: string, address: string): Promise<Caller | null> {
    const answer = await this.tokens.authenticate(token);
    switch (answer.kind) {
      case 'known':
        return { principal: answer.principal, endsAt: answer.endsAt, provedAt: null, firstStep: null };
      case 'refused':
        logTokenRefusal(address);
        return null;
      case 'otherIdentity':
        logIdentityRefusal('token', answer.refusal, address);
        throw otherIdentity(answer.refusal);
      case 'unavailable':
        throw new HttpProblem(503, 'identity-provider-unavailable', answer.reason, [], {
          'Retry-After': '5',
        });
    }
  }

  /** @throws HttpProblem where the account asks for a code, for which HTTP basic has no place */
  private firstStepOfProgram({
    principal,
    standing,
  }: {
    readonly principal: Principal;
    readonly standing: Standing;
  }): FirstStep | null {
    if (standing.hasSecondFactor) throw secondFactorRequired();
    const { isRequired, exempt } = this.configuration.secondFactor;
    return firstStepOf(standing, isRequired && !exempt.includes(principal.username));
  }

  private async byPassword(request: Request): Promise<Caller | null> {
    if (!this.configuration.passwordSignIn) return null;
    const credentials = readBasicCredentials(request);
    if (!credentials) return null;
    const address = request.ip ?? '';
    const answer = await this.authenticator.authenticate(defaultTenantId, { ...credentials, address });
    switch (answer.kind) {
      case 'known':
        return {
          principal: answer.principal,
          endsAt: null,
          provedAt: null,
          firstStep: this.firstStepOfProgram(answer),
        };
      case 'refused':
        return null;
      case 'expired':
        throw temporaryPasswordExpired(401);
      case 'throttled':
        throw tooManyAttempts(answer.retryAfterSeconds);
    }
  }
}

/** A name and password alone are half of the proof. */
function secondFactorRequired(): HttpProblem {
  return new HttpProblem(
    403,
    'second-factor-required',
    'The account has a second factor and signs in at the workbench only. Programs use an account without one, or a client of the identity provider.',
  );
}

/** Too many wrong passwords; the same for accounts that exist and those that do not. */
export function tooManyAttempts(retryAfterSeconds: number): HttpProblem {
  const detail = `Too many attempts to sign in. Try again in ${retryAfterSeconds} seconds.`;
  return new HttpProblem(429, 'too-many-attempts', detail, [], { 'Retry-After': String(retryAfterSeconds) });
}

/** The password is right, but was made for a first sign-in that never came. Only those who know it are told. */
export function temporaryPasswordExpired(status: 401 | 403): HttpProblem {
  const detail =
    'The temporary password has expired before an own one was chosen. Ask an administrator for a new one.';
  return new HttpProblem(status, 'temporary-password-expired', detail);
}
