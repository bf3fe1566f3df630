import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../../database/create-pool.js';
import { inTenant } from '../../database/in-tenant.js';
import { parseSearchRequest } from '../parse-search-request.js';
import { search, type Restriction, type SearchPage } from '../search.js';
import type { ItemOf } from '../search-definition.js';
import type { TaskReader } from './task-audiences.js';
import { tasksFor } from './tasks-for.js';
import { userTaskSearch } from './user-tasks.js';

const nobody: TaskReader = { username: 'jonas', groups: [], processDefinitionIds: [], granted: null };
const people: readonly TaskReader[] = [
  nobody,
  { username: 'sabine', groups: ['bauamt', 'planung'], processDefinitionIds: [], granted: null },
  {
    username: 'jonas',
    groups: ['gesundheitsamt', 'bauamt'],
    processDefinitionIds: ['antrag'],
    granted: null,
  },
  { username: 'ada', groups: [], processDefinitionIds: ['antrag', 'belehrung'], granted: null },
  {
    username: 'sabine',
    groups: ['bauamt'],
    processDefinitionIds: [],
    granted: { properties: ['assignee', 'candidateUsers'], userTaskKeys: [] },
  },
  {
    username: 'jonas',
    groups: ['gesundheitsamt'],
    processDefinitionIds: ['antrag'],
    granted: { properties: ['candidateGroups'], userTaskKeys: [] },
  },
  {
    username: 'jonas',
    groups: ['bauamt'],
    processDefinitionIds: [],
    granted: { properties: [], userTaskKeys: ['1', '2', '3', '6'] },
  },
  { username: 'leitung', groups: ['bauamt'], processDefinitionIds: null, granted: null },
];

let database: TestDatabase;
let owner: pg.Client;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  pool = createPool(database.url, { connections: 1 });
  for (const tenant of ['nord', 'sued']) {
    await owner.query('insert into tenant (tenant_id, name) values ($1, $1)', [tenant]);
    await owner.query(
      `insert into user_task (tenant_id, user_task_key, process_instance_key, process_definition_key,
         process_definition_id, process_definition_version, element_instance_key, element_id, name, state, assignee,
         candidate_users, candidate_groups, due_date, priority, headers, created_at)
       select $1, n, n, 1, case n % 4 when 0 then 'antrag' else 'belehrung' end, 1, n, 'pruefen', 'Aufgabe ' || n,
         case n % 7 when 0 then 'COMPLETED' else 'CREATED' end, case n % 5 when 0 then 'sabine' end,
         case n % 6 when 0 then array['jonas', 'sabine', 'jonas'] else '{}' end,
         case n % 3 when 0 then '{}' when 1 then array['bauamt', 'planung'] else array['gesundheitsamt'] end,
         case n % 4 when 0 then null else timestamptz '2026-03-01T00:00:00.000001Z' + n % 9 * interval '1 day' end,
         50 + n % 2, '{}', timestamptz '2026-01-01T00:00:00.000001Z' + n % 11 * interval '1 microsecond'
       from generate_series(1, 30) as n`,
      [tenant],
    );
    await owner.query(
      `update user_task set owner = case user_task_key % 2 when 0 then 'jonas' else 'sabine' end,
         delegation_state = case user_task_key % 3 when 0 then 'RESOLVED' else 'PENDING' end
       where tenant_id = $1 and user_task_key % 10 in (1, 2, 6)`,
      [tenant],
    );
  }
});

afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

type Found = SearchPage<ItemOf<typeof userTaskSearch>>;

function find(restriction: Restriction, body: object): Promise<Found> {
  return inTenant(pool, 'nord', (client) =>
    search(client, userTaskSearch, parseSearchRequest(userTaskSearch, body), [restriction]),
  );
}

/** The same rule without the quick way. */
function slowly(restriction: Restriction): Restriction {
  return (parameters, definition) => restriction(parameters, definition);
}

const orders = ['creationDate', 'dueDate', 'priority'].flatMap((field) =>
  (['ASC', 'DESC'] as const).map((order) => ({ field, order })),
);

