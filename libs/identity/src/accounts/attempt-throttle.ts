import type { TenantWork } from '@vorgang/storage';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';

/** Slows down guessing: counts attempts to sign in per account and per network address, for all replicas together. */
export interface AttemptThrottle {
  /** Counts one attempt. Answers 0 when it may go on, else the seconds to wait. */
  begin(account: string, address: string): Promise<number>;
  /** A right password clears the account's count and gives the address this attempt back. */
  succeeded(account: string, address: string): Promise<void>;
}

const windowMilliseconds = 5 * 60_000;
/** Windows that are over, cleared with each attempt at most. */
const clearedAtOnce = 20;

// One row per subject, found by its primary key. An attempt at a full window is not counted, and leaves it as it was.
const countAttempt = `
insert into sign_in_attempt as known (tenant_id, subject_hash, window_ends_at, attempts)
values ($1, $2, $4, 1)
on conflict (tenant_id, subject_hash) do update set
  window_ends_at = case when known.window_ends_at <= $3 then excluded.window_ends_at else known.window_ends_at end,
  attempts = case when known.window_ends_at <= $3 then 1 else known.attempts + 1 end
where known.window_ends_at <= $3 or known.attempts < $5
returning attempts`;

// Rows that others work on are left to the next attempt.
const clearOld = `
delete from sign_in_attempt where (tenant_id, subject_hash) in (
  select tenant_id, subject_hash from sign_in_attempt
  where tenant_id = $1 and window_ends_at <= $2 limit ${clearedAtOnce} for update skip locked)`;

/** Counts in the database; the names and addresses are kept as hashes. `now` is wall-clock time in milliseconds. */
export function createAttemptThrottle(
  work: TenantWork,
  now: () => number = Date.now,
  limits: { readonly perAccount: number; readonly perAddress: number } = { perAccount: 10, perAddress: 100 },
): AttemptThrottle {
  async function count(manager: EntityManager, subject: Buffer, most: number): Promise<number> {
    const at = now();
    const rows = await manager.query<readonly unknown[]>(countAttempt, [
      defaultTenantId,
      subject,
      new Date(at),
      new Date(at + windowMilliseconds),
      most,
    ]);
    return rows.length > 0 ? 0 : secondsLeft(manager, subject, at);
  }

  return {
    async begin(account, address) {
      // A transaction of its own: it locks rows of others.
      await work.run(defaultTenantId, (manager) =>
        manager.query(clearOld, [defaultTenantId, new Date(now())]),
      );
      return work.run(defaultTenantId, async (manager) => {
        // The address first, so that one that is stopped locks nobody's account; always in this order, so that
        // two attempts never wait for each other.
        const byAddress = await count(manager, hashOf('address', address), limits.perAddress);
        return byAddress > 0 ? byAddress : count(manager, hashOf('account', account), limits.perAccount);
      });
    },

    succeeded: (account, address) =>
      work.run(defaultTenantId, async (manager) => {
        await manager.query(
          'update sign_in_attempt set attempts = greatest(attempts - 1, 0) where tenant_id = $1 and subject_hash = $2',
          [defaultTenantId, hashOf('address', address)],
        );
        await manager.query('delete from sign_in_attempt where tenant_id = $1 and subject_hash = $2', [
          defaultTenantId,
          hashOf('account', account),
        ]);
      }),
  };
}

async function secondsLeft(manager: EntityManager, subject: Buffer, at: number): Promise<number> {
  const [row] = await manager.query<readonly { readonly window_ends_at: Date }[]>(
    'select window_ends_at from sign_in_attempt where tenant_id = $1 and subject_hash = $2',
    [defaultTenantId, subject],
  );
  return row ? Math.max(1, Math.ceil((row.window_ends_at.getTime() - at) / 1000)) : 1;
}

function hashOf(kind: 'account' | 'address', subject: string): Buffer {
  return createHash('sha256').update(`${kind}:${subject}`).digest();
}
