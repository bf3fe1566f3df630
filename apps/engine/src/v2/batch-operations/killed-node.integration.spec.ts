import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import { startServerProcess, type ServerProcess } from '../../testing/server-process.js';
import { as } from '../../testing/test-application.js';

const INSTANCES = 240;
/** A claimed item comes free this long after its node died, in milliseconds. */
const CLAIM = 30_000;

const job = (id: string) =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="work" /></bpmn:extensionElements></bpmn:serviceTask>`;
const task = (id: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>`;
const flow = (from: string, to: string) =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}" />`;
/** A job and a user task wait at once, so that half a change would be seen. */
const model = (work: string, check: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="case" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" />${job(work)}${task(check)}
    ${flow('start', 'fork')}${flow('fork', work)}${flow('fork', check)}
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let owner: pg.Pool;
/** The only node there is at a time. */
let node: ServerProcess;
let firstKey: string;
let secondKey: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  owner.on('error', () => undefined);
  node = await startNode();
  firstKey = await deploy(model('work', 'check'));
  secondKey = await deploy(model('do', 'look'));
}, 240_000);

afterAll(async () => {
  await node.kill();
  await owner.end();
  await database.drop();
});

function startNode(): Promise<ServerProcess> {
  return startServerProcess(database.url, {
    RATE_LIMIT_PER_ACCOUNT: '0',
    RATE_LIMIT_PER_ADDRESS: '0',
    VORGANG_TEST_CLOCK: '1',
  });
}

