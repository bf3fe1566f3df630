import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../database/create-pool.js';
import { parseSearchRequest } from './parse-search-request.js';
import { countedRows, search } from './search.js';
import type { SearchConnection } from './search-connection.js';
import type { SearchDefinition } from './search-definition.js';
import { auditLogSearch } from './searches/audit-logs.js';
import { batchOperationItemSearch } from './searches/batch-operations.js';
import { decisionInstanceSearch } from './searches/decisions.js';
import { elementInstanceSearch } from './searches/element-instances.js';
import { incidentSearch } from './searches/incidents.js';
import { instanceOperationSearch } from './searches/instance-operations.js';
import { jobSearch } from './searches/jobs.js';
import { correlatedMessageSearch, messageSubscriptionSearch } from './searches/message-subscriptions.js';
import { userTaskSearch } from './searches/user-tasks.js';
import { variableSearch } from './searches/variables.js';

/*
 * Every order that is declared to have an index has one, and a page far behind is read from its place on. What is counted
 * is rows that PostgreSQL reads, where it is kept from sorting as long as there is any other way.
 */

const ROWS = 2_000;
const LIMIT = 10;
/** More than there are. */
const MOST = 5_000;
/** Of 2,000. Rows without a value of their own are found among the others, and rows alike are read together. */
const MOST_READ = 300;

const searches: Readonly<Record<string, SearchDefinition>> = {
  instanceOperationSearch,
  elementInstanceSearch,
  variableSearch,
  jobSearch,
  userTaskSearch,
  incidentSearch,
  messageSubscriptionSearch,
  correlatedMessageSearch,
  decisionInstanceSearch,
  batchOperationItemSearch,
  auditLogSearch,
};

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(rows);
  await owner.query('vacuum analyze');
  await owner.end();
  client = new pg.Client({ connectionString: withRole(database.url, 'vorgang_app') });
  await client.connect();
  await client.query(`set app.tenant = 'a';
    set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
    set enable_sort = off; set jit = off; set max_parallel_workers_per_gather = 0`);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const orders = Object.entries(searches).flatMap(([name, definition]) =>
  Object.entries(definition.fields).flatMap(([field, { sort }]) =>
    sort === 'indexed' || sort === 'grouped'
      ? (['ASC', 'DESC'] as const).map((order) => ({ name, definition, field, order, sort }))
      : [],
  ),
);

test.each(orders)(
  '$name by $field $order reads no more than its page',
  async ({ definition, field, order }) => {
    const sort = [{ field, order }];
    const first = await readPage(definition, { sort });
    expect(first.sorted, 'the first page is sorted').toEqual([]);
    expect(first.read, 'rows read for the first page').toBeLessThan(MOST_READ);

    const middle = await search(
      client,
      definition,
      parseSearchRequest(definition, { sort, page: { from: 700, limit: 1 } }),
    );
    const next = await readPage(definition, { sort, page: { after: middle.page.endCursor } });
    expect(next.sorted, 'a page after a cursor is sorted').toEqual([]);
    expect(next.read, 'rows read for a page after a cursor').toBeLessThan(MOST_READ);
  },
);

test.each(orders.filter(({ sort }) => sort === 'grouped'))(
  '$name by $field $order, group by group, is that of all rows, forward and backward',
  async ({ definition, field, order }) => {
    const sort = [{ field, order }];
    const whole = await search(
      client,
      definition,
      parseSearchRequest(definition, { sort, page: { limit: MOST } }),
    );
    expect(whole.items.length).toBeGreaterThan(1_000);
    expect(await readOn(definition, sort, 'after')).toEqual(whole.items);
    expect(await readOn(definition, sort, 'before', whole.page.endCursor)).toEqual(whole.items.slice(0, -1));
    const skipped = { from: 900, limit: 50 };
    const skipping = await search(
      crowded,
      definition,
      parseSearchRequest(definition, { sort, page: skipped }),
    );
    expect(skipping.items).toEqual(whole.items.slice(900, 950));
  },
);

test.each(orders)(
  '$name by $field $order skips to a page by offset',
  async ({ definition, field, order }) => {
    const sort = [{ field, order }];
    const read = (page: object) => search(client, definition, parseSearchRequest(definition, { sort, page }));
    const whole = await read({ limit: MOST });
    const skipping = await read({ from: 900, limit: 50 });
    expect(skipping.items).toEqual(whole.items.slice(900, 950));
    const next = await read({ after: skipping.page.endCursor, limit: 5 });
    expect(next.items).toEqual(whole.items.slice(950, 955));
  },
);

