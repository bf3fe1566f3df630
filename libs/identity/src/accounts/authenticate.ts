import type { TenantWork } from '@vorgang/storage';
import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { hashPassword, verifyPassword } from '../passwords/password-hash.js';
import type { Principal } from '../permissions/principal.js';
import type { AttemptThrottle } from './attempt-throttle.js';
import { findAccount } from './find-account.js';

export type Authentication =
  | { readonly kind: 'known'; readonly principal: Principal }
  /** Unknown name and wrong password are one answer: nobody learns which names exist. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** The network address that asks, to slow down guessing across names. */
  readonly address: string;
}

/** Checks names and passwords. */
export interface Authenticator {
  authenticate(tenantId: string, credentials: Credentials): Promise<Authentication>;
  /** Who has proved before that they are this account, with their rights of now; null once the account is gone. */
  recall(tenantId: string, username: string): Promise<Principal | null>;
}

/**
 * Programs send name and password with each request. A pair that was right is remembered as an HMAC under a key
 * of this process, together with the stored hash that it matched: a changed password ends it at once.
 */
export function createAuthenticator(work: TenantWork, throttle: AttemptThrottle): Authenticator {
  const secret = randomBytes(32);
  const verified = new LRUCache<string, string>({ max: 1000, ttl: 10 * 60_000 });
  const decoy = hashPassword(randomBytes(16).toString('hex'));

  async function matches(key: string, password: string, stored: string): Promise<boolean> {
    if (!(await verifyPassword(password, stored))) return false;
    verified.set(key, stored);
    return true;
  }

  return {
    async authenticate(tenantId, { username, password, address }) {
      const account = await work.run(tenantId, (manager) => findAccount(manager, username));
      const key = createHmac('sha256', secret)
        .update(JSON.stringify([tenantId, username, password]))
        .digest('base64');
      if (account && verified.get(key) === account.passwordHash)
        return { kind: 'known', principal: account.principal };
      const retryAfterSeconds = await throttle.begin(`${tenantId}/${username}`, address);
      if (retryAfterSeconds > 0) return { kind: 'throttled', retryAfterSeconds };
      const right = await matches(key, password, account?.passwordHash ?? (await decoy));
      if (!account || !right) return { kind: 'refused' };
      await throttle.succeeded(`${tenantId}/${username}`, address);
      return { kind: 'known', principal: account.principal };
    },

    async recall(tenantId, username) {
      const account = await work.run(tenantId, (manager) => findAccount(manager, username));
      return account?.principal ?? null;
    },
  };
}
