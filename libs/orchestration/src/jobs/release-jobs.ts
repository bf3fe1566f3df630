import type { Queryable } from '@vorgang/storage';
import type { ActivatedJob } from '../contract.js';

/** Gives back jobs whose caller went away before it got them. Only where the same activation still holds. */
export async function releaseJobs(database: Queryable, jobs: readonly ActivatedJob[]): Promise<void> {
  await database.query(
    `update job j set locked_by = null, lock_until = null
     from unnest($1::text[], $2::bigint[], $3::integer[]) as held (tenant_id, job_key, epoch)
     where j.tenant_id = held.tenant_id and j.job_key = held.job_key and j.epoch = held.epoch`,
    [jobs.map((job) => job.tenantId), jobs.map((job) => job.jobKey), jobs.map((job) => job.epoch)],
  );
}
