import type { IncidentKey, JobKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

// Takes no lock. Indexes: primary keys. The job is looked up by itself (`offset 0`): as a join, a PostgreSQL without
// statistics reads all jobs that have no retries left. Role: vorgang_engine.
const STATEMENT = `
  select j.job_key
  from incident i
  cross join lateral (
    select job_key from job
    where job.tenant_id = i.tenant_id and job.job_key = i.job_key and job.retries = 0
    offset 0
  ) as j
  where i.tenant_id = $1 and i.incident_key = $2`;

/** The job of an incident, where it has no retries left. */
export async function findExhaustedJob(
  database: Queryable,
  tenantId: string,
  incidentKey: IncidentKey,
): Promise<JobKey | undefined> {
  const { rows } = await database.query<{ job_key: JobKey }>(STATEMENT, [tenantId, incidentKey]);
  return rows[0]?.job_key;
}
