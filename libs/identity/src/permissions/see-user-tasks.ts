import { isPermitted } from './check-permission.js';
import type { Principal } from './principal.js';

/** What of a user task decides who may see it and work on it. */
export interface TaskAudience {
  readonly processDefinitionId: string;
  readonly assignee: string | null;
  readonly candidateUsers: readonly string[];
  readonly candidateGroups: readonly string[];
}

/**
 * A task is open to those who may read all tasks of its process, to its assignee, and to the people and
 * groups that it is offered to. The search by `USER_TASK` rights applies the same rule in SQL.
 */
export function maySeeUserTask(principal: Principal, task: TaskAudience): boolean {
  if (isPermitted(principal, 'PROCESS_DEFINITION', 'READ_USER_TASK', task.processDefinitionId)) return true;
  return isInAudience(principal, task);
}

/** Whether the task is assigned or offered to this person. */
export function isInAudience(principal: Principal, task: TaskAudience): boolean {
  return (
    task.assignee === principal.username ||
    task.candidateUsers.includes(principal.username) ||
    task.candidateGroups.some((group) => principal.groups.includes(group))
  );
}
