/** What the audit log says of a command: what it was about, and what was done to it. */
interface AuditedCommand {
  readonly entityType: 'PROCESS_INSTANCE' | 'VARIABLE' | 'INCIDENT' | 'JOB' | 'USER_TASK';
  readonly operation: string;
}

/** The commands that the audit log has, where people or clients gave them. */
export const auditedCommands: Readonly<Record<string, AuditedCommand>> = {
  createProcessInstance: { entityType: 'PROCESS_INSTANCE', operation: 'CREATE' },
  cancelProcessInstance: { entityType: 'PROCESS_INSTANCE', operation: 'CANCEL' },
  modifyProcessInstance: { entityType: 'PROCESS_INSTANCE', operation: 'MODIFY' },
  activateAdHocActivities: { entityType: 'PROCESS_INSTANCE', operation: 'MODIFY' },
  migrateProcessInstance: { entityType: 'PROCESS_INSTANCE', operation: 'MIGRATE' },
  suspendProcessInstance: { entityType: 'PROCESS_INSTANCE', operation: 'SUSPEND' },
  resumeProcessInstance: { entityType: 'PROCESS_INSTANCE', operation: 'RESUME' },
  setVariables: { entityType: 'VARIABLE', operation: 'UPDATE' },
  resolveIncident: { entityType: 'INCIDENT', operation: 'RESOLVE' },
  completeJob: { entityType: 'JOB', operation: 'COMPLETE' },
  failJob: { entityType: 'JOB', operation: 'UPDATE' },
  throwJobError: { entityType: 'JOB', operation: 'UPDATE' },
  updateJobRetries: { entityType: 'JOB', operation: 'UPDATE' },
  assignUserTask: { entityType: 'USER_TASK', operation: 'ASSIGN' },
  delegateUserTask: { entityType: 'USER_TASK', operation: 'ASSIGN' },
  resolveUserTask: { entityType: 'USER_TASK', operation: 'ASSIGN' },
  recallUserTask: { entityType: 'USER_TASK', operation: 'ASSIGN' },
  updateUserTask: { entityType: 'USER_TASK', operation: 'UPDATE' },
  completeUserTask: { entityType: 'USER_TASK', operation: 'COMPLETE' },
};