test.each([
  {
    name: 'elements by end',
    definition: elementInstanceSearch,
    field: 'endDate',
    order: 'ASC',
    state: 'ACTIVE',
  },
  {
    name: 'elements by end',
    definition: elementInstanceSearch,
    field: 'endDate',
    order: 'DESC',
    state: 'ACTIVE',
  },
  {
    name: 'elements by kind',
    definition: elementInstanceSearch,
    field: 'type',
    order: 'DESC',
    state: 'ACTIVE',
  },
  {
    name: 'elements by name',
    definition: elementInstanceSearch,
    field: 'elementName',
    order: 'ASC',
    state: 'ACTIVE',
  },
  { name: 'jobs by end', definition: jobSearch, field: 'endTime', order: 'ASC', state: 'CREATED' },
  { name: 'jobs by worker', definition: jobSearch, field: 'worker', order: 'DESC', state: 'CREATED' },
  { name: 'jobs by type', definition: jobSearch, field: 'type', order: 'DESC', state: 'CREATED' },
])(
  '$name $order, of those that wait, pass by those that have ended',
  async ({ definition, field, order, state }) => {
    const { read } = await readPage(definition, { sort: [{ field, order }], filter: { state } });
    expect(read, 'rows read for the page').toBeLessThan(MOST_READ);
  },
);

test('entries of the whole installation, which have no tenant, are read in the order of their keys', async () => {
  await client.query("set app.tenant = '<default>'");
  for (const order of ['ASC', 'DESC']) {
    const { sorted, read } = await readPage(auditLogSearch, { sort: [{ field: 'tenantId', order }] });
    expect({ sorted, few: read < MOST_READ }).toEqual({ sorted: [], few: true });
  }
  await client.query("set app.tenant = 'a'");
});

describe('orders by groups', () => {
  test('are under the limit of time, as groups may be without number, and no others are', async () => {
    const wrong: string[] = [];
    for (const [name, definition] of Object.entries(searches))
      for (const [field, { sort }] of Object.entries(definition.fields)) {
        if (sort === undefined) continue;
        const free = sort === 'indexed' || sort === 'few rows';
        if ((await isLimited(definition, [{ field }])) === free) wrong.push(`${name} by ${field} (${sort})`);
      }
    expect(wrong).toEqual([]);
  });

  test('are given up where a page takes too long, with the orders that are possible', async () => {
    const impatient: SearchConnection = {
      query: (text, values) =>
        client.query(
          text,
          values?.map((value) => (value === '10s' ? '20ms' : value)),
        ),
    };
    // A page that never comes, on any machine.
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin; lock table job in access exclusive mode');
    await client.query('begin');
    const request = parseSearchRequest(jobSearch, { sort: [{ field: 'type' }], page: { limit: 2_000 } });
    await expect(search(impatient, jobSearch, request)).rejects.toThrow(
      /in the order of type took longer .* one of jobKey, kind/s,
    );
    await client.query('rollback');
    await holder.end();
  });
});

async function isLimited(definition: SearchDefinition, sort: object): Promise<boolean> {
  let limited = false;
  const listening: SearchConnection = {
    query: <Row extends object>(_text: string, values?: unknown[]) => {
      limited ||= values?.includes('10s') === true;
      return Promise.resolve({ rows: [] as Row[] });
    },
  };
  await search(listening, definition, parseSearchRequest(definition, { sort }));
  return limited;
}

/** As if more rows matched than are counted: orders by groups go by them. */
const crowded: SearchConnection = {
  query: async <Row extends object>(text: string, values?: unknown[]) =>
    text.startsWith('with ')
      ? await client.query<Row>(text, values)
      : { rows: [{ count: String(countedRows + 1) }] as unknown as Row[] },
};

/** All that comes after or before a place, page by page. */
async function readOn(
  definition: SearchDefinition,
  sort: object,
  way: 'after' | 'before',
  from: string | null = null,
): Promise<readonly unknown[]> {
  const page = { limit: 700, ...(from === null ? {} : { [way]: from }) };
  const { items, page: found } = await search(
    crowded,
    definition,
    parseSearchRequest(definition, { sort, page }),
  );
  if (items.length === 0) return [];
  const next = await readOn(definition, sort, way, way === 'after' ? found.endCursor : found.startCursor);
  return way === 'after' ? [...items, ...next] : [...next, ...items];
}

