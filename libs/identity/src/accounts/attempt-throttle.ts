import type { TenantWork } from '@vorgang/storage';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';

/** What became of an attempt to sign in. One that was `throttled` was not judged. */
export type Judgement =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

/**
 * Slows down guessing: counts wrong passwords per account and per network address, for all replicas together. Never
 * more attempts are judged at once than may still fail: what is beyond that waits for the others.
 */
export interface AttemptThrottle {
  /** Judges an attempt by `isRight`, unless too many have failed. A right password clears the account's count. */
  judge(account: string, address: string, isRight: () => Promise<boolean>): Promise<Judgement>;
}

const fiveMinutes = 5 * 60_000;
/** How many may fail before further ones are sent away. */
export interface AttemptLimits {
  readonly perAccount: number;
  readonly perAddress: number;
  /** Milliseconds after which what failed is forgotten; five minutes. */
  readonly window?: number;
}

/** After that an attempt whose node died no longer holds a place. */
const leaseMilliseconds = 60_000;
/** Whoever found no place for so long is sent away. */
const longestWaitMilliseconds = 30_000;
/** Rows that are over, cleared with each attempt at most. */
const clearedAtOnce = 20;

// Each subject has two rows, found by their primary key: what failed in its window, and what is being judged. The
// second is written first and so guards both until the transaction ends.
const takePlace = `
insert into sign_in_attempt as known (tenant_id, subject_hash, window_ends_at, attempts)
values ($1, $2, $4, 1)
on conflict (tenant_id, subject_hash) do update set
  window_ends_at = excluded.window_ends_at,
  attempts = case when known.window_ends_at <= $3 then 1 else known.attempts + 1 end
returning attempts`;

const givePlaceBack = `
update sign_in_attempt set attempts = greatest(attempts - 1, 0) where tenant_id = $1 and subject_hash = $2`;

const countFailure = `
insert into sign_in_attempt as known (tenant_id, subject_hash, window_ends_at, attempts)
values ($1, $2, $4, 1)
on conflict (tenant_id, subject_hash) do update set
  window_ends_at = case when known.window_ends_at <= $3 then excluded.window_ends_at else known.window_ends_at end,
  attempts = case when known.window_ends_at <= $3 then 1 else known.attempts + 1 end`;

const readFailures = `
select attempts, window_ends_at from sign_in_attempt
where tenant_id = $1 and subject_hash = $2 and window_ends_at > $3`;

// Rows that others work on are left to the next attempt.
const clearOld = `
delete from sign_in_attempt where (tenant_id, subject_hash) in (
  select tenant_id, subject_hash from sign_in_attempt
  where tenant_id = $1 and window_ends_at <= $2 limit ${clearedAtOnce} for update skip locked)`;

/** Gives back, by ending the transaction, the places that were taken in it. */
class NoPlaceError extends Error {
  /** 0 where others may still turn out to be right. */
  constructor(readonly retryAfterSeconds: number) {
    super('Too many attempts to sign in.');
  }
}

/** Counts in the database; the names and addresses are kept as hashes. `now` is wall-clock time in milliseconds. */
export function createAttemptThrottle(
  work: TenantWork,
  now: () => number = Date.now,
  limits: AttemptLimits = { perAccount: 10, perAddress: 100 },
): AttemptThrottle {
  async function takePlaceOf(manager: EntityManager, subject: string, most: number): Promise<void> {
    const at = now();
    const lease = new Date(at + leaseMilliseconds);
    const [place] = await manager.query<readonly { readonly attempts: number }[]>(takePlace, [
      defaultTenantId,
      hashOf('judged', subject),
      new Date(at),
      lease,
    ]);
    const [failures] = await manager.query<
      readonly { readonly attempts: number; readonly window_ends_at: Date }[]
    >(readFailures, [defaultTenantId, hashOf('failed', subject), new Date(at)]);
    const failed = failures?.attempts ?? 0;
    if (failures && failed >= most)
      throw new NoPlaceError(Math.max(1, Math.ceil((failures.window_ends_at.getTime() - at) / 1000)));
    if (failed + (place?.attempts ?? 1) > most) throw new NoPlaceError(0);
  }

  /** Answers null once the attempt has its place, else the seconds to wait; 0: until others are judged. */
  async function tryPlace(account: string, address: string): Promise<number | null> {
    try {
      await work.run(defaultTenantId, async (manager) => {
        // The address first, so that one that is stopped locks nobody's account; always in this order, so that
        // two attempts never wait for each other.
        await takePlaceOf(manager, address, limits.perAddress);
        await takePlaceOf(manager, account, limits.perAccount);
      });
      return null;
    } catch (error) {
      if (error instanceof NoPlaceError) return error.retryAfterSeconds;
      throw error;
    }
  }

  async function waitForPlace(account: string, address: string): Promise<number | null> {
    const start = performance.now();
    for (let wait = 25; ; wait = Math.min(2 * wait, 400)) {
      const seconds = await tryPlace(account, address);
      if (seconds !== 0) return seconds;
      if (performance.now() - start > longestWaitMilliseconds) return 1;
      await pause(wait * (1 + Math.random()));
    }
  }

  async function settle(
    account: string,
    address: string,
    outcome: 'right' | 'wrong' | 'open',
  ): Promise<void> {
    await work.run(defaultTenantId, async (manager) => {
      for (const subject of [address, account]) {
        await manager.query(givePlaceBack, [defaultTenantId, hashOf('judged', subject)]);
        if (outcome !== 'wrong') continue;
        const at = now();
        const end = new Date(at + (limits.window ?? fiveMinutes));
        await manager.query(countFailure, [defaultTenantId, hashOf('failed', subject), new Date(at), end]);
      }
      if (outcome !== 'right') return;
      await manager.query('delete from sign_in_attempt where tenant_id = $1 and subject_hash = $2', [
        defaultTenantId,
        hashOf('failed', account),
      ]);
    });
  }

  return {
    async judge(accountName, addressName, isRight) {
      const account = `account:${accountName}`;
      const address = `address:${addressName}`;
      // A transaction of its own: it locks rows of others.
      await work.run(defaultTenantId, (manager) =>
        manager.query(clearOld, [defaultTenantId, new Date(now())]),
      );
      const seconds = await waitForPlace(account, address);
      if (seconds !== null) return { kind: 'throttled', retryAfterSeconds: seconds };
      const isRightNow = await isRight().catch(async (error: unknown) => {
        // Nobody learnt anything: it is no failure of theirs.
        await settle(account, address, 'open');
        throw error;
      });
      const kind = isRightNow ? 'right' : 'wrong';
      await settle(account, address, kind);
      return { kind };
    },
  };
}

function hashOf(row: 'failed' | 'judged', subject: string): Buffer {
  // What failed keeps the name that it has always had.
  return createHash('sha256')
    .update(row === 'failed' ? subject : `judged:${subject}`)
    .digest();
}
