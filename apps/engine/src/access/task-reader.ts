import {
  everyResource,
  grantedUserTasks,
  processesForUserTasks,
  type Principal,
  type UserTaskPermission,
} from '@vorgang/identity';
import type { TaskReader } from '@vorgang/storage';

/**
 * The person as searches of user tasks know them: the rule of `maySeeUserTask`.
 * @param purpose for which permission the tasks are wanted; who holds it on a process may also see its tasks for it
 */
export function taskReader(principal: Principal, purpose: UserTaskPermission = 'READ'): TaskReader {
  const { username, groups } = principal;
  const granted = grantedUserTasks(principal, 'READ');
  const processes = [processesForUserTasks(principal, 'READ'), processesForUserTasks(principal, purpose)];
  return {
    username,
    groups,
    processDefinitionIds: processes.includes(everyResource) ? null : [...new Set(processes.flat())],
    granted: granted === everyResource ? null : granted,
  };
}
