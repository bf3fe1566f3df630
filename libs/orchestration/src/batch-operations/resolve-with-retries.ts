import type { IncidentKey } from '@vorgang/execution';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { resolveIncident } from '../incidents/resolve-incident.js';
import { updateJob } from '../jobs/update-job.js';
import { findExhaustedJob } from './find-exhausted-job.js';

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
