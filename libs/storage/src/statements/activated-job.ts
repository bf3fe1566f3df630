import type {
  ElementInstanceKey,
  ExecutionState,
  JobKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
} from '@vorgang/execution';

/** Where a job belongs. */
export interface JobOrigin {
  readonly tenant_id: string;
  readonly job_key: JobKey;
  readonly process_instance_key: ProcessInstanceKey;
  readonly process_definition_key: ProcessDefinitionKey;
  readonly process_definition_id: string;
  readonly process_definition_version: number;
  readonly element_id: string;
  readonly element_instance_key: ElementInstanceKey;
}

export interface RawActivatedJob extends JobOrigin {
  readonly type: string;
  readonly headers: string;
  readonly worker: string;
  readonly retries: number;
  readonly lock_until: Date;
  readonly epoch: number;
}

/** A job that a worker has just taken, and the state in which its instance waits. */
export interface ActivatedJobRow {
  readonly tenantId: string;
  readonly jobKey: JobKey;
  readonly type: string;
  readonly processInstanceKey: ProcessInstanceKey;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly elementId: string;
  readonly elementInstanceKey: ElementInstanceKey;
  readonly headers: Readonly<Record<string, string>>;
  readonly worker: string;
  readonly retries: number;
  /** Milliseconds since 1970 UTC. */
  readonly lockUntil: number;
  /** The number of this activation, for the job fence. */
  readonly epoch: number;
  readonly state: ExecutionState;
}

export function toActivatedJobRow(row: RawActivatedJob, state: ExecutionState): ActivatedJobRow {
  return {
    tenantId: row.tenant_id,
    jobKey: row.job_key,
    type: row.type,
    processInstanceKey: row.process_instance_key,
    processDefinitionKey: row.process_definition_key,
    processDefinitionId: row.process_definition_id,
    processDefinitionVersion: row.process_definition_version,
    elementId: row.element_id,
    elementInstanceKey: row.element_instance_key,
    headers: parseHeaders(row.headers),
    worker: row.worker,
    retries: row.retries,
    lockUntil: row.lock_until.getTime(),
    epoch: row.epoch,
    state,
  };
}

/** Most jobs have none. */
export function parseHeaders(headers: string): Readonly<Record<string, string>> {
  return headers === '{}' ? {} : (JSON.parse(headers) as Readonly<Record<string, string>>);
}