interface ReadPage {
  /** Scans of tables that were sorted as a whole. */
  readonly sorted: readonly string[];
  readonly read: number;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Sort Key'?: readonly string[];
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

async function readPage(definition: SearchDefinition, body: object): Promise<ReadPage> {
  const plans: Plan[] = [];
  const explaining: SearchConnection = {
    query: async <Row extends object>(text: string, values?: unknown[]) => {
      if (!text.startsWith('with '))
        return { rows: [{ count: String(countedRows + 1) }] as unknown as Row[] };
      const { rows } = await client.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
        `explain (analyze, format json) ${text}`,
        values,
      );
      plans.push(rows[0]!['QUERY PLAN'][0].Plan);
      return { rows: [] as Row[] };
    },
  };
  const page = { limit: LIMIT, ...(body as { page?: object }).page };
  await search(explaining, definition, parseSearchRequest(definition, { ...body, page }));
  const nodes = plans.flatMap(nodesOf);
  return {
    sorted: nodes
      .filter((node) => node['Node Type'] === 'Sort' && scans(node))
      .map((node) => String(node['Sort Key'])),
    read: nodes.reduce((sum, node) => sum + (node['Relation Name'] === undefined ? 0 : readBy(node)), 0),
  };
}

function nodesOf(plan: Plan): readonly Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Whether a sort is over a table; the ranges of a page, which have their limit already, are put together by a sort. */
function scans(sort: Plan): boolean {
  return nodesUpToLimits(sort).some((node) => node['Relation Name'] !== undefined);
}

function nodesUpToLimits(plan: Plan): readonly Plan[] {
  if (plan['Node Type'] === 'Limit') return [];
  return [plan, ...(plan.Plans ?? []).flatMap(nodesUpToLimits)];
}

function readBy(scan: Plan): number {
  return ((scan['Actual Rows'] ?? 0) + (scan['Rows Removed by Filter'] ?? 0)) * (scan['Actual Loops'] ?? 0);
}

