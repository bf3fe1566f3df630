import { isPermitted, permittedResourceIds } from './check-permission.js';
import type { Principal } from './principal.js';
import { everyResource, type PermissionOf } from './resource-permissions.js';

export type UserTaskPermission = PermissionOf<'USER_TASK'>;

/** What of a user task decides who may see it and work on it. */
export interface TaskAudience {
  readonly userTaskKey: string;
  readonly processDefinitionId: string;
  readonly assignee: string | null;
  /** Who has delegated it and does not have it back yet. */
  readonly delegatedBy: string | null;
  readonly candidateUsers: readonly string[];
  readonly candidateGroups: readonly string[];
}

/** The properties of a user task by which a grant can be limited to the tasks that name the caller. */
export const userTaskProperties = ['assignee', 'candidateUsers', 'candidateGroups'] as const;

export type UserTaskProperty = (typeof userTaskProperties)[number];

/** On which tasks of their audience a person holds a permission: those that name them so, and those with these keys. */
export interface GrantedTasks {
  readonly properties: readonly UserTaskProperty[];
  readonly userTaskKeys: readonly string[];
}

/** Permissions on the process that spare the one on the task, as the Orchestration Cluster API has them. */
const onTheProcess: Readonly<Record<UserTaskPermission, readonly PermissionOf<'PROCESS_DEFINITION'>[]>> = {
  READ: ['READ_USER_TASK'],
  UPDATE: ['UPDATE_USER_TASK'],
  CLAIM: ['CLAIM_USER_TASK', 'UPDATE_USER_TASK'],
  COMPLETE: ['COMPLETE_USER_TASK', 'UPDATE_USER_TASK'],
};

/** The permissions of which one is needed to ask for it at all, on whatever task. */
export function permissionsForUserTasks(
  permission: UserTaskPermission,
): readonly PermissionOf<'PROCESS_DEFINITION'>[] {
  return onTheProcess[permission];
}

/** The processes on all of whose tasks the person holds the permission, or `*`. */
export function processesForUserTasks(
  principal: Principal,
  permission: UserTaskPermission,
): typeof everyResource | readonly string[] {
  const ids = onTheProcess[permission].map((each) =>
    permittedResourceIds(principal, 'PROCESS_DEFINITION', each),
  );
  return ids.includes(everyResource) ? everyResource : [...new Set(ids.flat())];
}

/** On which tasks of their audience the person holds the permission; `*` on all of these. */
export function grantedUserTasks(
  principal: Principal,
  permission: UserTaskPermission,
): typeof everyResource | GrantedTasks {
  const ids = permittedResourceIds(principal, 'USER_TASK', permission);
  if (ids === everyResource) return everyResource;
  const named = principal.grants
    .filter((grant) => grant.resourceType === 'USER_TASK' && grant.permissions.includes(permission))
    .map(({ property }) => property);
  return { properties: userTaskProperties.filter((each) => named.includes(each)), userTaskKeys: ids };
}

/**
 * A task is open to those who may read all tasks of its process, and to its assignee, its owner while it is delegated,
 * and the people and groups that it is offered to, as far as their grants on tasks reach. Searches apply the same rule
 * in SQL (`tasksFor`).
 */
export function maySeeUserTask(principal: Principal, task: TaskAudience): boolean {
  if (isPermittedByProcess(principal, 'READ', task)) return true;
  return isInAudience(principal, task) && isGranted(principal, 'READ', task);
}

/**
 * Whether the person may do this with the task. A permission on the process is enough; one on tasks needs a task that
 * they may see, and where a property or an id limits the grant, one that it names.
 */
export function mayOnUserTask(
  principal: Principal,
  permission: UserTaskPermission,
  task: TaskAudience,
): boolean {
  if (isPermittedByProcess(principal, permission, task)) return true;
  return maySeeUserTask(principal, task) && isGranted(principal, permission, task);
}

/** Whether a permission on the process lets the person do this with all of its tasks. */
export function isPermittedByProcess(
  principal: Principal,
  permission: UserTaskPermission,
  { processDefinitionId }: Pick<TaskAudience, 'processDefinitionId'>,
): boolean {
  return onTheProcess[permission].some((each) =>
    isPermitted(principal, 'PROCESS_DEFINITION', each, processDefinitionId),
  );
}

/** Whether the task is assigned or offered to this person, or delegated by them. */
function isInAudience(principal: Principal, task: TaskAudience): boolean {
  return (
    task.delegatedBy === principal.username ||
    userTaskProperties.some((property) => isNamed(principal, property, task))
  );
}

function isGranted(principal: Principal, permission: UserTaskPermission, task: TaskAudience): boolean {
  const granted = grantedUserTasks(principal, permission);
  if (granted === everyResource || granted.userTaskKeys.includes(task.userTaskKey)) return true;
  if (granted.properties.some((property) => isNamed(principal, property, task))) return true;
  // Who has delegated a task stands behind its assignee: they go on seeing it, and take it back.
  const reaches = permission === 'READ' || permission === 'CLAIM';
  return reaches && granted.properties.includes('assignee') && task.delegatedBy === principal.username;
}

function isNamed(
  { username, groups }: Principal,
  property: UserTaskProperty,
  { assignee, candidateUsers, candidateGroups }: TaskAudience,
): boolean {
  switch (property) {
    case 'assignee':
      return assignee === username;
    case 'candidateUsers':
      return candidateUsers.includes(username);
    case 'candidateGroups':
      return candidateGroups.some((group) => groups.includes(group));
  }
}
