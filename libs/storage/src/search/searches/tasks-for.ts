import { afterCursor, orderBy, orderSteps } from '../keyset.js';
import type { Parameters } from '../parameters.js';
import { defineSearch } from '../search-definition.js';
import type { SearchRequest } from '../search-request.js';
import type { Restriction, SearchShortcut } from '../search.js';
import { involving, taskAudiencesOf, type TaskAudience, type TaskReader } from './task-audiences.js';

/**
 * Only the tasks that the person may see: those that are assigned or offered to them, or delegated by them, as far as
 * their grants reach, and those of the processes.
 */
export function tasksFor(person: TaskReader): Restriction {
  const keys = person.processDefinitionIds === null ? [] : (person.granted?.userTaskKeys ?? []);
  const condition = (parameters: Parameters): string => {
    const byAudience = inOneOf(taskAudiencesOf(person), parameters);
    if (keys.length === 0) return byAudience;
    const isNamed = `t.user_task_key = any(${parameters.many('key', keys)})`;
    return `${byAudience} or ${isNamed} and (${inOneOf(involving(person), parameters)})`;
  };
  return Object.assign(condition, {
    // The lists of the audiences do not say which of their tasks are granted by key; such grants are rare.
    shortcut: (request: SearchRequest): SearchShortcut | null =>
      keys.length === 0 && isListOfOpenTasks(request) ? openTasksOf(person, request) : null,
  });
}

const membership: Readonly<Record<TaskAudience['kind'], (ids: string) => string>> = {
  ASSIGNEE: (ids) => `t.assignee = any(${ids})`,
  OWNER: (ids) => `t.delegation_state = 'PENDING' and t.owner = any(${ids})`,
  USER: (ids) => `t.candidate_users && ${ids}`,
  GROUP: (ids) => `t.candidate_groups && ${ids}`,
  PROCESS: (ids) => `t.process_definition_id = any(${ids})`,
  TENANT: (ids) => `'' = any(${ids})`,
};

/** Whether the task is for one of the audiences; the rule of `user_task_audience` for tasks in any state. */
function inOneOf(audiences: readonly TaskAudience[], parameters: Parameters): string {
  const kinds = [...new Set(audiences.map(({ kind }) => kind))];
  const conditions = kinds.map((kind) => {
    const ids = audiences.filter((each) => each.kind === kind).map(({ id }) => id);
    return membership[kind](parameters.many('string', ids));
  });
  return conditions.join(' or ') || 'false';
}

/** What orders a list of open tasks, with an index of its own each. An open task without due date is due at infinity. */
const audience = defineSearch({
  from: 'user_task_audience c',
  key: 'userTaskKey',
  fields: {
    userTaskKey: { type: 'key', sql: 'c.user_task_key' },
    creationDate: { type: 'dateTime', sql: 'c.created_at', sort: 'indexed' },
    dueDate: { type: 'dateTime', sql: 'c.due_date', sort: 'indexed' },
    priority: { type: 'integer', sql: 'c.priority', sort: 'indexed' },
  },
});
const orders: readonly string[] = ['creationDate', 'dueDate', 'priority'];

function isListOfOpenTasks({ filter, sort, page }: SearchRequest): boolean {
  const [comparison, ...others] = filter.comparisons;
  const [operation, ...furtherOperations] = comparison?.operations ?? [];
  const asksForOpen =
    others.length === 0 &&
    furtherOperations.length === 0 &&
    comparison?.field === 'state' &&
    operation?.operator === '$eq' &&
    operation.value === 'CREATED';
  const isFilterPlain =
    filter.variables.length + filter.containsAll.length + filter.alternatives.length === 0;
  const isOrderKept = sort.length === 1 && orders.includes(sort[0]!.field);
  // Behind the tasks with a due date the cursor has none; such a page is rare.
  const isCursorKept = page.kind === 'offset' || page.cursor.every((value) => value !== null);
  return asksForOpen && isFilterPlain && isOrderKept && isCursorKept;
}

/** Each audience is read in the order of the list up to the end of the page, and these are merged. */
function openTasksOf(person: TaskReader, { sort, page }: SearchRequest): SearchShortcut {
  const steps = orderSteps(audience, sort, page.kind === 'before');
  const columns = steps.map(({ field }) => field.sql).join(', ');
  return {
    pageCondition: (parameters) => {
      const rows = parameters.one('integer', page.kind === 'offset' ? page.from + page.limit : page.limit);
      const later = page.kind === 'offset' ? 'true' : afterCursor(steps, page.cursor, parameters);
      return `t.user_task_key = any(array(
        select c.user_task_key from ${audiencesOf(person, parameters)} cross join lateral (
          select ${columns} from ${audience.from} where c.kind = one.kind and c.audience = one.audience and ${later}
          order by ${orderBy(steps)} limit ${rows}
        ) as c group by ${columns} order by ${orderBy(steps)} limit ${rows}))`;
    },
    matching: (parameters, most) => `
      select from ${audiencesOf(person, parameters)} cross join lateral (
        select c.user_task_key from ${audience.from} where c.kind = one.kind and c.audience = one.audience limit ${most}
      ) as c group by c.user_task_key limit ${most}`,
  };
}

function audiencesOf(person: TaskReader, parameters: Parameters): string {
  const audiences = taskAudiencesOf(person);
  const kinds = parameters.many(
    'string',
    audiences.map(({ kind }) => kind),
  );
  const ids = parameters.many(
    'string',
    audiences.map(({ id }) => id),
  );
  return `unnest(${kinds}, ${ids}) as one (kind, audience)`;
}
