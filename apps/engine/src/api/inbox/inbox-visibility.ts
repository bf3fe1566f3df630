import { everyResource, permittedResourceIds, type Principal } from '@vorgang/identity';

/**
 * The rule of `maySeeUserTask` as a condition on the row `task`: it is assigned or offered to the person, or the
 * person may read all tasks of its process. Takes the parameters of `visibilityParameters` as $2 to $5.
 */
export const visibleTask = `(
  $5 or task.process_definition_id = any ($4)
  or task.assignee = $2 or $2 = any (task.candidate_users) or task.candidate_groups && $3)`;

/** Offered to the person, and nobody works on it. */
export const offeredTask = `(task.assignee is null and ($2 = any (task.candidate_users) or task.candidate_groups && $3))`;

/** $2 username, $3 groups, $4 processes whose tasks the person may read, $5 whether that is every process. */
export function visibilityParameters(
  principal: Principal,
): readonly [string, readonly string[], readonly string[], boolean] {
  const processes = permittedResourceIds(principal, 'PROCESS_DEFINITION', 'READ_USER_TASK');
  return processes === everyResource
    ? [principal.username, principal.groups, [], true]
    : [principal.username, principal.groups, processes, false];
}
