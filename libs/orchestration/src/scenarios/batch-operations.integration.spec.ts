import type { IncidentKey, JobKey } from '@vorgang/execution';
import {
  captureBatchItems,
  createPool,
  findOpenBatchOperations,
  inTenant,
  InvalidSearchError,
} from '@vorgang/storage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext, CreateBatchOperationRequest, Engine } from '../contract.js';
import { InvalidStateError, NotFoundError } from '../errors.js';
import { killEngineProcess, startEngineProcess } from '../testing/engine-process.js';
import {
  callBy,
  flow,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const clerk = callBy('clerk');
const cancel = { operationType: 'CANCEL_PROCESS_INSTANCE' } as const;

let installation: TestInstallation;
/** Takes commands and does nothing by itself: the tests say which node works a batch off. */
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine({ loops: false });
  await engine.deploy(callBy('designer'), [
    processFile('waiting', startToEnd(serviceTask('work', 'batch-work'), ['work'])),
    processFile(
      'two-steps',
      startToEnd(serviceTask('one', 'first') + serviceTask('two', 'second'), ['one', 'two']),
    ),
    processFile('other', startToEnd(serviceTask('work', 'batch-work'), ['work'])),
    processFile(
      'doubtful',
      `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="way" /><bpmn:endEvent id="end" />${flow('start', 'way')}
       <bpmn:sequenceFlow id="way-end" sourceRef="way" targetRef="end"><bpmn:conditionExpression>=ready</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    ),
  ]);
});

afterAll(() => installation.stop());

async function start(count: number, processDefinitionId: string, variables = {}): Promise<readonly string[]> {
  const keys: string[] = [];
  const lane = async (): Promise<void> => {
    while (keys.length < count) {
      keys.push('');
      const place = keys.length - 1;
      const created = await engine.createProcessInstance(clerk, {
        definition: { processDefinitionId },
        variables,
        tags: [processDefinitionId],
      });
      keys[place] = created.processInstanceKey;
    }
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  return keys;
}

const among = (keys: readonly string[]) => ({ processInstanceKey: { $in: keys } });

function request(
  filter: object,
  instruction: CreateBatchOperationRequest['instruction'] = cancel,
  permittedProcessIds: readonly string[] | null = null,
): CreateBatchOperationRequest {
  return { instruction, filter, permittedProcessIds };
}

interface BatchRow {
  readonly state: string;
  readonly total_count: number;
  readonly completed_count: number;
  readonly failed_count: number;
}

async function read(key: string): Promise<BatchRow> {
  const { rows } = await installation.owner.query<BatchRow>(
    'select state, total_count, completed_count, failed_count from batch_operation where batch_operation_key = $1',
    [key],
  );
  return rows[0]!;
}

async function itemStates(key: string): Promise<Record<string, number>> {
  const { rows } = await installation.owner.query<{ state: string; count: number }>(
    'select state, count(*)::integer as count from batch_operation_item where batch_operation_key = $1 group by state',
    [key],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

async function count(table: string, values: unknown[] = []): Promise<number> {
  const { rows } = await installation.owner.query<{ count: number }>(
    `select count(*)::integer as count from ${table}`,
    values,
  );
  return rows[0]!.count;
}

/** Runs a node until the batch operation is in the state. */
async function workUntil(key: string, state: string): Promise<void> {
  const node = await installation.startEngine();
  await until(async () => (await read(key)).state === state);
  await node.close();
}

test('2,000 instances are canceled once each, through suspension, kill -9 of the engine and a new start', async () => {
  const keys = await start(2_000, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(
    callBy('lead'),
    request({ processDefinitionId: 'waiting' }),
  );
  expect((await read(key)).state).toBe('CREATED');

  const child = startEngineProcess(installation.url);
  await until(async () => (await read(key)).completed_count >= 200);
  await engine.suspendBatchOperation(callBy('somebody'), key);
  const openNow = () =>
    count(
      "batch_operation_item where batch_operation_key = $1 and state = 'ACTIVE' and claimed_until is not null",
      [key],
    );
  await until(async () => (await openNow()) === 0);
  const atRest = await read(key);
  expect(atRest).toMatchObject({ state: 'SUSPENDED', total_count: 2_000 });
  expect(await count("process_instance where state = 'TERMINATED'")).toBe(atRest.completed_count);

  await engine.resumeBatchOperation(callBy('other'), key);
  await until(async () => (await read(key)).completed_count >= atRest.completed_count + 200);
  await killEngineProcess(child);
  expect((await read(key)).completed_count).toBeLessThan(2_000);

  // What the killed process had claimed comes free again.
  installation.clock.advance(60_000);
  await workUntil(key, 'COMPLETED');
  expect(await read(key)).toEqual({
    state: 'COMPLETED',
    total_count: 2_000,
    completed_count: 2_000,
    failed_count: 0,
  });
  expect(await itemStates(key)).toEqual({ COMPLETED: 2_000 });
  expect(
    await count("process_instance where process_definition_id = 'waiting' and state = 'TERMINATED'"),
  ).toBe(keys.length);
  const steps =
    "history where command = 'cancelProcessInstance' and actor_kind = 'user' and actor_id = 'lead'";
  expect(await count(steps)).toBe(2_000);
  expect(await count(`(select distinct process_instance_key from ${steps}) as canceled`)).toBe(2_000);
}, 240_000);

test('two nodes share the work of one batch operation', async () => {
  const keys = await start(300, 'waiting');
  const nodes = [await installation.startEngine(), await installation.startEngine()];
  const { batchOperationKey: key } = await nodes[0]!.createBatchOperation(clerk, request(among(keys)));
  await until(async () => (await read(key)).state === 'COMPLETED');
  await Promise.all(nodes.map((node) => node.close()));
  expect(await read(key)).toMatchObject({ total_count: 300, completed_count: 300 });
  expect(
    await count("history where command = 'cancelProcessInstance' and process_instance_key = any ($1)", [
      keys,
    ]),
  ).toBe(300);
});

test('of two people who suspend at once one succeeds, and the other learns why not', async () => {
  const keys = await start(1, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(clerk, request(among(keys)));
  const answers = await Promise.allSettled([
    engine.suspendBatchOperation(callBy('anna'), key),
    engine.suspendBatchOperation(callBy('bert'), key),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find((answer) => answer.status === 'rejected')?.reason).toBeInstanceOf(InvalidStateError);

  await engine.cancelBatchOperation(clerk, key);
  await expect(engine.resumeBatchOperation(clerk, key)).rejects.toThrow(/is CANCELED and cannot be resumed/);
  await expect(engine.cancelBatchOperation(clerk, '1')).rejects.toThrow(NotFoundError);
});

test('the same request under one idempotency key makes one batch operation, and another one is refused', async () => {
  const keys = await start(1, 'waiting');
  const call: CallContext = callBy('clerk', 'batch-once');
  const both = await Promise.all([
    engine.createBatchOperation(call, request(among(keys))),
    engine.createBatchOperation(call, request(among(keys))),
  ]);
  expect(both[0]).toEqual(both[1]);
  await expect(engine.createBatchOperation(call, request({ hasIncident: true }))).rejects.toThrow(
    /idempotency key/,
  );
  await engine.suspendBatchOperation(callBy('clerk', 'pause-once'), both[0]!.batchOperationKey);
  await engine.suspendBatchOperation(callBy('clerk', 'pause-once'), both[0]!.batchOperationKey);
  await engine.cancelBatchOperation(clerk, both[0]!.batchOperationKey);
});

test('a canceled batch operation leaves the rest alone and says of each item what became of it', async () => {
  const keys = await start(30, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(clerk, request(among(keys)));
  await captureAll(key);
  await engine.cancelBatchOperation(clerk, key);
  const node = await installation.startEngine();
  await until(async () => (await itemStates(key))['ACTIVE'] === undefined);
  await node.close();
  expect(await itemStates(key)).toEqual({ CANCELED: 30 });
  expect(
    await count("process_instance where process_instance_key = any ($1) and state = 'ACTIVE'", [keys]),
  ).toBe(30);
});

test('an item whose step was done before a crash counts as done, also when the batch operation was canceled since', async () => {
  const keys = await start(2, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(clerk, request(among(keys)));
  await captureAll(key);
  await engine.cancelProcessInstance(
    { ...clerk, idempotencyKey: `\nbatch:${key}:${keys[0]}` },
    keys[0] as never,
  );
  await engine.cancelBatchOperation(clerk, key);
  const node = await installation.startEngine();
  await until(async () => (await itemStates(key))['ACTIVE'] === undefined);
  await node.close();
  expect(await itemStates(key)).toEqual({ COMPLETED: 1, CANCELED: 1 });
  expect(await read(key)).toMatchObject({ completed_count: 1 });
});

test('what someone else has done meanwhile is skipped', async () => {
  const keys = await start(2, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(clerk, request(among(keys)));
  await captureAll(key);
  await engine.cancelProcessInstance(clerk, keys[0] as never);
  await workUntil(key, 'COMPLETED');
  expect(await itemStates(key)).toEqual({ COMPLETED: 1, SKIPPED: 1 });
});

test('items that fail keep their reason, and are tried again on demand', async () => {
  const [full] = await start(1, 'waiting', { large: 'x'.repeat(3 * 1024 * 1024) });
  const [empty] = await start(1, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(
    clerk,
    request(among([full!, empty!]), {
      operationType: 'UPDATE_VARIABLE',
      variables: { more: 'y'.repeat(2 * 1024 * 1024) },
    }),
  );
  await workUntil(key, 'PARTIALLY_COMPLETED');
  expect(await read(key)).toMatchObject({ completed_count: 1, failed_count: 1 });
  const failed = await installation.owner.query<{ item_key: string; error_message: string }>(
    "select item_key, error_message from batch_operation_item where batch_operation_key = $1 and state = 'FAILED'",
    [key],
  );
  expect(failed.rows).toEqual([
    { item_key: full, error_message: expect.stringMatching(/MiB|large/) as string },
  ]);

  await engine.setVariables(clerk, full as never, { large: '' }, true);
  await engine.retryBatchOperation(callBy('lead'), key);
  await workUntil(key, 'COMPLETED');
  expect(await read(key)).toMatchObject({ total_count: 2, completed_count: 2, failed_count: 0 });
  await expect(engine.retryBatchOperation(clerk, key)).rejects.toThrow(InvalidStateError);
});

test('incidents are resolved in bulk, after their cause was mended in bulk', async () => {
  await start(20, 'doubtful', { ready: 'no boolean' });
  const instances = { processDefinitionId: 'doubtful', hasIncident: true };
  const mend = await engine.createBatchOperation(
    clerk,
    request(instances, { operationType: 'UPDATE_VARIABLE', variables: { ready: true } }),
  );
  await workUntil(mend.batchOperationKey, 'COMPLETED');
  const resolve = await engine.createBatchOperation(
    clerk,
    request(instances, { operationType: 'RESOLVE_INCIDENT', retries: 1 }),
  );
  await workUntil(resolve.batchOperationKey, 'COMPLETED');
  expect(await read(resolve.batchOperationKey)).toMatchObject({ total_count: 20, completed_count: 20 });
  expect(
    await count("process_instance where process_definition_id = 'doubtful' and state = 'COMPLETED'"),
  ).toBe(20);
});

test('incidents of jobs without retries are resolved: the jobs get new ones', async () => {
  const [key] = await start(1, 'waiting');
  await failForGood(key!);
  const { batchOperationKey } = await engine.createBatchOperation(
    clerk,
    request(among([key!]), { operationType: 'RESOLVE_INCIDENT', retries: 3 }),
  );
  await workUntil(batchOperationKey, 'COMPLETED');
  expect(await openIncidents(key!)).toEqual([]);
  expect(await count('job where process_instance_key = $1 and retries = 3', [key])).toBe(1);
});

test('a job that failed for good again, after its incident was resolved by a node that then died, gets no retries behind the back of its new incident', async () => {
  const [key] = await start(1, 'waiting');
  const jobKey = await failForGood(key!);
  const [incident] = await openIncidents(key!);
  const { batchOperationKey } = await engine.createBatchOperation(
    clerk,
    request(among([key!]), { operationType: 'RESOLVE_INCIDENT', retries: 3 }),
  );
  await captureAll(batchOperationKey);
  await engine.updateJob(clerk, jobKey, { retries: 1 });
  const item: CallContext = { ...clerk, idempotencyKey: `\nbatch:${batchOperationKey}:${incident}` };
  await engine.resolveIncident(item, incident!);
  await failForGood(key!);
  await workUntil(batchOperationKey, 'COMPLETED');
  expect(await openIncidents(key!)).toHaveLength(1);
  expect(await count('job where process_instance_key = $1 and retries = 0', [key])).toBe(1);
});

test('many instances are suspended, resumed and, once they have ended, deleted', async () => {
  const keys = await start(3, 'waiting');
  const inState = (state: string) =>
    count('process_instance where process_instance_key = any ($1) and state = $2', [keys, state]);
  const all = async (instruction: CreateBatchOperationRequest['instruction']) => {
    const { batchOperationKey } = await engine.createBatchOperation(clerk, request(among(keys), instruction));
    await workUntil(batchOperationKey, 'COMPLETED');
    return read(batchOperationKey);
  };
  await engine.suspendProcessInstance(clerk, keys[0] as never);
  // What is suspended already is no item.
  expect(await all({ operationType: 'SUSPEND_PROCESS_INSTANCE' })).toMatchObject({ total_count: 2 });
  expect(await inState('SUSPENDED')).toBe(3);
  expect(await all({ operationType: 'RESUME_PROCESS_INSTANCE' })).toMatchObject({ completed_count: 3 });
  expect(await inState('ACTIVE')).toBe(3);
  // What still runs cannot be deleted.
  await engine.cancelProcessInstance(clerk, keys[0] as never);
  expect(await all({ operationType: 'DELETE_PROCESS_INSTANCE' })).toMatchObject({ total_count: 1 });
  expect(await inState('TERMINATED')).toBe(0);
  expect(await inState('ACTIVE')).toBe(2);
});

test('tokens of many instances are moved', async () => {
  const keys = await start(3, 'two-steps');
  const move = (targetElementId: string) =>
    engine.createBatchOperation(
      clerk,
      request(among(keys), {
        operationType: 'MODIFY_PROCESS_INSTANCE',
        moves: [{ sourceElementId: 'one', targetElementId }],
      }),
    );
  const { batchOperationKey: wrong } = await move('nowhere');
  await workUntil(wrong, 'PARTIALLY_COMPLETED');
  expect(await read(wrong)).toMatchObject({ failed_count: 3 });
  const { batchOperationKey: key } = await move('two');
  await workUntil(key, 'COMPLETED');
  expect(
    await count(
      "element_instance where process_instance_key = any ($1) and element_id = 'two' and state = 'ACTIVE'",
      [keys],
    ),
  ).toBe(3);
});

test('many instances move to another process definition, and a target that is not there is refused at once', async () => {
  const keys = await start(3, 'waiting');
  const { rows } = await installation.owner.query<{ key: string }>(
    "select process_definition_key as key from process_definition where process_definition_id = 'other'",
  );
  const migrate = (target: string) =>
    engine.createBatchOperation(
      clerk,
      request(among(keys), {
        operationType: 'MIGRATE_PROCESS_INSTANCE',
        plan: {
          targetProcessDefinitionKey: target as never,
          mappingInstructions: [{ sourceElementId: 'work', targetElementId: 'work' }],
        },
      }),
    );
  await expect(migrate('1')).rejects.toThrow(NotFoundError);
  const { batchOperationKey: key } = await migrate(rows[0]!.key);
  await workUntil(key, 'COMPLETED');
  expect(
    await count(
      "process_instance where process_instance_key = any ($1) and process_definition_id = 'other' and state = 'ACTIVE'",
      [keys],
    ),
  ).toBe(3);
});

test('only processes on which the caller may do it are part of the operation', async () => {
  const mine = await start(3, 'other');
  const notMine = await start(3, 'waiting');
  const { batchOperationKey: key } = await engine.createBatchOperation(
    clerk,
    request(among([...mine, ...notMine]), cancel, ['other']),
  );
  await workUntil(key, 'COMPLETED');
  expect(await read(key)).toMatchObject({ total_count: 3 });
  expect(
    await count("process_instance where process_instance_key = any ($1) and state = 'ACTIVE'", [notMine]),
  ).toBe(3);
});

test('a batch operation of another tenant finds nothing of this one, and nobody else can steer it', async () => {
  await installation.owner.query("insert into tenant (tenant_id, name) values ('elsewhere', 'Elsewhere')");
  const keys = await start(3, 'waiting');
  const stranger: CallContext = { tenantId: 'elsewhere', actor: { kind: 'user', id: 'stranger' } };
  const { batchOperationKey: key } = await engine.createBatchOperation(stranger, request(among(keys)));
  await expect(engine.cancelBatchOperation(clerk, key)).rejects.toThrow(NotFoundError);
  await workUntil(key, 'COMPLETED');
  expect(await read(key)).toMatchObject({ total_count: 0 });
  expect(
    await count("process_instance where process_instance_key = any ($1) and state = 'ACTIVE'", [keys]),
  ).toBe(3);
});

test('instances that begin after the creation are not part of it', async () => {
  const before = await start(2, 'other');
  const { batchOperationKey: key } = await engine.createBatchOperation(
    clerk,
    request({ processDefinitionId: 'other', processInstanceKey: { $notIn: ['1'] } }),
  );
  const after = await start(2, 'other');
  await workUntil(key, 'COMPLETED');
  expect(
    await count("process_instance where process_instance_key = any ($1) and state = 'TERMINATED'", [before]),
  ).toBe(2);
  expect(
    await count("process_instance where process_instance_key = any ($1) and state = 'ACTIVE'", [after]),
  ).toBe(2);
});

test('a filter that is empty, or wrong, is refused and nothing begins', async () => {
  const before = await count('batch_operation');
  await expect(engine.createBatchOperation(clerk, request({}))).rejects.toThrow(InvalidSearchError);
  await expect(engine.createBatchOperation(clerk, request({ nonsense: 1 }))).rejects.toThrow(
    /filter.nonsense/,
  );
  await expect(
    engine.createBatchOperation(
      clerk,
      request({ hasIncident: true }, { operationType: 'UPDATE_VARIABLE', variables: {} }),
    ),
  ).rejects.toThrow(/at least one variable/);
  expect(await count('batch_operation')).toBe(before);
});

test('a batch operation takes more than 10,000 instances', async () => {
  const [key] = await start(1, 'waiting');
  await installation.owner.query(
    `insert into process_instance
     select (jsonb_populate_record(p, jsonb_build_object('process_instance_key', p.process_instance_key - n, 'process_definition_id', 'crowd'))).*
     from process_instance p, generate_series(1, 10500) as n where process_instance_key = $1`,
    [key],
  );
  const { batchOperationKey } = await engine.createBatchOperation(
    clerk,
    request({ processDefinitionId: 'crowd' }),
  );
  for (let page = 0; page < 11; page += 1) await captureAll(batchOperationKey);
  expect(await read(batchOperationKey)).toMatchObject({ state: 'ACTIVE', total_count: 10_500 });
  expect(await itemStates(batchOperationKey)).toEqual({ ACTIVE: 10_500 });
  await engine.cancelBatchOperation(clerk, batchOperationKey);
  await installation.owner.query("delete from process_instance where process_definition_id = 'crowd'");
}, 120_000);

/** Captures the items as the loop does, without working them off. */
async function openIncidents(processInstanceKey: string): Promise<readonly IncidentKey[]> {
  const { rows } = await installation.owner.query<{ incident_key: IncidentKey }>(
    "select incident_key from incident where process_instance_key = $1 and state = 'ACTIVE'",
    [processInstanceKey],
  );
  return rows.map(({ incident_key: found }) => found);
}

/** Lets the job of an instance fail without retries. */
async function failForGood(processInstanceKey: string): Promise<JobKey> {
  const jobs = await engine.activateJobs({
    type: 'batch-work',
    worker: 'w',
    tenantIds: [TENANT],
    maxJobsToActivate: 1_000,
    timeout: 60_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: clerk.actor,
  });
  const { jobKey } = jobs.find((candidate) => candidate.processInstanceKey === processInstanceKey)!;
  await engine.failJob(clerk, jobKey, { retries: 0, retryBackOff: 0, errorMessage: 'no', variables: {} });
  return jobKey;
}

async function captureAll(key: string): Promise<void> {
  const pool = createPool(installation.url);
  const node = createPool(installation.url, { role: 'vorgang_engine' });
  const batch = (await findOpenBatchOperations(node, 100)).find((open) => open.batchOperationKey === key)!;
  await inTenant(pool, TENANT, (client) =>
    captureBatchItems(client, batch, { instances: 1_000, now: installation.clock.now() }),
  );
  await Promise.all([pool.end(), node.end()]);
}

test('an ended batch operation is removed after its time, with its items; an open one stays', async () => {
  const { batchOperationKey: ended } = await engine.createBatchOperation(
    clerk,
    request(among(await start(3, 'other'))),
  );
  await workUntil(ended, 'COMPLETED');
  const { batchOperationKey: open } = await engine.createBatchOperation(
    clerk,
    request(among(await start(1, 'other'))),
  );
  await engine.suspendBatchOperation(clerk, open);
  const day = 24 * 3_600_000;
  installation.clock.advance(29 * day);
  const node = await installation.startEngine();
  try {
    expect((await read(ended)).total_count).toBe(3);
    installation.clock.advance(2 * day);
    await until(async () => (await count('batch_operation where batch_operation_key = $1', [ended])) === 0);
    expect(await count('batch_operation_item where batch_operation_key = $1', [ended])).toBe(0);
    expect((await read(open)).state).toBe('SUSPENDED');
  } finally {
    await node.close();
  }
});
