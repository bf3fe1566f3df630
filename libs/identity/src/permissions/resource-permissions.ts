/**
 * Every kind of resource and what may be done with it. Types and names are those of the Orchestration
 * Cluster API; `CASE` is ours and stands for the file of a citizen's application.
 */
export const resourcePermissions = {
  AUDIT_LOG: ['READ'],
  AUTHORIZATION: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  BATCH: [
    'CREATE',
    'CREATE_BATCH_OPERATION_CANCEL_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_DELETE_DECISION_DEFINITION',
    'CREATE_BATCH_OPERATION_DELETE_DECISION_INSTANCE',
    'CREATE_BATCH_OPERATION_DELETE_PROCESS_DEFINITION',
    'CREATE_BATCH_OPERATION_DELETE_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_MIGRATE_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_MODIFY_PROCESS_INSTANCE',
    'CREATE_BATCH_OPERATION_RESOLVE_INCIDENT',
    'READ',
    'UPDATE',
  ],
  CASE: ['READ', 'UPDATE'],
  CLUSTER_VARIABLE: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  COMPONENT: ['ACCESS'],
  DECISION_DEFINITION: [
    'CREATE_DECISION_INSTANCE',
    'READ_DECISION_DEFINITION',
    'READ_DECISION_INSTANCE',
    'DELETE_DECISION_INSTANCE',
  ],
  DECISION_REQUIREMENTS_DEFINITION: ['READ'],
  DOCUMENT: ['CREATE', 'READ', 'DELETE'],
  EXPRESSION: ['EVALUATE'],
  GLOBAL_LISTENER: [
    'CREATE_TASK_LISTENER',
    'READ_TASK_LISTENER',
    'UPDATE_TASK_LISTENER',
    'DELETE_TASK_LISTENER',
  ],
  GROUP: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  MAPPING_RULE: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  MESSAGE: ['CREATE', 'READ'],
  PROCESS_DEFINITION: [
    'CREATE_PROCESS_INSTANCE',
    'READ_PROCESS_DEFINITION',
    'READ_PROCESS_INSTANCE',
    'READ_USER_TASK',
    'UPDATE_PROCESS_INSTANCE',
    'UPDATE_USER_TASK',
    'CANCEL_PROCESS_INSTANCE',
    'MODIFY_PROCESS_INSTANCE',
    'DELETE_PROCESS_INSTANCE',
    'CLAIM_USER_TASK',
    'COMPLETE_USER_TASK',
  ],
  RESOURCE: ['CREATE', 'READ', 'DELETE_DRD', 'DELETE_FORM', 'DELETE_PROCESS', 'DELETE_RESOURCE'],
  ROLE: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  SYSTEM: ['READ', 'READ_USAGE_METRIC', 'READ_JOB_METRIC', 'UPDATE'],
  TENANT: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  USER: ['CREATE', 'READ', 'UPDATE', 'DELETE'],
  USER_TASK: ['READ', 'UPDATE', 'CLAIM', 'COMPLETE'],
} as const;

export type ResourceType = keyof typeof resourcePermissions;

export type PermissionOf<Type extends ResourceType> = (typeof resourcePermissions)[Type][number];

export type Permission = PermissionOf<ResourceType>;

/** Stands for every resource of a type. */
export const everyResource = '*';

/** Types whose resources have no ids of their own: a grant counts with `*` only. */
const grantedWhole: readonly ResourceType[] = [
  'BATCH',
  'DOCUMENT',
  'EXPRESSION',
  'GLOBAL_LISTENER',
  'SYSTEM',
];

/** Whether the type is granted whole or not at all, so that a grant on one id of it allows nothing. */
export function isOnlyGrantedWhole(resourceType: ResourceType): boolean {
  return grantedWhole.includes(resourceType);
}
