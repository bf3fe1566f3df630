import type { JobKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Locks one row; waits for a step that is writing it. Index: primary key. Role: vorgang_engine.
const statement = `
  update job
  set lock_until = $4
  where tenant_id = $1 and job_key = $2 and epoch = $3 and locked_by is not null and lock_until > $5`;

/** Moves the end of an activation that is still held; false where it is not. Moments in milliseconds since 1970 UTC. */
export async function extendJobLock(
  database: Queryable,
  job: { readonly tenantId: string; readonly jobKey: JobKey; readonly epoch: number },
  moments: { readonly lockUntil: number; readonly now: number },
): Promise<boolean> {
  const answer = await database.query({
    name: 'extend_job_lock',
    text: statement,
    values: [job.tenantId, job.jobKey, job.epoch, new Date(moments.lockUntil), new Date(moments.now)],
  });
  return answer.rowCount === 1;
}
