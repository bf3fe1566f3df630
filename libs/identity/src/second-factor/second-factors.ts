import {
  RecoveryCodeEntity,
  SecondFactorEntity,
  SessionEntity,
  UserAccountEntity,
  type Actor,
  type TenantWork,
} from '@vorgang/storage';
import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import type { AttemptThrottle, Judgement } from '../accounts/attempt-throttle.js';
import { defaultTenantId } from '../default-tenant.js';
import { entryOperation } from '../directory/directory-operations.js';
import { lockEntry } from '../directory/lock-entry.js';
import { recordChange } from '../directory/record-change.js';
import { oneWayHash } from '../provider-sign-in/one-way-hash.js';
import { isOneTimeCode, newSecret, showSecret, stepOfCode, type ShownSecret } from './one-time-codes.js';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.js';

/** Keys outside the database that encrypt secrets in it. `context` binds a secret to where it belongs. */
export interface SecretRing {
  readonly currentKeyId: string;
  wrap(secret: Buffer, context: string): { readonly wrappingKeyId: string; readonly wrapped: Buffer };
  /** @throws Error when the ring has lost the key, or the secret was tampered with */
  unwrap(kept: { readonly wrappingKeyId: string; readonly wrapped: Buffer }, context: string): Buffer;
}

/** What a person sees of their second factor. */
export interface SecondFactorState {
  /** Milliseconds since 1970 UTC at which it was set up; null where there is none. */
  readonly since: number | null;
  readonly recoveryCodesLeft: number;
}

/** One-time codes of an app beside the password of a local account (RFC 6238), and codes for who lost the app. */
export interface SecondFactors {
  state(username: string): Promise<SecondFactorState>;
  /** Makes a secret, which holds once it is confirmed. `active` where one holds already, `absent` without an account. */
  begin(username: string): Promise<ShownSecret | 'active' | 'absent'>;
  /**
   * A code proves that the app has the secret: from now on it is asked for. The person's other sessions end.
   * @param keptToken token of the session that stays; null where there is none
   * @returns the recovery codes, told this once; `notBegun` where no secret waits to be confirmed
   */
  confirm(
    actor: Actor,
    username: string,
    code: string,
    keptToken: string | null,
  ): Promise<{ readonly recoveryCodes: readonly string[] } | 'wrong' | 'notBegun'>;
  /** Judges a code of the app or a recovery code. Each is right once. */
  check(username: string, code: string, address: string): Promise<Judgement>;
  /** Whether there was one. */
  remove(actor: Actor, username: string): Promise<boolean>;
  /** Encrypts all secrets with the newest key, so that older ones can be taken out of the key file. */
  rewrap(): Promise<number>;
}

/** What the second factors need of the server. */
export interface SecondFactorSurroundings {
  readonly ring: SecretRing;
  readonly throttle: AttemptThrottle;
  /** What an app calls the installation. */
  readonly issuer: string;
  /** Milliseconds since 1970 UTC, as the audit log has it. */
  readonly now: () => number;
  /** Milliseconds since 1970 UTC on the wall, as apps have it. */
  readonly wallClock?: () => number;
  readonly mintKey: () => string;
}

const tenantId = defaultTenantId;

