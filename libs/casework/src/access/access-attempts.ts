import type { Queryable } from '@vorgang/storage';
import type { TenantWork } from '../database/tenant-work.js';
import { hashSecret } from './codes.js';

const WINDOW_MINUTES = 15;
const MOST_FAILURES = 10;

/** Too many wrong codes for one subject. */
export class TooManyAttemptsError extends Error {
  override readonly name = 'TooManyAttemptsError';

  constructor(readonly retryAfterMinutes: number) {
    super(`Too many wrong codes. Try again in ${retryAfterMinutes} minutes.`);
  }
}

/**
 * Refuses where one of the subjects (a file number, an address) failed too often in the last quarter of an hour.
 * @throws TooManyAttemptsError
 */
export async function refuseTooManyAttempts(
  database: Queryable,
  tenantId: string,
  subjects: readonly string[],
  now: Date,
): Promise<void> {
  const { rows } = await database.query<{ readonly failures: number }>(
    `select failures from access_attempt
     where tenant_id = $1 and subject_hash = any ($2) and window_started_at > $3::timestamptz - make_interval(mins => $4)
     order by failures desc limit 1`,
    [tenantId, subjects.map(hashSecret), now, WINDOW_MINUTES],
  );
  if ((rows[0]?.failures ?? 0) >= MOST_FAILURES) throw new TooManyAttemptsError(WINDOW_MINUTES);
}

/** Counts a failure; a window that is over starts anew. */
export async function countFailedAttempt(
  database: Queryable,
  tenantId: string,
  subjects: readonly string[],
  now: Date,
): Promise<void> {
  // Sorted, so that two attempts at once lock the rows in the same order.
  const hashes = subjects.map(hashSecret).sort(Buffer.compare);
  await database.query(
    `insert into access_attempt as known (tenant_id, subject_hash, window_started_at, failures)
     select $1, subject_hash, $3, 1 from unnest($2::bytea[]) as subject_hash
     on conflict (tenant_id, subject_hash) do update set
       failures = case when known.window_started_at > $3::timestamptz - make_interval(mins => $4)
                       then known.failures + 1 else 1 end,
       window_started_at = case when known.window_started_at > $3::timestamptz - make_interval(mins => $4)
                                then known.window_started_at else $3 end`,
    [tenantId, hashes, now, WINDOW_MINUTES],
  );
}

/** Deletes counts whose window is over. */
export async function removeOldAttempts(work: TenantWork, tenantId: string, now: Date): Promise<void> {
  await work.run(tenantId, (database) =>
    database.query(
      `delete from access_attempt
       where tenant_id = $1 and window_started_at <= $2::timestamptz - make_interval(mins => $3)`,
      [tenantId, now, WINDOW_MINUTES],
    ),
  );
}