async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${node.url}/v2${path}`, {
    method,
    headers: { ...as('demo'), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function deploy(xml: string): Promise<string> {
  const [deployed] = await deployOverHttp(node.url, { 'case.bpmn': xml });
  return deployed!.processDefinition!.processDefinitionKey;
}

/** Does something for each, a few side by side. */
async function forEach<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const open = [...items];
  const lane = async (): Promise<void> => {
    for (let item = open.pop(); item !== undefined; item = open.pop()) await act(item);
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

async function start(): Promise<readonly string[]> {
  const keys: string[] = [];
  await forEach(
    Array.from({ length: INSTANCES }, (_, index) => index),
    async () => {
      const created = await ask<{ readonly processInstanceKey: string }>('POST', '/process-instances', {
        processDefinitionKey: firstKey,
      });
      keys.push(created.processInstanceKey);
    },
  );
  return keys;
}

/** Takes the jobs of the instances and lets them fail for good. */
async function failJobs(keys: readonly string[]): Promise<void> {
  const { rows } = await owner.query<{ key: string }>(
    "select job_key as key from job where process_instance_key = any ($1) and state = 'CREATED'",
    [keys],
  );
  expect(rows).toHaveLength(INSTANCES);
  const ours = new Set(rows.map(({ key }) => key));
  let failed = 0;
  while (failed < INSTANCES) {
    const { jobs } = await ask<{ readonly jobs: readonly { readonly jobKey: string }[] }>(
      'POST',
      '/jobs/activation',
      { type: 'work', timeout: 600_000, maxJobsToActivate: 100 },
    );
    await forEach(
      jobs.filter(({ jobKey }) => ours.has(jobKey)),
      async ({ jobKey }) => {
        await ask('POST', `/jobs/${jobKey}/failure`, { retries: 0, errorMessage: 'closed' });
        failed += 1;
      },
    );
  }
}

interface Batch {
  readonly state: string;
  readonly operationsTotalCount: number;
  readonly operationsCompletedCount: number;
  readonly operationsFailedCount: number;
}

const read = (key: string): Promise<Batch> => ask('GET', `/batch-operations/${key}`);

/** Items whose result is written down. */
async function written(key: string): Promise<number> {
  const { rows } = await owner.query<{ written: number }>(
    'select completed_count as written from batch_operation where batch_operation_key = $1',
    [key],
  );
  return rows[0]!.written;
}

/** Begins a batch operation at the node, kills the node in the middle of it, and lets another one finish it. */
async function finishAtAnother(path: string, body: object): Promise<string> {
  const { batchOperationKey: key } = await ask<{ readonly batchOperationKey: string }>('POST', path, body);
  await vi.waitUntil(async () => (await written(key)) >= INSTANCES / 6, { timeout: 60_000, interval: 2 });
  await node.kill();
  const left = await written(key);
  expect(left).toBeLessThan(INSTANCES);

  node = await startNode();
  const found = await read(key);
  expect(found).toMatchObject({ operationsTotalCount: INSTANCES, operationsFailedCount: 0 });
  expect(found.operationsCompletedCount).toBeGreaterThanOrEqual(left);
  await ask('PUT', '/clock', { timestamp: Date.now() + 2 * CLAIM });
  let before = found.operationsCompletedCount;
  await vi.waitUntil(
    async () => {
      const now = await read(key);
      expect(now.operationsCompletedCount).toBeGreaterThanOrEqual(before);
      expect(now.operationsCompletedCount).toBeLessThanOrEqual(INSTANCES);
      before = now.operationsCompletedCount;
      return now.state !== 'ACTIVE';
    },
    { timeout: 60_000, interval: 20 },
  );
  await ask('POST', '/clock/reset', {});
  return key;
}

/** What became of the items, as the interface lists them. */
async function outcomes(key: string): Promise<Record<string, Set<string>>> {
  const found: Record<string, Set<string>> = {};
  const { items } = await ask<{
    readonly items: readonly { readonly state: string; readonly processInstanceKey: string }[];
  }>('POST', '/batch-operation-items/search', {
    filter: { batchOperationKey: key },
    page: { limit: 2 * INSTANCES },
  });
  expect(items).toHaveLength(INSTANCES);
  for (const { state, processInstanceKey } of items) (found[state] ??= new Set()).add(processInstanceKey);
  return found;
}

/** How often a command was done for each instance that it was done for, as `times: instances`. */
async function timesDone(command: string, keys: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ times: number; instances: number }>(
    `select times::integer, count(*)::integer as instances from (
       select count(*) as times from history where command = $1 and process_instance_key = any ($2) group by process_instance_key
     ) each group by times`,
    [command, keys],
  );
  return Object.fromEntries(rows.map(({ times, instances }) => [times, instances]));
}

/** How many of the instances have such rows, by what is asked of them. */
async function count(
  table: string,
  columns: string,
  keys: readonly string[],
): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ kind: string; number: number }>(
    `select concat_ws(' ', ${columns}) as kind, count(*)::integer as number from ${table}
     where process_instance_key = any ($1) group by 1`,
    [keys],
  );
  return Object.fromEntries(rows.map(({ kind, number }) => [kind, number]));
}

const among = (keys: readonly string[]) => ({ processInstanceKey: { $in: keys } });

interface Operation {
  readonly path: string;
  /** Commands that each instance gets. */
  readonly command: string;
  readonly prepare?: (keys: readonly string[]) => Promise<void>;
  readonly body?: () => object;
  readonly after: (keys: readonly string[]) => Promise<void>;
}

const moves = (from: string, to: string) => ({ sourceElementId: from, targetElementId: to });

const operations: Readonly<Record<string, Operation>> = {
  cancellation: {
    path: '/process-instances/cancellation',
    command: 'cancelProcessInstance',
    after: async (keys) =>
      expect(await count('process_instance', 'state', keys)).toEqual({ TERMINATED: INSTANCES }),
  },
  modification: {
    path: '/process-instances/modification',
    command: 'modifyProcessInstance',
    // The work begins anew, so that nothing but the record of it says that it was done.
    body: () => ({ moveInstructions: [moves('work', 'work')] }),
    after: async (keys) =>
      expect(await count('element_instance', 'element_id, state', keys)).toMatchObject({
        'work ACTIVE': INSTANCES,
        'work TERMINATED': INSTANCES,
        'check ACTIVE': INSTANCES,
      }),
  },
  migration: {
    path: '/process-instances/migration',
    command: 'migrateProcessInstance',
    body: () => ({
      migrationPlan: {
        targetProcessDefinitionKey: secondKey,
        mappingInstructions: [moves('work', 'do'), moves('check', 'look')],
      },
    }),
    after: async (keys) => {
      const kinds = ['process_instance', 'job', 'user_task'];
      for (const kind of kinds)
        expect(await count(kind, 'process_definition_key', keys), kind).toEqual({ [secondKey]: INSTANCES });
    },
  },
  'incident resolution': {
    path: '/process-instances/incident-resolution',
    command: 'resolveIncident',
    prepare: failJobs,
    after: async (keys) => {
      expect(await count('incident', 'state', keys)).toEqual({ RESOLVED: INSTANCES });
      expect(await count('job', 'retries', keys)).toEqual({ '1': INSTANCES });
    },
  },
};

describe('the only node is killed in the middle of a batch operation, and another one takes over', () => {
  test.each(Object.keys(operations))(
    '%s: each instance has it once, the progress adds up, nothing is lost',
    async (name) => {
      const { path, command, prepare, body, after } = operations[name]!;
      const keys = await start();
      await prepare?.(keys);

      const key = await finishAtAnother(path, { filter: among(keys), ...body?.() });

      expect(await read(key)).toMatchObject({
        state: 'COMPLETED',
        operationsTotalCount: INSTANCES,
        operationsCompletedCount: INSTANCES,
        operationsFailedCount: 0,
      });
      expect(await outcomes(key)).toEqual({ COMPLETED: new Set(keys) });
      expect(await timesDone(command, keys)).toEqual({ 1: INSTANCES });
      await after(keys);
    },
    300_000,
  );
});
