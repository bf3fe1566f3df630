import type { UserTaskAttributes, UserTaskTransition, Wait } from '../state/execution-state.js';

type UserTaskWait = Extract<Wait, { readonly kind: 'userTask' }>;

const PREFIX = 'io.camunda.zeebe:';

/**
 * What the job of a task listener says of the task, under reserved header names; what is empty is left out.
 * Source: Camunda 8 documentation, "User task listeners", section "Accessing user task data".
 */
export function describeTask(
  task: UserTaskWait,
  transition: UserTaskTransition,
): Readonly<Record<string, string>> {
  const { assignee, candidateUsers, candidateGroups, dueDate, followUpDate, priority } = {
    assignee: task.assignee ?? null,
    ...task.attributes,
    ...transition.attributes,
  };
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['action', transition.action],
    ['assignee', assignee ?? undefined],
    ['candidateGroups', listOf(candidateGroups)],
    ['candidateUsers', listOf(candidateUsers)],
    ['changedAttributes', listOf(changedAttributes(task, transition))],
    ['dueDate', dueDate ?? undefined],
    ['followUpDate', followUpDate ?? undefined],
    ['formKey', task.formKey],
    ['priority', priority === undefined ? undefined : String(priority)],
    ['userTaskKey', task.userTaskKey],
  ];
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[`${PREFIX}${name}`, value]],
    ),
  );
}

/** What would be different with the transition; a correction that takes back a change leaves none. */
function changedAttributes(task: UserTaskWait, transition: UserTaskTransition): readonly string[] {
  const before: Partial<UserTaskAttributes> = { assignee: task.assignee ?? null, ...task.attributes };
  const names = Object.entries(transition.attributes)
    .filter(
      ([name, value]) => JSON.stringify(before[name as keyof UserTaskAttributes]) !== JSON.stringify(value),
    )
    .map(([name]) => name);
  return transition.eventType === 'UPDATING' && transition.variables !== undefined
    ? [...names, 'variables']
    : names;
}

function listOf(values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : JSON.stringify(values);
}
