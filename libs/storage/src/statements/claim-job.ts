import type { JobKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import {
  activatedJobColumns,
  toActivatedJobRow,
  type ActivatedJobRow,
  type RawActivatedJob,
} from './activated-job.js';
import { jobWaits } from './job-state.js';

// Locks one row and skips it where a claim or step holds it just now. Index: primary key. Role: vorgang_engine.
const statement = `
  with waiting as (
    select j.tenant_id, j.job_key
    from job j
    where j.tenant_id = $1 and j.job_key = $2 and j.epoch = $3 and ${jobWaits}
      and j.available_at <= $6 and (j.lock_until is null or j.lock_until <= $6)
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
  join process_instance p on p.tenant_id = j.tenant_id and p.process_instance_key = j.process_instance_key`;

export interface ClaimJobQuery {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  /** As the hint carries it: the job must not have been activated since. */
  readonly epoch: number;
  readonly worker: string;
  readonly lockedBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly lockUntil: number;
}

/** Takes the job that a hint names; null where someone else has it, had it, or it has ended. */
export async function claimJob(database: Queryable, query: ClaimJobQuery): Promise<ActivatedJobRow | null> {
  const answer = await database.query<RawActivatedJob>({
    text: statement,
    values: [
      query.tenantId,
      query.jobKey,
      query.epoch,
      query.worker,
      query.lockedBy,
      new Date(query.now),
      new Date(query.lockUntil),
    ],
  });
  const row = answer.rows[0];
  return row === undefined ? null : toActivatedJobRow(row);
}
