import { mayOnUserTask, type Principal, type TaskAudience, type UserTaskPermission } from '@vorgang/identity';
import { forbidden } from '../../http/problem.js';
import type { TaskDetailRow } from './find-task-detail.js';

/** What of the task decides who may see it and work on it. */
export function audienceOf(row: TaskDetailRow): TaskAudience {
  return {
    userTaskKey: row.user_task_key,
    processDefinitionId: row.process_definition_id,
    assignee: row.assignee,
    delegatedBy: row.delegation_state === 'PENDING' ? row.owner : null,
    candidateUsers: row.candidate_users,
    candidateGroups: row.candidate_groups,
  };
}

/** Refuses those who may not do this with the task. */
export function requireOnTask(
  principal: Principal,
  permission: UserTaskPermission,
  row: TaskDetailRow,
): void {
  if (mayOnUserTask(principal, permission, audienceOf(row))) return;
  throw forbidden(`This needs the permission ${permission} on USER_TASK '${row.user_task_key}'.`);
}