/** Second factors over the database. */
export function createSecondFactors(
  work: TenantWork,
  { ring, throttle, issuer, now, mintKey, wallClock = Date.now }: SecondFactorSurroundings,
): SecondFactors {
  const record = (manager: EntityManager, actor: Actor, username: string, what: string) =>
    recordChange(manager, { actor, now, mintKey }, 'done', entryOperation('UPDATE', 'USER', username, what));

  const open = ({ username, wrappingKeyId, wrappedSecret: wrapped }: SecondFactorEntity): Buffer =>
    ring.unwrap({ wrappingKeyId, wrapped }, contextOf(username));

  /** Of two requests with the same code one finds it used: what is found is taken in one statement. */
  async function take(manager: EntityManager, username: string, code: string): Promise<boolean> {
    const holding = { tenantId, username, confirmedAt: Not(IsNull()) };
    const factor = await manager.findOneBy(SecondFactorEntity, holding);
    if (factor === null) return false;
    if (isOneTimeCode(code)) {
      const step = stepOfCode(open(factor), code, wallClock());
      if (step === null) return false;
      const unused = { ...holding, begunAt: factor.begunAt, lastStep: LessThan(String(step)) };
      const { affected } = await manager.update(SecondFactorEntity, unused, { lastStep: String(step) });
      return affected === 1;
    }
    const codeHash = recoveryCodeHash(code);
    const { affected } = await manager.delete(RecoveryCodeEntity, { tenantId, username, codeHash });
    if (affected !== 1) return false;
    await record(manager, { kind: 'user', id: username }, username, 'Recovery code used');
    return true;
  }

  return {
    state: (username) =>
      work.run(tenantId, async (manager) => {
        const factor = await manager.findOneBy(SecondFactorEntity, { tenantId, username });
        const recoveryCodesLeft = await manager.countBy(RecoveryCodeEntity, { tenantId, username });
        return { since: factor?.confirmedAt?.getTime() ?? null, recoveryCodesLeft };
      }),

    begin: (username) =>
      work.run(tenantId, async (manager) => {
        if (!(await lockEntry(manager, 'USER', username, 'alone'))) return 'absent';
        const key = { tenantId, username };
        if (await manager.existsBy(SecondFactorEntity, { ...key, confirmedAt: Not(IsNull()) }))
          return 'active';
        const secret = newSecret();
        const { wrappingKeyId, wrapped } = ring.wrap(secret, contextOf(username));
        await manager.delete(SecondFactorEntity, key);
        await manager.insert(SecondFactorEntity, {
          ...key,
          wrappingKeyId,
          wrappedSecret: wrapped,
          begunAt: new Date(wallClock()),
          confirmedAt: null,
          lastStep: '0',
        });
        return showSecret(secret, issuer, username);
      }),

    confirm: (actor, username, code, keptToken) =>
      work.run(tenantId, async (manager) => {
        // A sign-in without the second factor that is under way waits for this, and then opens no session.
        await lockEntry(manager, 'USER', username, 'alone');
        const begun = { tenantId, username, confirmedAt: IsNull() };
        const factor = await manager.findOneBy(SecondFactorEntity, begun);
        if (factor === null) return 'notBegun';
        const step = isOneTimeCode(code) ? stepOfCode(open(factor), code, wallClock()) : null;
        if (step === null) return 'wrong';
        await manager.update(SecondFactorEntity, begun, {
          confirmedAt: new Date(wallClock()),
          lastStep: String(step),
        });
        const recoveryCodes = newRecoveryCodes();
        await manager.insert(
          RecoveryCodeEntity,
          recoveryCodes.map((each) => ({ tenantId, username, codeHash: recoveryCodeHash(each) })),
        );
        const others = keptToken === null ? {} : { sessionHash: Not(oneWayHash(keptToken)) };
        await manager.delete(SessionEntity, { tenantId, username, ...others });
        await record(manager, actor, username, 'Second factor set up');
        return { recoveryCodes };
      }),

    check: (username, code, address) =>
      throttle.judge(`second-factor:${username}`, `second-factor:${address}`, () =>
        work.run(tenantId, (manager) => take(manager, username, code)),
      ),

    remove: (actor, username) =>
      work.run(tenantId, async (manager) => {
        if (!(await lockEntry(manager, 'USER', username, 'alone'))) return false;
        const holding = { tenantId, username, confirmedAt: Not(IsNull()) };
        const { affected } = await manager.delete(SecondFactorEntity, holding);
        if (!affected) return false;
        await record(manager, actor, username, 'Second factor removed');
        return true;
      }),

    rewrap: () =>
      work.run(tenantId, async (manager) => {
        const wrappingKeyId = Not(ring.currentKeyId);
        const old = await manager.find(SecondFactorEntity, {
          where: { tenantId, wrappingKeyId },
          lock: { mode: 'pessimistic_write' },
        });
        for (const factor of old) {
          const { username } = factor;
          const renewed = ring.wrap(open(factor), contextOf(username));
          await manager.update(
            SecondFactorEntity,
            { tenantId, username },
            { wrappingKeyId: renewed.wrappingKeyId, wrappedSecret: renewed.wrapped },
          );
        }
        return old.length;
      }),
  };
}

/** Whether the account has a second factor, in a transaction that holds the account. */
export async function hasSecondFactor(
  manager: EntityManager,
  account: Pick<UserAccountEntity, 'tenantId' | 'username'>,
): Promise<boolean> {
  const { username } = account;
  return manager.existsBy(SecondFactorEntity, {
    tenantId: account.tenantId,
    username,
    confirmedAt: Not(IsNull()),
  });
}

function contextOf(username: string): string {
  return `second factor ${username}`;
}
