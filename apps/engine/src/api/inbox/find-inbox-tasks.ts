import type { Principal } from '@vorgang/identity';
import type { EntityManager } from 'typeorm';
import type { TaskScope, TaskSortField } from './search-tasks.dto.js';
import { offeredTask, visibilityParameters, visibleTask } from './inbox-visibility.js';

export interface InboxTaskRow {
  readonly user_task_key: string;
  readonly name: string;
  readonly state: 'CREATED' | 'COMPLETED' | 'CANCELED' | 'FAILED';
  readonly process_name: string;
  readonly case_id: string | null;
  readonly file_number: string | null;
  readonly applicant_name: string | null;
  readonly assignee: string | null;
  readonly assignee_name: string | null;
  readonly candidate_groups: string[];
  readonly candidate_group_names: string[];
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly due_date: Date | null;
  readonly priority: number;
  readonly version: number;
  /** The value that the order compares first, as text that PostgreSQL reads back without loss. */
  readonly sort_value: string;
}

/** A place between two rows: the sort value and the key of the row that it follows. */
export interface InboxCursor {
  readonly value: string;
  readonly userTaskKey: string;
}

export interface InboxQuery {
  readonly scope: TaskScope;
  readonly sort: TaskSortField;
  readonly words: readonly string[];
  readonly after: InboxCursor | null;
  readonly limit: number;
}

const scopes: Readonly<Record<TaskScope, string>> = {
  mine: 'task.assignee = $2',
  groups: offeredTask,
  all: visibleTask,
};

/** Expressions that grow in the order in which people want to see the tasks, and their types. */
const orders: Readonly<Record<TaskSortField, { readonly expression: string; readonly type: string }>> = {
  dueDate: { expression: "coalesce(task.due_date, 'infinity')", type: 'timestamptz' },
  createdAt: { expression: 'task.created_at', type: 'timestamptz' },
  priority: { expression: '-task.priority', type: 'integer' },
};

/** Columns of a task with its case, for every statement that shows one. */
export const inboxTaskColumns = `
  task.user_task_key, task.name, task.state, coalesce(definition.name, task.process_definition_id) as process_name,
  case_file.case_id, case_file.file_number, case_file.applicant_name,
  task.assignee, account.name as assignee_name, task.candidate_groups,
  array(
    select coalesce(user_group.name, candidate.group_id)
    from unnest(task.candidate_groups) with ordinality candidate (group_id, place)
    left join user_group on user_group.tenant_id = task.tenant_id and user_group.group_id = candidate.group_id
    order by candidate.place
  ) as candidate_group_names,
  task.created_at, task.ended_at, task.due_date, task.priority, task.version`;

/** The task with what is shown beside it. */
export const inboxTaskSource = `
  user_task task
  join process_definition definition
    on definition.tenant_id = task.tenant_id and definition.process_definition_key = task.process_definition_key
  left join case_file
    on case_file.tenant_id = task.tenant_id and case_file.process_instance_key = task.process_instance_key
  left join user_account account on account.tenant_id = task.tenant_id and account.username = task.assignee`;

const matchesWords = `
  (task.name || ' ' || coalesce(case_file.file_number, '') || ' ' || coalesce(case_file.applicant_name, '')) ilike all ($6)`;

/**
 * One page of open tasks, continued by keyset so that tasks which come or go meanwhile neither repeat nor hide a row.
 * Takes no lock. Indexes: user_task_by_assignee, user_task_by_group, user_task_open.
 */
export async function findInboxTasks(
  manager: EntityManager,
  principal: Principal,
  query: InboxQuery,
): Promise<readonly InboxTaskRow[]> {
  const { expression, type } = orders[query.sort];
  const rows = await manager.query<InboxTaskRow[]>(
    `select ${inboxTaskColumns}, (${expression})::text as sort_value
     from ${inboxTaskSource}
     where task.tenant_id = $1 and task.state = 'CREATED' and ${visibleTask} and ${scopes[query.scope]} and ${matchesWords}
       and ($7::text is null or (${expression}, task.user_task_key) > ($7::${type}, $8::bigint))
     order by ${expression}, task.user_task_key
     limit $9`,
    [
      principal.tenantId,
      ...visibilityParameters(principal),
      query.words.map(containing),
      query.after?.value ?? null,
      query.after?.userTaskKey ?? null,
      query.limit,
    ],
  );
  return rows;
}

export interface InboxTotals {
  readonly matching: number;
  readonly mine: number;
  readonly groups: number;
  readonly all: number;
}

/** How many tasks match, and how many each view holds. Takes no lock. Index: user_task_open. */
export async function countInboxTasks(
  manager: EntityManager,
  principal: Principal,
  query: Pick<InboxQuery, 'scope' | 'words'>,
): Promise<InboxTotals> {
  const rows = await manager.query<Record<keyof InboxTotals, string>[]>(
    `select count(*) filter (where ${scopes[query.scope]} and ${matchesWords}) as matching,
       count(*) filter (where ${scopes.mine}) as mine,
       count(*) filter (where ${scopes.groups}) as groups,
       count(*) as all
     from ${inboxTaskSource}
     where task.tenant_id = $1 and task.state = 'CREATED' and ${visibleTask}`,
    [principal.tenantId, ...visibilityParameters(principal), query.words.map(containing)],
  );
  const row = rows[0];
  return {
    matching: Number(row?.matching ?? 0),
    mine: Number(row?.mine ?? 0),
    groups: Number(row?.groups ?? 0),
    all: Number(row?.all ?? 0),
  };
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
