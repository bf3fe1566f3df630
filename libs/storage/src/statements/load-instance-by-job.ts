import type { JobKey } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';
import type { JobState } from './job-state.js';
import { instanceColumns, toLoadedInstance, type InstanceRow } from './stored-instance.js';

// Takes no lock: the job fence of the step holds the epoch that was read here. Index: both primary keys.
const statement = behindTenantWall(`
  select ${instanceColumns}, j.type, j.state, j.retries, j.epoch, j.worker, j.locked_by, j.lock_until
  from job j
  join process_instance p on p.tenant_id = j.tenant_id and p.process_instance_key = j.process_instance_key
  where j.tenant_id = wall.tenant_id and j.job_key = $2`);

interface Row extends InstanceRow {
  readonly type: string;
  readonly state: JobState;
  readonly retries: number;
  readonly epoch: number;
  readonly worker: string;
  readonly locked_by: string | null;
  readonly lock_until: Date | null;
}

/** Who holds a job, as its row says. */
export interface StoredJob {
  readonly type: string;
  readonly state: JobState;
  readonly retries: number;
  /** Number of activations so far. */
  readonly epoch: number;
  /** Name that the last activating worker gave itself. */
  readonly worker: string;
  /** Account that activated the job; null while nobody holds it. */
  readonly lockedBy: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly lockUntil: number | null;
}

/** The instance that a job belongs to, with the job's row; null where the tenant has no such job. */
export async function loadInstanceByJob(
  database: Queryable,
  tenantId: string,
  key: JobKey,
): Promise<{ readonly instance: LoadedInstance; readonly job: StoredJob } | null> {
  const answer = await database.query<Row>({
    name: 'load_instance_by_job',
    text: statement,
    values: [tenantId, key],
  });
  const row = answer.rows[0];
  if (row === undefined) return null;
  return {
    instance: toLoadedInstance(row),
    job: {
      type: row.type,
      state: row.state,
      retries: row.retries,
      epoch: row.epoch,
      worker: row.worker,
      lockedBy: row.locked_by,
      lockUntil: row.lock_until?.getTime() ?? null,
    },
  };
}
