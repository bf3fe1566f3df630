import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount } from '../testing/insert-account.js';
import { now, officialClient, type OfficialClient } from '../testing/official-client.js';
import { permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
let client: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication({}, async (connection) => {
    await insertAccount(connection, 'half');
    await connection.query(`
      insert into authorization_grant (tenant_id, authorization_key, owner_type, owner_id, resource_type, resource_id, permission_types)
      values ('<default>', 501, 'USER', 'half', 'BATCH', '*', '{CREATE,READ,UPDATE}')`);
    await insertAccount(connection, 'permits');
    await connection.query(`
      insert into authorization_grant (tenant_id, authorization_key, owner_type, owner_id, resource_type, resource_id, permission_types)
      values ('<default>', 502, 'USER', 'permits', 'BATCH', '*', '{CREATE,READ}'),
             ('<default>', 503, 'USER', 'permits', 'PROCESS_DEFINITION', 'permit', '{UPDATE_PROCESS_INSTANCE}')`);
  });
  client = officialClient(server.url, 'integration');
  await client.createDeployment({
    resources: [new File([permitModel], 'permit.bpmn', { type: 'text/xml' })],
  });
});
afterAll(() => server.close());

async function start(count: number): Promise<readonly string[]> {
  const created = await Promise.all(
    Array.from({ length: count }, () =>
      client.createProcessInstance({ processDefinitionId: 'permit' as never, variables: { applicant: 'a' } }),
    ),
  );
  return created.map((instance) => instance.processInstanceKey);
}

async function ended(key: string) {
  for (;;) {
    const batch = await client.getBatchOperation({ batchOperationKey: key as never }, now);
    if (batch.endDate !== null) return batch;
  }
}

const among = (keys: readonly string[]) => ({ processInstanceKey: { $in: keys as never } });

test('the official client cancels many instances at once and reads what became of them', async () => {
  const keys = await start(5);
  const created = await client.cancelProcessInstancesBatchOperation({ filter: among(keys) });
  expect(created.batchOperationType).toBe('CANCEL_PROCESS_INSTANCE');

  expect(await ended(created.batchOperationKey)).toMatchObject({
    state: 'COMPLETED',
    actorType: 'CLIENT',
    actorId: 'integration',
    operationsTotalCount: 5,
    operationsCompletedCount: 5,
    operationsFailedCount: 0,
    errors: [],
  });
  const { items } = await client.searchBatchOperationItems(
    { filter: { batchOperationKey: created.batchOperationKey }, sort: [{ field: 'itemKey' }] },
    now,
  );
  expect(items.map((item) => [item.itemKey, item.state])).toEqual(
    [...keys].sort().map((key) => [key, 'COMPLETED']),
  );
  const found = await client.searchBatchOperations(
    {
      filter: { operationType: 'CANCEL_PROCESS_INSTANCE', state: 'COMPLETED' },
      sort: [{ field: 'startDate' }],
    },
    now,
  );
  expect(found.items.map((batch) => batch.batchOperationKey)).toContain(created.batchOperationKey);
  await expect(
    client.suspendBatchOperation({ batchOperationKey: created.batchOperationKey }),
  ).rejects.toMatchObject({ status: 409 });
});

test('the official client deletes many instances that have ended; those that run stay', async () => {
  const [ran, ...rest] = await start(3);
  await ended((await client.cancelProcessInstancesBatchOperation({ filter: among(rest) })).batchOperationKey);
  const created = await client.deleteProcessInstancesBatchOperation({ filter: among([ran!, ...rest]) });
  expect(created.batchOperationType).toBe('DELETE_PROCESS_INSTANCE');
  expect(await ended(created.batchOperationKey)).toMatchObject({
    state: 'COMPLETED',
    operationsTotalCount: 2,
  });
  const left = await client.searchProcessInstances({ filter: among([ran!, ...rest]) }, now);
  expect(left.items.map((instance) => instance.processInstanceKey)).toEqual([ran]);
  await client.cancelProcessInstance({ processInstanceKey: ran as never });
});

test('the incidents of many instances, and of one, are resolved', async () => {
  const keys = await start(2);
  const { jobs } = await client.activateJobs({
    type: 'register',
    worker: 'spec',
    timeout: 60_000,
    maxJobsToActivate: 10,
  });
  for (const job of jobs) await client.failJob({ jobKey: job.jobKey, retries: 0, errorMessage: 'closed' });
  const one = await client.resolveProcessInstanceIncidents({ processInstanceKey: keys[0] as never });
  expect(await ended(one.batchOperationKey)).toMatchObject({ operationsTotalCount: 1, state: 'COMPLETED' });
  const rest = await client.resolveIncidentsBatchOperation({ filter: { hasIncident: true } });
  expect(await ended(rest.batchOperationKey)).toMatchObject({ operationsTotalCount: 1, state: 'COMPLETED' });
  const open = await client.searchIncidents({ filter: { state: 'ACTIVE' } }, now);
  expect(open.items).toEqual([]);
});

