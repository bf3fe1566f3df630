import type { TenantWork } from '@vorgang/storage';
import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { hashPassword, verifyPassword } from '../passwords/password-hash.js';
import type { Principal } from '../permissions/principal.js';
import type { Account } from './account.js';
import type { AttemptThrottle, Judgement } from './attempt-throttle.js';
import { findAccount } from './find-account.js';
import type { Standing } from './first-step.js';
import { shareLookups } from './share-lookups.js';

export type Authentication =
  | {
      readonly kind: 'known';
      readonly principal: Principal;
      /** The stored hash that the password matched: a proof only as long as the account still has it. */
      readonly passwordHash: string;
      readonly standing: Standing;
    }
  /** The password is right, was made by the server, and has ended before the person chose an own one. */
  | { readonly kind: 'expired' }
  /** Unknown name and wrong password are one answer: nobody learns which names exist. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** The network address that asks, to slow down guessing across names. */
  readonly address: string;
}

/** An attempt to sign in that was judged or sent away, for the log. */
export interface SignInAttempt {
  /** `right-so-far`: the account has a second factor, which is asked for next. */
  readonly outcome: Judgement['kind'] | 'expired' | 'right-so-far';
  /** Absent where no account has the name: what was typed there may be somebody's password. */
  readonly account?: string;
  readonly address: string;
}

/** Somebody who has signed in before. */
export interface Recalled {
  readonly principal: Principal;
  readonly standing: Standing;
}

/** Checks names and passwords. */
export interface Authenticator {
  authenticate(tenantId: string, credentials: Credentials): Promise<Authentication>;
  /** Who has proved before that they are this account, with their rights of now; null once the account is gone. */
  recall(username: string): Promise<Recalled | null>;
}

/** Milliseconds for which a node remembers that somebody is stopped; a success at another node counts after them. */
const stoppedFor = 2_000;

/**
 * Programs send name and password with each request, many at once. A pair that was right is remembered as an HMAC under
 * a key of this process, together with the stored hash that it matched (a changed password ends it at once). A pair that
 * is being checked is checked once for all who sent it: as one attempt, as it tells whoever guesses no more than one.
 *
 * @param tell hears of each attempt that was judged or sent away, not of pairs that are remembered
 * @param now wall-clock time in milliseconds
 */
export function createAuthenticator(
  work: TenantWork,
  throttle: AttemptThrottle,
  tell: (attempt: SignInAttempt) => void = () => undefined,
  now: () => number = Date.now,
): Authenticator {
  const share = shareLookups<Account | null>();
  const find = (username: string): Promise<Account | null> =>
    share(username, () => findAccount(work, username));
  const secret = randomBytes(32);
  const verified = new LRUCache<string, string>({ max: 1000, ttl: 10 * 60_000 });
  const underWay = new Map<string, Promise<Authentication>>();
  // Who is stopped and asks on is told so without work for the database: else a program that hammers keeps all others out.
  const stopped = new LRUCache<string, { readonly until: number }>({ max: 10_000, ttl: stoppedFor });
  const decoy = hashPassword(randomBytes(16).toString('hex'));

  async function check(
    tenantId: string,
    key: string,
    { username, password, address }: Credentials,
    account: Account | null,
  ): Promise<Authentication> {
    const subject = `${tenantId}/${username}`;
    const stored = account?.passwordHash ?? (await decoy);
    const judgement = await throttle.judge(subject, address, async () => {
      const isRight = (await verifyPassword(password, stored)) && account !== null;
      // Remembered before the throttle is told: where that fails, the next request need not be judged again.
      if (isRight) verified.set(key, stored);
      return isRight;
    });
    const answer = account !== null && judgement.kind === 'right' ? known(account) : null;
    tell({
      outcome: outcomeOf(answer) ?? judgement.kind,
      address,
      ...(account === null ? {} : { account: username }),
    });
    if (judgement.kind === 'throttled') {
      const until = performance.now() + judgement.retryAfterSeconds * 1_000;
      stopped.set(asker(tenantId, username, address), { until });
      return judgement;
    }
    return answer ?? { kind: 'refused' };
  }

  /** Whoever knows the password of the account. */
  function known({ principal, passwordHash, ...standing }: Account): Authentication {
    const { temporaryUntil } = standing;
    if (temporaryUntil !== null && temporaryUntil <= now()) return { kind: 'expired' };
    return { kind: 'known', principal, passwordHash, standing };
  }

  return {
    async authenticate(tenantId, credentials) {
      const { username, password, address } = credentials;
      const pairKey = createHmac('sha256', secret)
        .update(JSON.stringify([tenantId, username, password]))
        .digest('base64');
      const matched = verified.get(pairKey);
      const stop = matched ? undefined : stopped.get(asker(tenantId, username, address));
      if (stop) {
        return {
          kind: 'throttled',
          retryAfterSeconds: Math.max(1, Math.ceil((stop.until - performance.now()) / 1_000)),
        };
      }
      const account = await find(username);
      if (account && matched === account.passwordHash) return known(account);
      // Who is behind another address, or changed the password meanwhile, is another attempt.
      const attemptKey = JSON.stringify([pairKey, address, account?.passwordHash]);
      const begun = underWay.get(attemptKey);
      if (begun) return begun;
      const attempt = check(tenantId, pairKey, credentials, account).finally(() =>
        underWay.delete(attemptKey),
      );
      underWay.set(attemptKey, attempt);
      return attempt;
    },

    async recall(username) {
      const account = await find(username);
      if (account === null) return null;
      const { principal, temporaryUntil, hasSecondFactor } = account;
      return { principal, standing: { temporaryUntil, hasSecondFactor } };
    },
  };
}

function outcomeOf(answer: Authentication | null): 'expired' | 'right-so-far' | null {
  if (answer?.kind === 'expired') return 'expired';
  return answer?.kind === 'known' && answer.standing.hasSecondFactor ? 'right-so-far' : null;
}

function asker(tenantId: string, username: string, address: string): string {
  return JSON.stringify([tenantId, username, address]);
}
