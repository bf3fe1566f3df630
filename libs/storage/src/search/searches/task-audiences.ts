/** A person, as far as it decides which user tasks they see. */
export interface TaskReader {
  readonly username: string;
  readonly groups: readonly string[];
  /** Processes of which the person may read all tasks; null: of all. */
  readonly processDefinitionIds: readonly string[] | null;
  /** Which of the tasks that are assigned or offered to the person, or delegated by them, they may see; null: all. */
  readonly granted: {
    /** Those that name the person by one of these properties; its owner counts with the assignee. */
    readonly properties: readonly ('assignee' | 'candidateUsers' | 'candidateGroups')[];
    readonly userTaskKeys: readonly string[];
  } | null;
}

/** Whom an open user task can be for (table `user_task_audience`). */
export interface TaskAudience {
  readonly kind: 'GROUP' | 'USER' | 'ASSIGNEE' | 'OWNER' | 'PROCESS' | 'TENANT';
  /** Id of the group, name of the user, id of the process; empty for the tenant. */
  readonly id: string;
}

/** Tasks that the person works on. */
export function assignedTo({ username }: Pick<TaskReader, 'username'>): readonly TaskAudience[] {
  return [{ kind: 'ASSIGNEE', id: username }];
}

/** Tasks that the person has delegated and that are not back yet. */
export function delegatedBy({ username }: Pick<TaskReader, 'username'>): readonly TaskAudience[] {
  return [{ kind: 'OWNER', id: username }];
}

/** Tasks that are offered to the person, whoever works on them. */
export function offeredTo({
  username,
  groups,
}: Pick<TaskReader, 'username' | 'groups'>): readonly TaskAudience[] {
  return [{ kind: 'USER', id: username }, ...groups.map((id) => ({ kind: 'GROUP', id }) as const)];
}

/** Tasks that are assigned or offered to the person, or delegated by them. */
export function involving(person: Pick<TaskReader, 'username' | 'groups'>): readonly TaskAudience[] {
  return [...assignedTo(person), ...delegatedBy(person), ...offeredTo(person)];
}

/** All tasks that the person may see, but for those that are granted by key. One task may be in several. */
export function taskAudiencesOf(person: TaskReader): readonly TaskAudience[] {
  if (person.processDefinitionIds === null) return [{ kind: 'TENANT', id: '' }];
  return [
    ...involving(person).filter(({ kind }) => isGranted(person.granted, kind)),
    ...person.processDefinitionIds.map((id) => ({ kind: 'PROCESS', id }) as const),
  ];
}

function isGranted(granted: TaskReader['granted'], kind: TaskAudience['kind']): boolean {
  if (granted === null) return true;
  switch (kind) {
    case 'ASSIGNEE':
    case 'OWNER':
      return granted.properties.includes('assignee');
    case 'USER':
      return granted.properties.includes('candidateUsers');
    case 'GROUP':
      return granted.properties.includes('candidateGroups');
    case 'PROCESS':
    case 'TENANT':
      return false;
  }
}
