import type { IncidentKey, JobKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { resolveIncident } from '../incidents/resolve-incident.js';
import { updateJob } from '../jobs/update-job.js';

// Takes no lock. Indexes: primary keys. Role: vorgang_engine.
const exhaustedJob = `
  select j.job_key
  from incident i
  join job j on j.tenant_id = i.tenant_id and j.job_key = i.job_key
  where i.tenant_id = $1 and i.incident_key = $2 and j.retries = 0`;

/** Resolves an incident; a job that has no retries left gets some before, as it would fail again at once. */
export async function resolveWithRetries(
  runtime: EngineRuntime,
  call: CallContext,
  incidentKey: IncidentKey,
  retries: number,
): Promise<void> {
  const jobKey = await findExhaustedJob(runtime.database.engine, call.tenantId, incidentKey);
  if (jobKey !== undefined) {
    const idempotencyKey = call.idempotencyKey === undefined ? undefined : `${call.idempotencyKey}:retries`;
    await updateJob(runtime, { ...call, idempotencyKey }, jobKey, { retries });
  }
  await resolveIncident(runtime, call, incidentKey);
}

async function findExhaustedJob(
  database: Queryable,
  tenantId: string,
  incidentKey: IncidentKey,
): Promise<JobKey | undefined> {
  const { rows } = await database.query<{ job_key: JobKey }>(exhaustedJob, [tenantId, incidentKey]);
  return rows[0]?.job_key;
}
