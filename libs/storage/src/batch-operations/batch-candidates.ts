import { all, filterCondition } from '../search/conditions.js';
import type { Parameters } from '../search/parameters.js';
import { parseSearchRequest } from '../search/parse-search-request.js';
import { columnIn } from '../search/restrictions.js';
import { instanceOperationSearch } from '../search/searches/instance-operations.js';
import type { BatchOperationType } from './batch-operation.js';

/** The instances that an operation can mean at all; written over the alias `p`. */
export const possibleInstances: Readonly<Record<BatchOperationType, string>> = {
  // A called instance ends with its caller.
  CANCEL_PROCESS_INSTANCE: "p.state in ('ACTIVE', 'SUSPENDED') and p.parent_process_instance_key is null",
  DELETE_PROCESS_INSTANCE: "p.state in ('COMPLETED', 'TERMINATED')",
  MIGRATE_PROCESS_INSTANCE: "p.state in ('ACTIVE', 'SUSPENDED')",
  MODIFY_PROCESS_INSTANCE: "p.state in ('ACTIVE', 'SUSPENDED')",
  RESOLVE_INCIDENT: 'p.incident_count > 0',
  RESUME_PROCESS_INSTANCE: "p.state = 'SUSPENDED'",
  SUSPEND_PROCESS_INSTANCE: "p.state = 'ACTIVE'",
  UPDATE_VARIABLE: "p.state in ('ACTIVE', 'SUSPENDED')",
};

export interface BatchCandidates {
  readonly operationType: BatchOperationType;
  /** A filter of the process instance search. */
  readonly filter: object;
  /** Null: all. */
  readonly permittedProcessIds: readonly string[] | null;
}

/**
 * The condition on process instances that a batch operation means.
 * @throws InvalidSearchError naming what is wrong in the filter
 */
export function batchCandidates(batch: BatchCandidates, parameters: Parameters): string {
  const { filter } = parseSearchRequest(instanceOperationSearch, { filter: batch.filter });
  return all([
    filterCondition(instanceOperationSearch, filter, parameters),
    possibleInstances[batch.operationType],
    ...(batch.permittedProcessIds === null
      ? []
      : [columnIn('p.process_definition_id', batch.permittedProcessIds)(parameters)]),
  ]);
}
