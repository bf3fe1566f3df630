import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InvalidSearchError } from './invalid-search-error.js';
import { parseSearchRequest } from './parse-search-request.js';
import { search, type Restriction } from './search.js';
import {
  decisionDefinitionSearch,
  decisionInstanceSearch,
  decisionRequirementsSearch,
} from './searches/decisions.js';
import { elementInstanceSearch } from './searches/element-instances.js';
import { incidentSearch } from './searches/incidents.js';
import { jobSearch } from './searches/jobs.js';
import { correlatedMessageSearch, messageSubscriptionSearch } from './searches/message-subscriptions.js';
import { processDefinitionSearch } from './searches/process-definitions.js';
import { processInstanceSearch } from './searches/process-instances.js';
import { tasksFor } from './searches/tasks-for.js';
import { userTaskSearch } from './searches/user-tasks.js';
import { variableSearch } from './searches/variables.js';
import type { SearchDefinition } from './search-definition.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("insert into tenant (tenant_id, name) values ('<default>', 'Landkreis')");
  for (let key = 1; key <= 9; key += 1) {
    await client.query(
      `insert into user_task (tenant_id, user_task_key, process_instance_key, process_definition_key,
         process_definition_id, process_definition_version, element_instance_key, element_id, name, state, assignee,
         candidate_groups, due_date, priority, headers, created_at)
       values ('<default>', $1::bigint, 100, 200, 'antrag', 1, $1::bigint + 50, 'pruefen', $2, 'CREATED', $3, $4, $5, $6, '{}', $7)`,
      [
        key,
        key === 5 ? '100 % geprüft' : `Aufgabe ${key}`,
        key % 2 === 0 ? 'sabine' : null,
        key < 4 ? ['gesundheitsamt'] : ['bauamt', 'planung'],
        key % 3 === 0 ? null : new Date(Date.UTC(2026, 0, 10 - key)),
        key < 5 ? 50 : 80,
        new Date(Date.UTC(2026, 0, 1)),
      ],
    );
  }
  await client.query(
    `insert into variable (tenant_id, variable_key, process_instance_key, scope_key, name, value)
     values ('<default>', 1, 100, 53, 'betrag', '25')`,
  );
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function find(body: unknown, restrictions: readonly Restriction[] = []): Promise<readonly string[]> {
  const { items } = await search(
    client,
    userTaskSearch,
    parseSearchRequest(userTaskSearch, body),
    restrictions,
  );
  return items.map((item) => item.userTaskKey);
}

test.each([
  [{ assignee: 'sabine' }, ['2', '4', '6', '8']],
  [{ assignee: { $exists: false } }, ['1', '3', '5', '7', '9']],
  [{ assignee: { $neq: 'sabine' } }, ['1', '3', '5', '7', '9']],
  [{ assignee: { $notIn: ['sabine'] } }, ['1', '3', '5', '7', '9']],
  [{ name: { $like: 'Aufgabe ?' } }, ['1', '2', '3', '4', '6', '7', '8', '9']],
  [{ name: { $like: '100 % *' } }, ['5']],
  [{ name: { $like: '%' } }, []],
  [{ candidateGroup: { $in: ['bauamt'] } }, ['4', '5', '6', '7', '8', '9']],
  [{ priority: { $gt: 50, $lte: 80 } }, ['5', '6', '7', '8', '9']],
  [{ dueDate: { $lt: '2026-01-04T00:00:00Z' } }, ['7', '8']],
  [{ userTaskKey: '3' }, ['3']],
  [{ localVariables: [{ name: 'betrag', value: '25' }] }, ['3']],
  [{ localVariables: [{ name: 'betrag', value: '26' }] }, []],
  [{ localVariables: [{ name: 'betrag', value: { $exists: true } }] }, ['3']],
  [
    { localVariables: [{ name: 'betrag', value: { $exists: false } }] },
    ['1', '2', '4', '5', '6', '7', '8', '9'],
  ],
  [{ localVariables: [{ name: 'betrag', value: { $exists: false, $neq: '26' } }] }, []],
  [{ candidateGroup: { $exists: false } }, []],
  [{ name: "'; drop table user_task; --" }, []],
])('filters by %j', async (filter, expected) => {
  expect(await find({ filter })).toEqual(expected);
});

test('pages forward and backward by cursor through any order, also where values are missing', async () => {
  const sort = [{ field: 'dueDate', order: 'DESC' }, { field: 'priority' }];
  const order = await find({ sort });
  expect(order.slice(0, 3)).toEqual(['3', '6', '9']);
  expect(await find({ sort: [{ field: 'dueDate', order: 'desc' }, { field: 'priority' }] })).toEqual(order);

  const forward: string[] = [];
  let after: string | null | undefined;
  do {
    const request = parseSearchRequest(userTaskSearch, {
      sort,
      page: { limit: 2, ...(after ? { after } : {}) },
    });
    const page = await search(client, userTaskSearch, request);
    forward.push(...page.items.map((item) => item.userTaskKey));
    after = page.page.endCursor;
  } while (after);
  expect(forward).toEqual(order);

  const lastPage = parseSearchRequest(userTaskSearch, { sort, page: { from: 7 } });
  const { startCursor } = (await search(client, userTaskSearch, lastPage)).page;
  expect(await find({ sort, page: { before: startCursor, limit: 3 } })).toEqual(order.slice(4, 7));
});

