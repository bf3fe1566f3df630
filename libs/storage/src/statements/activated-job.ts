import type {
  ElementInstanceKey,
  ExecutionState,
  JobKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
} from '@vorgang/execution';
import { joinState } from '../state/join-state.js';
import { stateColumns, type StateRow } from './stored-instance.js';

/** Columns of an activated job (alias j) and its instance (alias p). */
export const activatedJobColumns = `
  j.tenant_id, j.job_key, j.type, j.process_instance_key, j.process_definition_key, j.process_definition_id,
  j.process_definition_version, j.element_id, j.element_instance_key, j.headers, j.worker, j.retries, j.lock_until,
  j.epoch, ${stateColumns}`;

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

export interface RawActivatedJob extends JobOrigin, StateRow {
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

export function toActivatedJobRow(row: RawActivatedJob): ActivatedJobRow {
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
    state: joinState(row.tokens, row.variables, row.parts),
  };
}

/** Most jobs have none. */
export function parseHeaders(headers: string): Readonly<Record<string, string>> {
  return headers === '{}' ? {} : (JSON.parse(headers) as Readonly<Record<string, string>>);
}
