import type { JobKey } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { toActivatedJobRow, type ActivatedJobRow, type RawActivatedJob } from './activated-job.js';
import { toLoadedInstance, type InstanceRow } from './stored-instance.js';

// A function (migration 0072), so that its plan is kept per connection and stays right while the table grows.
const statement = 'select * from claim_hinted_jobs($1, $2, $3, $4, $5, $6, $7, $8)';

export interface ClaimJobQuery {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  /** As the hint carries it: the job must not have been activated since. */
  readonly epoch: number;
  readonly worker: string;
  readonly lockedBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly lockUntil: number;
  /** Whether to take the job also where its last two claims or more were abandoned. */
  readonly suspects: boolean;
}

/** A job that a worker has just taken, and its instance as the next step starts from it. */
export interface ClaimedJob {
  readonly job: ActivatedJobRow;
  /** Claims in a row, before this one, that ended by neither a result nor a failure. */
  readonly abandoned: number;
  readonly instance: LoadedInstance;
}

type Row = RawActivatedJob & InstanceRow & { readonly abandoned: number };

/**
 * Takes the jobs that hints name, in one statement; null for each that someone else has, or had, or that has ended.
 *
 * @param now milliseconds since 1970 UTC
 */
export async function claimJobs(
  database: Queryable,
  queries: readonly ClaimJobQuery[],
  now: number,
): Promise<readonly (ClaimedJob | null)[]> {
  // A hint that was delivered twice is followed once.
  const wanted = new Map(queries.map((query) => [nameOf(query.tenantId, query.jobKey), query]));
  const asked = [...wanted.values()];
  const { rows } = await database.query<Row>({
    name: 'claim_hinted_jobs',
    text: statement,
    values: [
      asked.map((query) => query.tenantId),
      asked.map((query) => query.jobKey),
      asked.map((query) => query.epoch),
      asked.map((query) => query.worker),
      asked.map((query) => query.lockedBy),
      new Date(now),
      asked.map((query) => new Date(query.lockUntil)),
      asked.map((query) => query.suspects),
    ],
  });
  const taken = new Map(rows.map((row) => [nameOf(row.tenant_id, row.job_key), row]));
  return queries.map((query) => {
    const name = nameOf(query.tenantId, query.jobKey);
    const row = wanted.get(name) === query ? taken.get(name) : undefined;
    if (row === undefined) return null;
    const instance = toLoadedInstance(row);
    return { job: toActivatedJobRow(row, instance.state), abandoned: row.abandoned, instance };
  });
}

function nameOf(tenantId: string, jobKey: JobKey): string {
  return `${jobKey} ${tenantId}`;
}
