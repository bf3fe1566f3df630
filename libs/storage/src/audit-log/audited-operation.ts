import type { BatchOperationType } from '../batch-operations/batch-operation.js';

/** What an entry may be about that an administrator answers for. It belongs to the whole installation. */
export type AdministeredEntity = 'AUTHORIZATION' | 'GROUP' | 'MAPPING_RULE' | 'ROLE' | 'TENANT' | 'USER';

/** What an entry is about. */
export type AuditedEntity =
  AdministeredEntity | 'BATCH' | 'DECISION' | 'PROCESS_INSTANCE' | 'RESOURCE' | 'USER_TASK' | 'VARIABLE';

/** What was done with it. */
export type AuditedOperationType =
  | 'ASSIGN'
  | 'CANCEL'
  | 'COMPLETE'
  | 'CREATE'
  | 'DELETE'
  | 'EVALUATE'
  | 'MIGRATE'
  | 'RESUME'
  | 'SUSPEND'
  | 'UNASSIGN'
  | 'UPDATE';

/**
 * One thing that was done, in the words of the Orchestration Cluster API. Ids and names of what administrators made; no
 * passwords, no values, no names or addresses of people.
 */
export interface AuditedOperation {
  readonly entityType: AuditedEntity;
  readonly operationType: AuditedOperationType;
  /** The key, or the id where it has none. */
  readonly entityKey: string;
  readonly entityDescription?: string | null;
  /** The member of a membership, the owner of a grant. */
  readonly relatedEntity?: { readonly type: AdministeredEntity | 'CLIENT'; readonly key: string };
  /** `SUCCESS` unless told. */
  readonly result?: 'FAIL' | 'SUCCESS';
  readonly batchOperationKey?: string;
  readonly batchOperationType?: BatchOperationType;
  readonly processDefinitionId?: string;
  readonly processDefinitionKey?: string;
  readonly processInstanceKey?: string;
  readonly elementInstanceKey?: string | null;
  readonly userTaskKey?: string;
  readonly decisionRequirementsId?: string;
  readonly decisionRequirementsKey?: string;
  readonly decisionDefinitionId?: string;
  readonly decisionDefinitionKey?: string;
  readonly decisionEvaluationKey?: string;
  readonly deploymentKey?: string;
  readonly formKey?: string;
  readonly resourceKey?: string;
}

const administered: Readonly<Record<AdministeredEntity, true>> = {
  AUTHORIZATION: true,
  GROUP: true,
  MAPPING_RULE: true,
  ROLE: true,
  TENANT: true,
  USER: true,
};

/** The category of entries about such an entity. */
export function categoryOf(entityType: AuditedEntity): 'ADMIN' | 'DEPLOYED_RESOURCES' | 'USER_TASKS' {
  if (entityType === 'USER_TASK') return 'USER_TASKS';
  return Object.hasOwn(administered, entityType) ? 'ADMIN' : 'DEPLOYED_RESOURCES';
}
