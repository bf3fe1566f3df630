import type { SearchDefinition } from '../search/search-definition.js';
import { decisionInstanceSearch } from '../search/searches/decisions.js';
import { instanceOperationSearch } from '../search/searches/instance-operations.js';
import type { BatchOperationType } from './batch-operation.js';

/** What the items of a batch operation are found among, in SQL over the aliases of its search. */
export interface BatchSubject {
  readonly search: SearchDefinition;
  /** The key in whose order it is gone through. */
  readonly key: string;
  /** The process instance that it belongs to; -1 where it belongs to none. */
  readonly processInstanceKey: string;
  /** Those that the operation can mean at all. */
  readonly possible: string;
  /** The id on which its creator needs the permission. */
  readonly permittedBy: string;
}

/** The instances that an operation can mean at all; written over the alias `p`. */
const possibleInstances: Readonly<Record<Exclude<BatchOperationType, 'DELETE_DECISION_INSTANCE'>, string>> = {
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

/** Evaluations: all decisions of one are deleted together, by the permission on the one that was asked for. */
const evaluations: BatchSubject = {
  search: decisionInstanceSearch,
  key: 'i.decision_evaluation_key',
  processInstanceKey: 'coalesce(i.process_instance_key, -1)',
  possible: 'true',
  permittedBy: `(select last.decision_id from decision_instance last
    where last.tenant_id = i.tenant_id and last.decision_evaluation_key = i.decision_evaluation_key
    order by last.evaluation_index desc limit 1)`,
};

/** Process instances, and the incidents in them. */
export function subjectOf(operationType: BatchOperationType): BatchSubject {
  if (operationType === 'DELETE_DECISION_INSTANCE') return evaluations;
  return {
    search: instanceOperationSearch,
    key: 'p.process_instance_key',
    processInstanceKey: 'p.process_instance_key',
    possible: possibleInstances[operationType],
    permittedBy: 'p.process_definition_id',
  };
}
