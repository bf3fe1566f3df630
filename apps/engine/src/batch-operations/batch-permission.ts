import type { PermissionOf } from '@vorgang/identity';
import type { BatchOperationType } from '@vorgang/storage';

/** The permission on the process of each item that an operation needs: the one that a single such operation needs. */
export const permissionOfBatch: Readonly<
  Record<Exclude<BatchOperationType, 'DELETE_DECISION_INSTANCE'>, PermissionOf<'PROCESS_DEFINITION'>>
> = {
  CANCEL_PROCESS_INSTANCE: 'CANCEL_PROCESS_INSTANCE',
  DELETE_PROCESS_INSTANCE: 'DELETE_PROCESS_INSTANCE',
  MIGRATE_PROCESS_INSTANCE: 'UPDATE_PROCESS_INSTANCE',
  MODIFY_PROCESS_INSTANCE: 'MODIFY_PROCESS_INSTANCE',
  RESOLVE_INCIDENT: 'UPDATE_PROCESS_INSTANCE',
  RESUME_PROCESS_INSTANCE: 'UPDATE_PROCESS_INSTANCE',
  SUSPEND_PROCESS_INSTANCE: 'UPDATE_PROCESS_INSTANCE',
  UPDATE_VARIABLE: 'UPDATE_PROCESS_INSTANCE',
};
