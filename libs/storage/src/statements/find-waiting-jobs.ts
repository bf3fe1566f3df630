import type { ProcessInstanceKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';
import { jobWaits } from './job-state.js';

// Takes no lock. Index: job_by_instance. Role: vorgang_engine.
const statement = `
  select j.job_key, j.type, j.epoch
  from job j
  where j.process_instance_key = $2 and j.tenant_id = $1 and ${jobWaits}`;

/** A job that waits for a worker. */
export interface WaitingJob {
  readonly jobKey: string;
  readonly type: string;
  readonly epoch: number;
}

interface Row {
  readonly job_key: string;
  readonly type: string;
  readonly epoch: number;
}

/** The jobs of one instance that workers may take. */
export async function findWaitingJobs(
  database: Queryable,
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
): Promise<readonly WaitingJob[]> {
  const answer = await database.query<Row>({ text: statement, values: [tenantId, processInstanceKey] });
  return answer.rows.map((row) => ({ jobKey: row.job_key, type: row.type, epoch: row.epoch }));
}