const post = (path: string, body: object, username = 'integration') =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...as(username), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('a filter that is empty, missing or wrong is refused, with the part to mend', async () => {
  const empty = await post('/v2/process-instances/cancellation', { filter: {} });
  expect([empty.status, await empty.json()]).toEqual([
    400,
    expect.objectContaining({
      errors: [{ field: 'filter', message: expect.stringContaining('is empty') as string }],
    }),
  ]);
  expect((await post('/v2/process-instances/cancellation', {})).status).toBe(400);
  const keys = await start(1);
  for (const filter of [{ $or: [] }, { $or: [{}] }, { processInstanceKey: {} }, { variables: [] }]) {
    expect((await post('/v2/process-instances/cancellation', { filter })).status).toBe(400);
    const preview = { operationType: 'CANCEL_PROCESS_INSTANCE', filter };
    expect((await post('/api/batch-operations/preview', preview)).status).toBe(400);
  }
  const spared = { processInstanceKey: keys[0] as never };
  expect(await client.getProcessInstance(spared, now)).toMatchObject({ state: 'ACTIVE' });
  const wrong = await post('/v2/process-instances/cancellation', { filter: { colour: 'red' } });
  expect([wrong.status, await wrong.json()]).toEqual([
    400,
    expect.objectContaining({ errors: [expect.objectContaining({ field: 'filter.colour' })] }),
  ]);
  expect(
    (await post('/api/batch-operations', { operationType: 'DANCE', filter: { hasIncident: true } })).status,
  ).toBe(400);
});

test('who may start batch operations and act on no process is refused', async () => {
  const refused = await post('/v2/process-instances/cancellation', { filter: { hasIncident: true } }, 'half');
  expect([refused.status, await refused.json()]).toEqual([
    403,
    expect.objectContaining({ detail: expect.stringContaining('CANCEL_PROCESS_INSTANCE') as string }),
  ]);
});

test('nobody moves instances into a process that is not theirs to change, nor looks into it', async () => {
  const deployed = async (model: string) => {
    const { processes } = await client.createDeployment({ resources: [new File([model], 'model.bpmn')] });
    return processes[0]!.processDefinitionKey;
  };
  const own = await deployed(permitModel);
  const other = await deployed(permitModel.replace('id="permit"', 'id="licence"'));
  const asked = (targetProcessDefinitionKey: string) => {
    const migrationPlan = { targetProcessDefinitionKey, mappingInstructions: [] };
    const body = { filter: { processInstanceKey: '1' }, migrationPlan };
    return [
      post('/v2/process-instances/migration', body, 'permits'),
      post('/api/batch-operations', { ...body, operationType: 'MIGRATE_PROCESS_INSTANCE' }, 'permits'),
      post('/api/migrations/preview', body, 'permits'),
      post(
        '/api/migrations/proposal',
        { sourceProcessDefinitionKey: own, targetProcessDefinitionKey },
        'permits',
      ),
    ];
  };
  const statuses = async (target: string) => (await Promise.all(asked(target))).map(({ status }) => status);
  expect(await statuses(other)).toEqual([403, 403, 403, 403]);
  expect(await statuses(own)).toEqual([200, 200, 200, 200]);
});

test('the preview counts what an operation would mean, and no more than one may do', async () => {
  const keys = await start(3);
  const body = { operationType: 'CANCEL_PROCESS_INSTANCE', filter: { processInstanceKey: { $in: keys } } };
  expect(await (await post('/api/batch-operations/preview', body)).json()).toEqual({
    count: 3,
    isMore: false,
  });
  expect((await post('/api/batch-operations/preview', body, 'half')).status).toBe(403);

  const started = (await (await post('/api/batch-operations', body)).json()) as { batchOperationKey: string };
  await ended(started.batchOperationKey);
  expect(await (await post('/api/batch-operations/preview', body)).json()).toEqual({
    count: 0,
    isMore: false,
  });
  const items = await post(`/api/batch-operations/${started.batchOperationKey}/items/search`, {});
  expect(((await items.json()) as { items: unknown[] }).items).toHaveLength(3);
});
