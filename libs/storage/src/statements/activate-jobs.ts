import type { Queryable } from '../database/queryable.js';
import {
  activatedJobColumns,
  toActivatedJobRow,
  type ActivatedJobRow,
  type RawActivatedJob,
} from './activated-job.js';
import { jobWaits } from './job-state.js';

// Locks the taken rows and skips those that another claim or step holds, so that claims never wait for each other.
// Index: job_waiting (type, tenant, priority, key). Role: vorgang_engine, as one request may span tenants.
const statement = `
  with waiting as (
    select j.tenant_id, j.job_key
    from job j
    where j.type = $1 and j.tenant_id = any ($2) and ${jobWaits}
      and j.available_at <= $6 and (j.lock_until is null or j.lock_until <= $6)
    order by j.priority desc, j.job_key
    limit $3
    for update skip locked
  ), activated as (
    update job j
    set worker = $4, locked_by = $5, lock_until = $7, epoch = j.epoch + 1
    from waiting
    where j.tenant_id = waiting.tenant_id and j.job_key = waiting.job_key
    returning j.*
  )
  select ${activatedJobColumns}
  from activated j
  join process_instance p on p.tenant_id = j.tenant_id and p.process_instance_key = j.process_instance_key
  order by j.priority desc, j.job_key`;

export interface ActivateJobsQuery {
  readonly type: string;
  readonly tenantIds: readonly string[];
  readonly limit: number;
  /** Name that the worker gives itself. */
  readonly worker: string;
  /** Account under which it works. */
  readonly lockedBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly lockUntil: number;
}

/** Takes waiting jobs of a type for a worker, oldest first, each with the state of its instance. */
export async function activateJobs(
  database: Queryable,
  query: ActivateJobsQuery,
): Promise<readonly ActivatedJobRow[]> {
  const answer = await database.query<RawActivatedJob>({
    text: statement,
    values: [
      query.type,
      query.tenantIds,
      query.limit,
      query.worker,
      query.lockedBy,
      new Date(query.now),
      new Date(query.lockUntil),
    ],
  });
  return answer.rows.map(toActivatedJobRow);
}
