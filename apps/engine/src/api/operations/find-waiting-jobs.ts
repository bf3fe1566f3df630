import type { EntityManager } from 'typeorm';
import type { WaitingJobs } from './operations.dto.js';

/** Open jobs per type: free, held by a worker, or out of retries. Takes no lock. Index: job_waiting. */
export async function findWaitingJobs(
  manager: EntityManager,
  tenantId: string,
  now: Date,
): Promise<WaitingJobs[]> {
  const rows = await manager.query<
    {
      readonly type: string;
      readonly waiting: number;
      readonly activated: number;
      readonly exhausted: number;
      readonly oldest_created_at: Date | null;
    }[]
  >(
    `select type,
       count(*) filter (where retries > 0 and (lock_until is null or lock_until <= $2))::integer as waiting,
       count(*) filter (where retries > 0 and lock_until > $2)::integer as activated,
       count(*) filter (where retries = 0)::integer as exhausted,
       min(created_at) as oldest_created_at
     from job
     where tenant_id = $1 and state in ('CREATED', 'FAILED', 'RETRIES_UPDATED')
     group by type
     order by type`,
    [tenantId, now],
  );
  return rows.map((row) => ({
    type: row.type,
    waiting: row.waiting,
    activated: row.activated,
    exhausted: row.exhausted,
    oldestCreatedAt: row.oldest_created_at?.toISOString() ?? null,
  }));
}