const rows = `
  insert into tenant (tenant_id, name) values ('a', 'Amt'), ('b', 'Bezirk');
  create temporary table n as select t.tenant_id, n, n * 10 + case t.tenant_id when 'a' then 0 else 5 end as key
    from (values ('a'), ('b')) as t (tenant_id), generate_series(1, ${ROWS}) as n;
  insert into process_definition (tenant_id, process_definition_key, process_definition_id, version, resource_name, resource_key, deployment_key)
    select t, d, 'process-' || d, 1 + d % 3, '', 1, 1 from unnest(array['a', 'b']) t, generate_series(1, 9) d;
  insert into decision_requirements (tenant_id, decision_requirements_key, decision_requirements_id, name, version, resource_name, resource_key, deployment_key)
    select t, 1, 'r', 'R', 1, '', 1, 1 from unnest(array['a', 'b']) t;
  insert into decision_definition (tenant_id, decision_definition_key, decision_definition_id, name, version, decision_requirements_key, decision_requirements_id, deployment_key)
    select t, d, 'd' || d, 'D', 1, 1, 'r', 1 from unnest(array['a', 'b']) t, generate_series(1, 9) d;
  insert into process_instance (tenant_id, process_instance_key, process_definition_key, process_definition_id,
    process_definition_version, state, start_date, end_date, parent_process_instance_key, parent_element_instance_key,
    business_id, incident_count, version, tokens, variables, history_sequence, history_hash)
    select tenant_id, key, 1 + n % 9, 'process-' || 1 + n % 9, 1 + (1 + n % 9) % 3,
      (array['COMPLETED', 'COMPLETED', 'ACTIVE', 'TERMINATED', 'SUSPENDED'])[1 + n % 5], now() + n * interval '1 s',
      case when n % 5 < 2 then now() + (n * 37 % 1000) * interval '1 s' end, case when n % 9 = 0 then key - 10 end,
      case when n % 9 = 0 then key - 10 end, case when n % 2 = 0 then 'file ' || n * 37 % 1000 end, case when n % 6 = 0 then 1 else 0 end,
      1, '', '', 1, '' from n;
  insert into element_instance (tenant_id, element_instance_key, process_instance_key, process_definition_key, element_id,
    element_name, element_type, state, start_date, end_date, incident_key)
    select tenant_id, key, key, 1 + n % 20 % 9, 'e' || n % 20, case when n % 2 = 0 then 'E' || n % 20 end, 'type' || n % 20 % 7,
      (array['COMPLETED', 'COMPLETED', 'ACTIVE', 'TERMINATED', 'COMPLETED'])[1 + n % 5], now() + n * interval '1 s',
      case when n % 5 <> 2 then now() + (n * 37 % 1000) * interval '1 s' end, case when n % 6 = 0 then key end from n;
  insert into variable (tenant_id, variable_key, process_instance_key, scope_key, name, value)
    select tenant_id, key, key, case when n % 4 = 0 then key * 37 % 20000 else key end, 'name' || n % 20,
      case when n % 5 = 0 then repeat('x', 70) || n else '"value ' || n * 37 % 1000 || '"' end from n;
  insert into job (tenant_id, job_key, process_instance_key, process_definition_key, process_definition_id,
    process_definition_version, element_instance_key, element_id, type, kind, listener_event_type, state, retries, headers, priority,
    available_at, is_denied, denied_reason, error_code, error_message, created_at, ended_at, worker, lock_until)
    select tenant_id, key, key, 1 + n % 20 % 9, 'process-' || 1 + n % 20 % 9, 1, key, 'e' || n % 20, 'type' || n % 20 % 7,
      case when n % 6 = 0 then 'TASK_LISTENER' else 'BPMN_ELEMENT' end, case when n % 6 = 0 then 'CREATING' end,
      (array['COMPLETED', 'COMPLETED', 'CREATED', 'FAILED', 'COMPLETED'])[1 + n % 5], case when n % 6 = 0 then 2 else 3 end, '{}',
      case when n % 6 = 0 then n % 50 else 0 end, now(), case when n % 6 = 0 then true end, case when n % 6 = 0 then 'no' end,
      case when n % 6 = 0 then 'E' || n % 9 end, case when n % 6 = 0 then 'failed ' || n % 9 end, now(),
      case when n % 5 in (0, 1, 4) then now() + (n * 37 % 1000) * interval '1 s' end, case when n % 4 > 0 then 'worker-' || n % 40 else '' end,
      case when n % 6 = 0 then now() + (n * 37 % 1000) * interval '1 s' end from n;
  insert into history (tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id, command, payload, commitment, hash)
    select tenant_id, key, 1, 1, now() + (n * 37 % 1000) * interval '1 s', case n % 3 when 0 then 'client' else 'user' end, 'person ' || n % 30,
      (array['createProcessInstance', 'completeUserTask', 'assignUserTask', 'completeJob'])[1 + n % 4],
      case when n % 8 = 2 then '[{"assignee":null}]' else '[]' end, '', '' from n;
  insert into audited_step (tenant_id, process_instance_key, sequence, entity_key, job_key, user_task_key, element_instance_key)
    select tenant_id, key, 1, key * 37 % 20000, case when n % 4 = 3 then key * 37 % 20000 end,
      case when n % 4 in (1, 2) then key * 37 % 20000 end, case when n % 4 > 0 then key * 41 % 20000 end from n;
  insert into audit_log_entry (tenant_id, chain_key, sequence, format, entry_key, recorded_at, actor_kind, actor_id, category,
    entity_type, operation_type, result, entity_key, scope_tenant_id, batch_operation_key, batch_operation_type,
    process_definition_id, process_definition_key, decision_requirements_id, decision_requirements_key,
    decision_definition_id, decision_definition_key, decision_evaluation_key, hash)
    select owner.id, 0, key, 1, key + 100000, now() + (n * 37 % 1000) * interval '1 s', 'user', 'person ' || n % 30,
      'DEPLOYED_RESOURCES', 'BATCH', 'CREATE', case when n % 6 = 0 then 'FAIL' else 'SUCCESS' end, key,
      case when owner.id <> '<default>' then owner.id end, case when n % 6 = 1 then key end,
      case when n % 6 = 1 then 'RESOLVE_INCIDENT' end, case when n % 6 = 3 then 'process-' || 1 + n % 9 end,
      case when n % 6 = 3 then 1 + n % 9 end, case when n % 6 = 5 then 'r' || n % 9 end, case when n % 6 = 5 then n % 9 end,
      case when n % 6 = 5 then 'd' || n % 9 end, case when n % 6 = 5 then n % 9 end, case when n % 6 = 5 then key end, ''
    from n cross join lateral (select case n.tenant_id when 'b' then '<default>' else 'a' end) as owner (id);
  insert into user_task (tenant_id, user_task_key, process_instance_key, process_definition_key, process_definition_id,
    process_definition_version, element_instance_key, element_id, name, state, due_date, follow_up_date, priority, headers, created_at, ended_at)
    select tenant_id, key, key, 1, 'process-1', 1, key, 'e', 'Task ' || n % 40, case when n % 3 = 0 then 'CREATED' else 'COMPLETED' end,
      case when n % 2 = 0 then now() + (n * 37 % 1000) * interval '1 s' end, case when n % 6 = 0 then now() + n * interval '1 s' end,
      case when n % 6 = 0 then 80 else 50 end, '{}', now() + (n * 37 % 1000) * interval '1 s', case when n % 3 > 0 then now() + n * interval '1 s' end from n;
  insert into incident (tenant_id, incident_key, process_instance_key, process_definition_key, process_definition_id,
    element_instance_key, element_id, job_key, error_type, error_message, state, created_at)
    select tenant_id, key, key, 1 + n % 9, 'process-' || 1 + n % 9, key, 'e' || n % 20, case when n % 2 = 0 then key end, 'type' || n % 3, '',
      case when n % 2 = 0 then 'ACTIVE' else 'RESOLVED' end, now() + (n * 37 % 1000) * interval '1 s' from n;
  insert into message_subscription (tenant_id, subscription_key, process_instance_key, process_definition_key, process_definition_id,
    element_instance_key, event_id, message_name, correlation_key, interrupting, state, updated_at)
    select tenant_id, key, key, 1 + n % 20 % 9, 'process-' || 1 + n % 20 % 9, key, 'e' || n % 20, 'message ' || n % 7, 'file ' || n * 37 % 1000, true,
      (array['CREATED', 'SUSPENDED', 'CORRELATED', 'DELETED'])[1 + n % 4], now() + (n * 37 % 1000) * interval '1 s' from n;
  insert into message_correlation (tenant_id, message_key, process_definition_id, process_instance_key, subscription_key, element_id,
    element_instance_key, message_name, correlation_key, correlated_at)
    select tenant_id, key, 'process-' || 1 + n % 20 % 9, key, key, 'e' || n % 20, key, 'message ' || n % 20 % 7, 'file ' || n * 37 % 1000,
      now() + (n * 37 % 1000) * interval '1 s' from n;
  insert into decision_instance (tenant_id, decision_evaluation_key, evaluation_index, decision_definition_key, decision_id, decision_name,
    decision_type, process_instance_key, process_definition_key, element_instance_key, state, inputs, matched_rules, output, failure, evaluated_at,
    root_decision_definition_key)
    select tenant_id, key, 1, 1 + n % 9, 'd' || n % 9, 'D' || n % 9, case when n % 9 = 0 then 'LITERAL_EXPRESSION' else 'DECISION_TABLE' end,
      key, 1 + n % 9, key, case when n % 6 = 0 then 'FAILED' else 'EVALUATED' end, '', '', '', case when n % 6 = 0 then 'why' || n % 9 end,
      now() + (n * 37 % 1000) * interval '1 s', 1 + n % 9 from n;
  insert into batch_operation (tenant_id, batch_operation_key, operation_type, instruction, filter, state, newest_key, actor_kind, actor_id, created_at)
    select t, d, 'CANCEL_PROCESS_INSTANCE', '', '', 'COMPLETED', 1, 'user', 'ada', now() from unnest(array['a', 'b']) t, generate_series(1, 9) d;
  insert into batch_operation_item (tenant_id, batch_operation_key, item_key, process_instance_key, state, processed_at)
    select tenant_id, 1 + n % 9, key, key, case when n % 6 = 0 then 'FAILED' else 'COMPLETED' end,
      case when n % 5 < 4 then now() + (n * 37 % 1000) * interval '1 s' end from n;`;
