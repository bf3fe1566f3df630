import type { Principal } from '@vorgang/identity';
import type { Statements } from '@vorgang/storage';
import type { TaskScope, TaskSortField } from './search-tasks.dto.js';
import { inboxAudiences, type InboxAudiences } from './inbox-visibility.js';

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
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly delegation_state: 'PENDING' | 'RESOLVED' | null;
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

/** Expressions that grow in the order in which people want to see the tasks, and their types. */
const orders: Readonly<
  Record<TaskSortField, { readonly task: string; readonly audience: string; readonly type: string }>
> = {
  dueDate: {
    task: "coalesce(task.due_date, 'infinity')",
    audience: 'audience.due_date',
    type: 'timestamptz',
  },
  createdAt: { task: 'task.created_at', audience: 'audience.created_at', type: 'timestamptz' },
  priority: { task: '-task.priority', audience: '-audience.priority', type: 'integer' },
};

/** Columns of a task with its case, for every statement that shows one. */
export const inboxTaskColumns = `
  task.user_task_key, task.name, task.state, coalesce(definition.name, task.process_definition_id) as process_name,
  case_file.case_id, case_file.file_number, case_file.applicant_name,
  task.assignee, account.name as assignee_name, task.owner, owner.name as owner_name, task.delegation_state, task.candidate_groups,
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
  left join user_account account on account.tenant_id = task.tenant_id and account.username = task.assignee
  left join user_account owner on owner.tenant_id = task.tenant_id and owner.username = task.owner`;

const matchesWords = (words: string): string => `
  (task.name || ' ' || coalesce(case_file.file_number, '') || ' ' || coalesce(case_file.applicant_name, '')) ilike all (${words})`;

/**
 * The rows of the tenant $1 for the audiences of kinds $2 and ids $3, without those assigned where $4 says so; where $5
 * is not null only those of tasks that are for the audiences of kinds $5 and ids $6 as well, or have one of the keys $7.
 */
const audienceRows = `
  unnest($2::text[], $3::text[]) as one (kind, id)
  cross join lateral (
    select audience.* from user_task_audience audience
    where audience.tenant_id = $1 and audience.kind = one.kind and audience.audience = one.id
      and not ($4 and audience.is_assigned)
      and ($5::text[] is null or audience.user_task_key = any ($7::bigint[]) or exists (
        select from unnest($5::text[], $6::text[]) as seen_by (kind, id)
        join user_task_audience seen on seen.kind = seen_by.kind and seen.audience = seen_by.id
        where seen.tenant_id = $1 and seen.user_task_key = audience.user_task_key))`;

/**
 * One page of open tasks, continued by keyset so that tasks which come or go meanwhile neither repeat nor hide a row.
 * Each audience of the person is read in the order of the list, by one of its indexes (user_task_audience_by_...), and
 * no further than the page; with words in search of, to its end. Takes no lock.
 */
export async function findInboxTasks(
  statements: Statements,
  principal: Principal,
  query: InboxQuery,
): Promise<readonly InboxTaskRow[]> {
  const { task, audience, type } = orders[query.sort];
  return statements.query<InboxTaskRow[]>(
    `select ${inboxTaskColumns}, (${task})::text as sort_value
     from ${inboxTaskSource}
     where task.tenant_id = $1 and task.user_task_key = any (array(
         select found.user_task_key
         from ${audienceRows}
             and ($8::text is null or (${audience}, audience.user_task_key) > ($8::${type}, $9::bigint))
           order by ${audience}, audience.user_task_key
           limit $10
         ) as found
         group by found.user_task_key
       )) and ${matchesWords('$11')}
     order by ${task}, task.user_task_key
     limit $12`,
    [
      ...audienceParameters(principal, inboxAudiences(principal, query.scope)),
      query.after?.value ?? null,
      query.after?.userTaskKey ?? null,
      query.words.length === 0 ? query.limit : null,
      query.words.map(containing),
      query.limit,
    ],
  );
}

export interface InboxTotals {
  readonly matching: number;
  readonly mine: number;
  readonly delegated: number;
  readonly groups: number;
  readonly all: number;
}

/** How many tasks match, and how many each view holds, asked at once. Takes no lock. */
export async function countInboxTasks(
  statements: Statements,
  principal: Principal,
  query: Pick<InboxQuery, 'scope' | 'words'>,
): Promise<InboxTotals> {
  const count = (scope: TaskScope): Promise<number> => countOfScope(statements, principal, scope);
  const [mine, delegated, groups, all, matching] = await Promise.all([
    count('mine'),
    count('delegated'),
    count('groups'),
    count('all'),
    query.words.length === 0 ? null : countMatching(statements, principal, query),
  ]);
  const totals = { mine, delegated, groups, all };
  return { matching: matching ?? totals[query.scope], ...totals };
}

// Index only, where the tables are vacuumed.
async function countOfScope(statements: Statements, principal: Principal, scope: TaskScope): Promise<number> {
  const audiences = inboxAudiences(principal, scope);
  // A task that is in one audience only needs no look whether it was counted before.
  const counted = audiences.of.length === 1 ? 'count(*)' : 'count(distinct found.user_task_key)';
  const rows = await statements.query<{ count: string }[]>(
    `select ${counted} as count from ${audienceRows}) as found`,
    audienceParameters(principal, audiences),
  );
  return Number(rows[0]?.count ?? 0);
}

async function countMatching(
  statements: Statements,
  principal: Principal,
  { scope, words }: Pick<InboxQuery, 'scope' | 'words'>,
): Promise<number> {
  const rows = await statements.query<{ count: string }[]>(
    `select count(*) as count
     from ${inboxTaskSource}
     where task.tenant_id = $1
       and task.user_task_key = any (array(select found.user_task_key from ${audienceRows}) as found))
       and ${matchesWords('$8')}`,
    [...audienceParameters(principal, inboxAudiences(principal, scope)), words.map(containing)],
  );
  return Number(rows[0]?.count ?? 0);
}

/** $1 to $7 of `audienceRows`. */
function audienceParameters(
  principal: Principal,
  { of, unassigned, within }: InboxAudiences,
): readonly unknown[] {
  return [
    principal.tenantId,
    of.map(({ kind }) => kind),
    of.map(({ id }) => id),
    unassigned,
    within?.audiences.map(({ kind }) => kind) ?? null,
    within?.audiences.map(({ id }) => id) ?? null,
    within?.userTaskKeys ?? null,
  ];
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