test.each(orders)('open tasks by %j are the same, page by page, as by the rule itself', async (order) => {
  for (const person of people) {
    const quick = tasksFor(person);
    const ask = { filter: { state: 'CREATED' }, sort: [order] };
    let after: string | null = null;
    do {
      const page: object = { limit: 11, ...(after === null ? {} : { after }) };
      const found = await find(quick, { ...ask, page });
      expect(found).toEqual(await find(slowly(quick), { ...ask, page }));
      const before = { limit: 3, before: found.page.endCursor };
      if (before.before !== null)
        expect(await find(quick, { ...ask, page: before })).toEqual(
          await find(slowly(quick), { ...ask, page: before }),
        );
      after = found.page.endCursor;
    } while (after !== null);
    const further = { ...ask, page: { from: 2, limit: 5 } };
    expect(await find(quick, further)).toEqual(await find(slowly(quick), further));
  }
});

test('only requests for open tasks in an order that is kept take the quick way', () => {
  const shortcut = (body: object) =>
    tasksFor(nobody).shortcut?.(parseSearchRequest(userTaskSearch, body)) ?? null;
  const sort = [{ field: 'creationDate' }];
  expect(shortcut({ filter: { state: 'CREATED' }, sort })).not.toBeNull();
  expect(shortcut({ filter: {}, sort })).toBeNull();
  expect(shortcut({ filter: { state: { $neq: 'CREATED' } }, sort })).toBeNull();
  expect(shortcut({ filter: { state: 'CREATED', priority: 50 }, sort })).toBeNull();
  expect(
    shortcut({ filter: { state: 'CREATED', localVariables: [{ name: 'a', value: '1' }] }, sort }),
  ).toBeNull();
  expect(shortcut({ filter: { state: 'CREATED' }, sort: [{ field: 'name' }] })).toBeNull();
});

test('the audience of a task changes with it, whoever writes it, and goes with it', async () => {
  const audience = async (): Promise<readonly string[]> => {
    const { rows } = await owner.query<{ audience: string }>(
      `select concat_ws(' ', kind, audience, is_assigned, due_date, priority) as audience from user_task_audience
       where tenant_id = 'nord' and user_task_key = 1000 order by 1`,
    );
    return rows.map((row) => row.audience);
  };
  const write = (statement: string) =>
    inTenant(pool, 'nord', (client) => client.query(`${statement} and user_task_key = 1000`));
  await owner.query(
    `insert into user_task select (jsonb_populate_record(t, '{"user_task_key": 1000, "state": "CREATED"}')).*
     from user_task t where tenant_id = 'nord' and user_task_key = 3`,
  );
  await write(
    `update user_task set assignee = null, candidate_users = '{}', candidate_groups = '{bauamt}', due_date = null where true`,
  );
  const offered = ['GROUP bauamt f infinity 51', 'PROCESS belehrung f infinity 51', 'TENANT  f infinity 51'];
  expect(await audience()).toEqual(offered);
  await write(`update user_task set assignee = 'ada', priority = 90 where true`);
  expect(await audience()).toEqual([
    'ASSIGNEE ada t infinity 90',
    'GROUP bauamt t infinity 90',
    'PROCESS belehrung t infinity 90',
    'TENANT  t infinity 90',
  ]);
  await write(
    `update user_task set assignee = 'grace', owner = 'ada', delegation_state = 'PENDING' where true`,
  );
  expect(await audience()).toContain('OWNER ada t infinity 90');
  await write(`update user_task set delegation_state = 'RESOLVED' where true`);
  await write(`update user_task set assignee = 'ada' where true`);
  expect((await audience()).length).toBe(4);
  await write(`update user_task set state = 'COMPLETED' where true`);
  expect(await audience()).toEqual([]);
  await write(`update user_task set state = 'CREATED' where true`);
  expect((await audience()).length).toBe(4);
  await write('delete from user_task where true');
  expect(await audience()).toEqual([]);
});
