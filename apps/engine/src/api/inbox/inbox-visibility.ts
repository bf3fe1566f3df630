import type { Principal } from '@vorgang/identity';
import {
  assignedTo,
  delegatedBy,
  involving,
  offeredTo,
  taskAudiencesOf,
  type TaskAudience,
  type TaskReader,
} from '@vorgang/storage';
import { taskReader } from '../../access/task-reader.js';
import type { TaskScope } from './search-tasks.dto.js';

/** Where the tasks of a view are found. */
export interface InboxAudiences {
  readonly of: readonly TaskAudience[];
  /** Without tasks that somebody works on. */
  readonly unassigned: boolean;
  /** Of these only the tasks that are for one of the audiences as well, or have one of the keys; null: all. */
  readonly within: {
    readonly audiences: readonly TaskAudience[];
    readonly userTaskKeys: readonly string[];
  } | null;
}

/**
 * The rule of `maySeeUserTask` for the views of the inbox: what is assigned or offered to the person, what they have
 * delegated, or what belongs to a process whose tasks they may all read; without what their grants on tasks leave out.
 */
export function inboxAudiences(principal: Principal, scope: TaskScope): InboxAudiences {
  const person = taskReader(principal);
  const of = audiencesOf(person, scope);
  return { of, unassigned: scope === 'groups', within: within(person, of) };
}

function audiencesOf(person: TaskReader, scope: TaskScope): readonly TaskAudience[] {
  switch (scope) {
    case 'mine':
      return assignedTo(person);
    case 'delegated':
      return delegatedBy(person);
    case 'groups':
      return offeredTo(person);
    case 'all':
      return keysOf(person).length === 0
        ? taskAudiencesOf(person)
        : [...involving(person), ...taskAudiencesOf(person).filter(({ kind }) => kind === 'PROCESS')];
  }
}

function within(person: TaskReader, of: readonly TaskAudience[]): InboxAudiences['within'] {
  const audiences = taskAudiencesOf(person);
  const isSeen = (one: TaskAudience): boolean =>
    audiences.some(({ kind, id }) => kind === 'TENANT' || (kind === one.kind && id === one.id));
  return of.every(isSeen) ? null : { audiences, userTaskKeys: keysOf(person) };
}

function keysOf({ granted, processDefinitionIds }: TaskReader): readonly string[] {
  return processDefinitionIds === null ? [] : (granted?.userTaskKeys ?? []);
}
