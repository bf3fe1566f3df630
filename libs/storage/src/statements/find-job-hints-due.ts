import type { JobKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import { jobWaits } from './job-state.js';

// Takes no lock: a hint too many is harmless. Index: job_waiting by type. Role: vorgang_engine.
const statement = `
  select j.tenant_id, j.job_key, j.epoch, j.type
  from job j
  where j.type = any ($1) and ${jobWaits}
    and j.available_at <= $2 and (j.lock_until is null or j.lock_until <= $2)
  order by j.job_key
  limit $3`;

/** A job that nobody has taken although it waits. */
export interface DueJobHint {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  readonly epoch: number;
  readonly type: string;
}

interface Row {
  readonly tenant_id: string;
  readonly job_key: JobKey;
  readonly epoch: number;
  readonly type: string;
}

/** Jobs of our own workers' types that have waited since before the given moment (milliseconds since 1970 UTC). */
export async function findJobHintsDue(
  database: Queryable,
  query: { readonly types: readonly string[]; readonly waitingSince: number; readonly limit: number },
): Promise<readonly DueJobHint[]> {
  const answer = await database.query<Row>({
    text: statement,
    values: [query.types, new Date(query.waitingSince), query.limit],
  });
  return answer.rows.map((row) => ({
    tenantId: row.tenant_id,
    jobKey: row.job_key,
    epoch: row.epoch,
    type: row.type,
  }));
}
