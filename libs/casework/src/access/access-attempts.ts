import { AccessAttemptEntity, type TenantWork } from '@vorgang/storage';
import { In, LessThanOrEqual, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
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
  manager: EntityManager,
  tenantId: string,
  subjects: readonly string[],
  now: Date,
): Promise<void> {
  const isRefused = await manager.existsBy(AccessAttemptEntity, {
    tenantId,
    subjectHash: In(subjects.map(hashSecret)),
    windowStartedAt: MoreThan(windowStart(now)),
    failures: MoreThanOrEqual(MOST_FAILURES),
  });
  if (isRefused) throw new TooManyAttemptsError(WINDOW_MINUTES);
}

/** $3: now; $4: a window that began then or before is over, and starts anew. */
const oneMore = `
  failures = case when known.window_started_at > $4 then known.failures + 1 else 1 end,
  window_started_at = case when known.window_started_at > $4 then known.window_started_at else $3 end`;

/**
 * Counts a failure; a window that is over starts anew. By hand, as the new values depend on the row that is there,
 * and one statement counts both subjects without reading first.
 */
export async function countFailedAttempt(
  manager: EntityManager,
  tenantId: string,
  subjects: readonly string[],
  now: Date,
): Promise<void> {
  // Sorted, so that two attempts at once lock the rows in the same order.
  const hashes = subjects.map(hashSecret).sort(Buffer.compare);
  await manager.query(
    `insert into access_attempt as known (tenant_id, subject_hash, window_started_at, failures)
     select $1, subject_hash, $3, 1 from unnest($2::bytea[]) as subject_hash
     on conflict (tenant_id, subject_hash) do update set ${oneMore}`,
    [tenantId, hashes, now, windowStart(now)],
  );
}

/**
 * Counts an attempt before it is judged, so that of many at once no more are judged than may fail.
 * @throws TooManyAttemptsError
 */
export async function takeAttempt(
  manager: EntityManager,
  tenantId: string,
  subject: string,
  now: Date,
): Promise<void> {
  const taken = await manager.query<readonly unknown[]>(
    `insert into access_attempt as known (tenant_id, subject_hash, window_started_at, failures)
     values ($1, $2, $3, 1)
     on conflict (tenant_id, subject_hash) do update set ${oneMore}
     where known.window_started_at <= $4 or known.failures < $5
     returning 1`,
    [tenantId, hashSecret(subject), now, windowStart(now), MOST_FAILURES],
  );
  if (taken.length === 0) throw new TooManyAttemptsError(WINDOW_MINUTES);
}

/** An attempt that was taken turned out to be right. */
export async function giveAttemptBack(
  manager: EntityManager,
  tenantId: string,
  subject: string,
): Promise<void> {
  const key = { tenantId, subjectHash: hashSecret(subject), failures: MoreThan(0) };
  await manager.decrement(AccessAttemptEntity, key, 'failures', 1);
}

/** Deletes counts whose window is over. */
export async function removeOldAttempts(work: TenantWork, tenantId: string, now: Date): Promise<void> {
  await work.run(tenantId, (manager) =>
    manager.delete(AccessAttemptEntity, { tenantId, windowStartedAt: LessThanOrEqual(windowStart(now)) }),
  );
}

/** A window that began at this moment or before is over. */
function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_MINUTES * 60 * 1000);
}