test('the total counts all that match, not only the page', async () => {
  const request = parseSearchRequest(userTaskSearch, { page: { limit: 2, from: 1 } });
  const { items, page } = await search(client, userTaskSearch, request);
  expect([items.length, page.totalItems, page.hasMoreTotalItems]).toEqual([2, 9, false]);
});

test('a person finds what is assigned or offered to them, and the tasks of processes they may read', async () => {
  const nobody = { username: 'jonas', groups: [], processDefinitionIds: [], granted: null };
  expect(await find({}, [tasksFor(nobody)])).toEqual([]);
  expect(await find({}, [tasksFor({ ...nobody, groups: ['gesundheitsamt'] })])).toEqual(['1', '2', '3']);
  expect(await find({}, [tasksFor({ ...nobody, username: 'sabine' })])).toEqual(['2', '4', '6', '8']);
  expect((await find({}, [tasksFor({ ...nobody, processDefinitionIds: ['antrag'] })])).length).toBe(9);
});

test.each([
  [{ filters: {} }, 'filters'],
  [{ filter: { colour: 'red' } }, 'filter.colour'],
  [{ filter: { toString: 'x' } }, 'filter.toString'],
  [{ filter: { userTaskKey: 3 } }, 'filter.userTaskKey'],
  [{ filter: { userTaskKey: '9'.repeat(19) } }, 'filter.userTaskKey'],
  [{ filter: { state: 'DONE' } }, 'filter.state'],
  [{ filter: { priority: { $like: '5*' } } }, 'filter.priority.$like'],
  [{ filter: { name: { $near: 'x' } } }, 'filter.name.$near'],
  [{ filter: { name: 'a\u0000b' } }, 'filter.name'],
  ...[
    '2026-01-01',
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+16:00',
    '2026-01-01T00:00:00-23:59',
    '2026-01-01T00:00:00+15:60',
    '0000-01-01T00:00:00Z',
  ].map((dueDate): [object, string] => [{ filter: { dueDate } }, 'filter.dueDate']),
  [{ filter: { dueDate: { $gt: '2026-02-30T00:00:00Z' } } }, 'filter.dueDate.$gt'],
  [{ sort: [{ field: 'assignee; drop' }] }, 'sort[0].field'],
  [{ sort: [{ field: 'name', order: 'UP' }] }, 'sort[0].order'],
  [{ page: { limit: 0 } }, 'page.limit'],
  [{ page: { after: 'bm8=' } }, 'page.after'],
  [{ page: { after: 'bm8=', from: 3 } }, 'page'],
  ...[
    ['dueDate', '9223372036854775807'],
    ['dueDate', '-999999999999999999'],
    ['dueDate', '99999999999999999999'],
    ['priority', '2147483648'],
    ['priority', '-2147483649'],
  ].map(([field, value]): [object, string] => [
    { sort: [{ field, order: 'ASC' }], page: { after: forgedCursor(`${field} ASC,ASC`, value, '1') } },
    'page.after',
  ]),
])('refuses %j and names the field', (body, field) => {
  try {
    parseSearchRequest(userTaskSearch, body);
    expect.unreachable('the request was accepted');
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidSearchError);
    expect((error as InvalidSearchError).mistakes.map((mistake) => mistake.field)).toContain(field);
  }
});

test.each(
  Object.entries<SearchDefinition>({
    processDefinitionSearch,
    processInstanceSearch,
    elementInstanceSearch,
    jobSearch,
    userTaskSearch,
    variableSearch,
    incidentSearch,
    messageSubscriptionSearch,
    correlatedMessageSearch,
    decisionDefinitionSearch,
    decisionRequirementsSearch,
    decisionInstanceSearch,
  }),
)('every field of %s can be filtered and sorted as it is declared', async (_name, definition) => {
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.filter !== false) {
      await search(
        client,
        definition,
        parseSearchRequest(definition, { filter: { [name]: { $exists: true } } }),
      );
    }
    if (field.sort)
      await search(
        client,
        definition,
        parseSearchRequest(definition, { sort: [{ field: name, order: 'DESC' }] }),
      );
  }
});

test.each([
  '2024-02-29T00:00:00Z',
  '2000-02-29T23:59:59.999999999+15:59',
  '0001-01-01T00:00:00+15:59',
  '9999-12-31T24:00:00-15:59',
  '2026-12-31T08:00Z',
])('takes the moment %s', async (dueDate) => {
  expect(await find({ filter: { dueDate } })).toEqual([]);
});

/** A cursor of the right order with values of somebody's own. */
function forgedCursor(...parts: readonly (string | undefined)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64');
}
