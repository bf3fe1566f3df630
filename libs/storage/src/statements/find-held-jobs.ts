import type { JobKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Without a name, so that it is planned for the table as it is now. Reads without locks. Index: primary key, for each job
// by itself: the limit keeps the planner from reading the whole table where it knows nothing of it yet.
// Role: vorgang_engine, as one worker may hold jobs of several tenants.
const statement = `
  select h.job_key, j.lock_until, j.epoch = h.epoch as same
  from unnest($1::text[], $2::bigint[], $3::integer[]) as h (tenant_id, job_key, epoch)
  cross join lateral (
    select lock_until, epoch from job
    where tenant_id = h.tenant_id and job_key = h.job_key and lock_until is not null and ended_at is null
    limit 1) as j`;

/** One activation of a job. */
export interface JobActivation {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  readonly epoch: number;
}

/** Until when the activation holds the job (milliseconds since 1970 UTC; may be over), or that another one has it. */
export type JobHold = { readonly kind: 'own'; readonly until: number } | { readonly kind: 'foreign' };

/** How each activation holds its job; missing are those whose job has ended, or waits for its next try. */
export async function findHeldJobs(
  database: Queryable,
  activations: readonly JobActivation[],
): Promise<ReadonlyMap<JobKey, JobHold>> {
  const { rows } = await database.query<Row>(statement, [
    activations.map(({ tenantId }) => tenantId),
    activations.map(({ jobKey }) => jobKey),
    activations.map(({ epoch }) => epoch),
  ]);
  return new Map(
    rows.map((row) => [
      row.job_key,
      row.same ? { kind: 'own', until: row.lock_until.getTime() } : { kind: 'foreign' },
    ]),
  );
}

interface Row {
  readonly job_key: JobKey;
  readonly lock_until: Date;
  readonly same: boolean;
}
