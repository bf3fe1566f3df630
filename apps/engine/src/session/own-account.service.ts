import { Inject, Injectable } from '@nestjs/common';
import {
  defaultTenantId,
  type Authentication,
  type Authenticator,
  type Directories,
  type OwnSession,
  type SessionService,
} from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { temporaryPasswordExpired, tooManyAttempts } from '../access/caller.js';
import { signInAgain } from '../access/recent-proof.js';
import type { EngineConfiguration } from '../configuration.js';
import { forbidden } from '../http/problem.js';
import { AUTHENTICATOR, CONFIGURATION, DIRECTORIES, SESSIONS } from '../platform/tokens.js';
import { requireUserDone } from '../v2/identity/answer-outcome.js';
import type { Oneself } from './oneself.js';
import { passwordRefusal } from './password-refusal.js';

/** For so long a sign-in proves that it is still the same person. */
const freshMilliseconds = 5 * 60_000;

/** What people do with their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(DIRECTORIES) private readonly directories: Directories,
    @Inject(SESSIONS) private readonly sessions: SessionService,
    @Inject(CONFIGURATION) private readonly configuration: EngineConfiguration,
  ) {}

  /** All other sessions of the person end. */
  async changePassword(
    oneself: Oneself,
    { actor }: CallContext,
    passwords: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<void> {
    const { passwordHash: currentHash } = await this.requireCurrentPassword(
      oneself,
      passwords.currentPassword,
    );
    const { username, token } = oneself;
    const directory = this.directories.changedBy(actor);
    const outcome = await directory.changePassword(username, {
      currentHash,
      password: passwords.newPassword,
      keptToken: token,
    });
    if (outcome === 'wrongPassword') throw passwordRefusal('currentPassword', 'wrong');
    requireUserDone(outcome, username, 'newPassword');
  }

  listSessions({ username, token }: Oneself): Promise<readonly OwnSession[]> {
    return this.sessions.list(defaultTenantId, username, token);
  }

  async endSessions(
    oneself: Oneself,
    { sessionId, currentPassword }: { readonly sessionId?: string; readonly currentPassword?: string },
  ): Promise<void> {
    if (currentPassword !== undefined) await this.requireCurrentPassword(oneself, currentPassword);
    else await this.requireFreshSignIn(oneself);
    await this.sessions.closeOther(defaultTenantId, oneself.username, sessionId ?? null, oneself.token);
  }

  /**
   * The stored hash that the password matched, and how the account stands.
   *
   * @throws HttpProblem where the password is wrong, or nobody signs in with one
   */
  async requireCurrentPassword(
    { username, address }: Oneself,
    password: string,
  ): Promise<Extract<Authentication, { readonly kind: 'known' }>> {
    if (!this.configuration.passwordSignIn)
      throw forbidden('Nobody signs in with a password here. Change it at the identity provider.');
    const answer = await this.authenticator.authenticate(defaultTenantId, { username, password, address });
    if (answer.kind === 'throttled') throw tooManyAttempts(answer.retryAfterSeconds);
    if (answer.kind === 'refused') throw passwordRefusal('currentPassword', 'wrong');
    if (answer.kind === 'expired') throw temporaryPasswordExpired(403);
    return answer;
  }

  private async requireFreshSignIn({ token }: Oneself): Promise<void> {
    const session = token === null ? null : await this.sessions.peek(defaultTenantId, token);
    if (session !== null && Date.now() - session.provedAt < freshMilliseconds) return;
    throw signInAgain('The sign-in is older than five minutes. Give the current password, or sign in again.');
  }
}
