import type { ExecutionState, ProcessInstanceKey } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { parseHeaders, type ActivatedJobRow, type JobOrigin } from './activated-job.js';
import { loadStates } from './load-states.js';

// A function (migration 0005), so that its plans are kept per connection and stay right while the table grows.
const statement = 'select * from activate_jobs($1, $2, $3, $4, $5, $6, $7)';

interface Row extends JobOrigin {
  readonly headers: string;
  readonly retries: number;
  readonly epoch: number;
  readonly instance_version: string;
}

export interface ActivateJobsQuery {
  readonly type: string;
  readonly tenantIds: readonly string[];
  readonly limit: number;
  /** Name that the worker gives itself. */
  readonly worker: string;
  /** Account under which it works. */
  readonly lockedBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly lockUntil: number;
}

/** The state that the caller knows of an instance, if it is of this version or a later one. */
export type RememberedInstance = (
  key: ProcessInstanceKey,
  version: number,
) => Promise<LoadedInstance | undefined>;

/** Takes waiting jobs of a type for a worker, by priority, oldest first, each with the state of its instance. */
export async function activateJobs(
  database: Queryable,
  query: ActivateJobsQuery,
  remembered: RememberedInstance = () => Promise.resolve(undefined),
): Promise<readonly ActivatedJobRow[]> {
  const { rows } = await database.query<Row>({
    name: 'activate_jobs',
    text: statement,
    values: [
      query.type,
      query.tenantIds,
      query.limit,
      query.worker,
      query.lockedBy,
      new Date(query.now),
      new Date(query.lockUntil),
    ],
  });
  const states = await statesOf(database, rows, remembered);
  return rows.flatMap((row) => {
    const state = states.get(row.process_instance_key);
    if (state === undefined) return [];
    return [
      {
        tenantId: row.tenant_id,
        jobKey: row.job_key,
        type: query.type,
        processInstanceKey: row.process_instance_key,
        processDefinitionKey: row.process_definition_key,
        processDefinitionId: row.process_definition_id,
        processDefinitionVersion: row.process_definition_version,
        elementId: row.element_id,
        elementInstanceKey: row.element_instance_key,
        headers: parseHeaders(row.headers),
        worker: query.worker,
        retries: row.retries,
        lockUntil: query.lockUntil,
        epoch: row.epoch,
        state,
      },
    ];
  });
}

/** Each instance once, however many of its jobs were taken. */
async function statesOf(
  database: Queryable,
  rows: readonly Row[],
  remembered: RememberedInstance,
): Promise<ReadonlyMap<ProcessInstanceKey, ExecutionState>> {
  const states = new Map<ProcessInstanceKey, ExecutionState>();
  const unknown: Row[] = [];
  for (const row of new Map(rows.map((one) => [one.process_instance_key, one])).values()) {
    const known = await remembered(row.process_instance_key, Number(row.instance_version));
    if (known === undefined) unknown.push(row);
    else states.set(row.process_instance_key, known.state);
  }
  if (unknown.length === 0) return states;
  return new Map([...states, ...(await loadStates(database, unknown))]);
}
