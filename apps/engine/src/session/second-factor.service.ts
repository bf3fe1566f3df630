import { Inject, Injectable } from '@nestjs/common';
import {
  defaultTenantId,
  type SecondFactors,
  type SecondFactorState,
  type SessionService,
} from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { tooManyAttempts } from '../access/caller.js';
import { signInAgain } from '../access/recent-proof.js';
import { HttpProblem, notFound } from '../http/problem.js';
import { SECOND_FACTORS, SESSIONS } from '../platform/tokens.js';
import { conflict } from '../v2/identity/answer-outcome.js';
import type { Oneself } from './oneself.js';
import { OwnAccountService } from './own-account.service.js';
import { logSecondFactor } from './sign-in-log.js';

/** What people do with their own second factor, and the question for it. */
@Injectable()
export class SecondFactorService {
  constructor(
    @Inject(SECOND_FACTORS) private readonly factors: SecondFactors | null,
    private readonly account: OwnAccountService,
    @Inject(SESSIONS) private readonly sessions: SessionService,
  ) {}

  get isAvailable(): boolean {
    return this.factors !== null;
  }

  async state(username: string): Promise<SecondFactorState> {
    return this.factors === null ? { since: null, recoveryCodesLeft: 0 } : this.factors.state(username);
  }

  /** The secret, which is asked for once it is confirmed. */
  async begin(oneself: Oneself, currentPassword: string): Promise<{ secret: string; address: string }> {
    const factors = this.required;
    await this.account.requireCurrentPassword(oneself, currentPassword);
    const begun = await factors.begin(oneself.username);
    if (begun === 'absent') throw notFound(`There is no user '${oneself.username}'.`);
    if (begun === 'active')
      throw conflict('second-factor-exists', 'The account has a second factor. Remove it first.');
    return { secret: begun.text, address: begun.address };
  }

  /** The recovery codes. The person's other sessions end. */
  async confirm(
    { username, token }: Oneself,
    { actor }: CallContext,
    code: string,
  ): Promise<readonly string[]> {
    const confirmed = await this.required.confirm(actor, username, withoutBlanks(code), token);
    if (confirmed === 'wrong') throw codeRefused(400);
    if (confirmed === 'notBegun')
      throw conflict('second-factor-not-begun', 'No second factor waits to be confirmed. Begin again.');
    return confirmed.recoveryCodes;
  }

  async remove(
    oneself: Oneself,
    { actor }: CallContext,
    { currentPassword, code }: { readonly currentPassword: string; readonly code: string },
  ): Promise<void> {
    const factors = this.required;
    await this.account.requireCurrentPassword(oneself, currentPassword);
    await this.requireCode(oneself, code, 400);
    await factors.remove(actor, oneself.username);
  }

  /** Whoever sits at the session proves again that they are its person. */
  async proveAgain(
    oneself: Oneself,
    { currentPassword, code }: { readonly currentPassword: string; readonly code?: string },
  ): Promise<void> {
    const session = oneself.token === null ? null : await this.sessions.peek(defaultTenantId, oneself.token);
    if (oneself.token === null || session === null || session.provider !== null)
      throw signInAgain('The password of this installation proves nothing here. Sign in again.');
    const { standing } = await this.account.requireCurrentPassword(oneself, currentPassword);
    if (standing.hasSecondFactor) {
      if (code === undefined) throw secondFactorRequired(403);
      await this.requireCode(oneself, code, 400);
    }
    await this.sessions.prove(defaultTenantId, oneself.token);
  }

  /** @throws HttpProblem where the code is wrong, used up, or came after too many wrong ones */
  async requireCode(
    { username, address }: Pick<Oneself, 'username' | 'address'>,
    code: string,
    status: 400 | 401,
  ): Promise<void> {
    const judgement = await this.required.check(username, withoutBlanks(code), address);
    logSecondFactor(judgement.kind, username, address);
    if (judgement.kind === 'throttled') throw tooManyAttempts(judgement.retryAfterSeconds);
    if (judgement.kind === 'wrong') throw codeRefused(status);
  }

  /** @throws HttpProblem 501 where the installation has no key file: no secret could be kept */
  private get required(): SecondFactors {
    if (this.factors !== null) return this.factors;
    throw new HttpProblem(
      501,
      'second-factor-unavailable',
      'This installation keeps no second factors. The operator sets SECOND_FACTOR_KEY_FILE for the engine.',
    );
  }
}

/** Apps show codes in groups, and people type them so. */
function withoutBlanks(code: string): string {
  return code.replaceAll(/\s/g, '');
}

function codeRefused(status: 400 | 401): HttpProblem {
  const message = 'The code is wrong, or was used already. Wait for the next one.';
  return new HttpProblem(status, 'second-factor-refused', message, [
    { field: 'code', rule: 'wrong-code', message },
  ]);
}

/** Only those who know the password are told. */
export function secondFactorRequired(status: 401 | 403): HttpProblem {
  return new HttpProblem(
    status,
    'second-factor-required',
    'The account has a second factor. Send its code, or a recovery code, in `code` with the password.',
  );
}
