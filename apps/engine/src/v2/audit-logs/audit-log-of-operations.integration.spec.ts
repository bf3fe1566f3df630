import { verifyAudit } from '@vorgang/audit';
import { createPool } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feeDecision } from '../../testing/contract/models.js';
import { checkForm, permitModel } from '../../testing/permit-model.js';
import {
  as,
  startTestApplication,
  testPassword,
  type TestApplication,
} from '../../testing/test-application.js';

/*
 * What operators and administrators do stands in the audit log: once, with who did it, and only if it was done.
 * https://docs.camunda.io/docs/8.9/components/audit-log/overview/recorded-operations/
 */

type Item = Readonly<Record<string, unknown>>;

let database: TestDatabase;
let owner: pg.Client;
let server: TestApplication;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  server = await startTestApplication({ databaseUrl: database.url, multiTenancy: true });
  for (const [batchOperationKey, state] of Object.entries({ 7001: 'ACTIVE', 7002: 'PARTIALLY_COMPLETED' }))
    await owner.query(
      `insert into batch_operation (tenant_id, batch_operation_key, operation_type, instruction, filter, state, settled,
         newest_key, captured, actor_kind, actor_id, created_at)
       values ('<default>', $1, 'RESOLVE_INCIDENT', '{"operationType":"RESOLVE_INCIDENT","retries":1}', '{}', $2, true, 1,
         true, 'user', 'demo', now())`,
      [batchOperationKey, state],
    );
});
afterAll(async () => {
  await server.close();
  await owner.end();
  await database.drop();
});

async function send(method: string, path: string, body?: unknown, headers: object = {}): Promise<Response> {
  const withBody = method !== 'GET' && body !== undefined;
  return fetch(`${server.url}${path}`, {
    method,
    headers: { ...as('demo'), ...(withBody ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(withBody ? { body: JSON.stringify(body) } : {}),
  });
}

async function call(method: string, path: string, body?: unknown, headers: object = {}): Promise<Item> {
  const response = await send(method, path, body, headers);
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true);
  return text === '' ? {} : (JSON.parse(text) as Item);
}

function deploy(files: Readonly<Record<string, string>>, headers: object = {}): Promise<Response> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('resources', new File([content], name));
  return fetch(`${server.url}/v2/deployments`, {
    method: 'POST',
    headers: { ...as('demo'), ...headers },
    body: form,
  });
}

/** A process of two user tasks, one after the other. */
function twoTasks(id: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="check" />
    <bpmn:userTask id="check" name="Prüfen">
      <bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>
      <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="b" sourceRef="check" targetRef="sign" />
    <bpmn:userTask id="sign" name="Unterschreiben">
      <bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>
      <bpmn:incoming>b</bpmn:incoming>
    </bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>`;
}

async function entries(filter: object = {}, headers: object = {}): Promise<readonly Item[]> {
  const answer = await call(
    'POST',
    '/v2/audit-logs/search',
    {
      filter: { processInstanceKey: { $exists: false }, ...filter },
      sort: [{ field: 'auditLogKey' }],
      page: { limit: 1000 },
    },
    headers,
  );
  return answer['items'] as readonly Item[];
}

/** The entries that the work left. */
async function leftBy(work: () => Promise<unknown>): Promise<readonly Item[]> {
  const before = new Set((await entries()).map(({ auditLogKey }) => auditLogKey));
  await work();
  return (await entries()).filter(({ auditLogKey }) => !before.has(auditLogKey));
}

/** What an entry says beside when and who. */
function said(item: Item): Item {
  const { auditLogKey: _key, timestamp: _time, actorId: _id, actorType: _type, ...rest } = item;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
}

const administered = { category: 'ADMIN', result: 'SUCCESS' };
const inTenant = { category: 'DEPLOYED_RESOURCES', result: 'SUCCESS', tenantId: '<default>' };
const members = {
  users: 'USER',
  clients: 'CLIENT',
  groups: 'GROUP',
  roles: 'ROLE',
  'mapping-rules': 'MAPPING_RULE',
} as const;

const entryOf = (entityType: string, operationType: string, entityKey: string, more: Item = {}): Item => ({
  ...administered,
  entityType,
  operationType,
  entityKey,
  ...more,
});

const named = { name: 'Bauamt' };
const rule = { name: 'Bauamt', claimName: 'dept', claimValue: 'bau' };
const described = { entityDescription: 'Bauamt' };

const directory: readonly (readonly [string, string, unknown, Item])[] = [
  ['POST', '/v2/users', { username: 'ida', password: 'geheim-geheim' }, entryOf('USER', 'CREATE', 'ida')],
  [
    'PUT',
    '/v2/users/ida',
    { name: 'Ida Ihlow', email: 'ida@kreis.example' },
    entryOf('USER', 'UPDATE', 'ida'),
  ],
  ['POST', '/v2/groups', { groupId: 'bau', ...named }, entryOf('GROUP', 'CREATE', 'bau', described)],
  ['PUT', '/v2/groups/bau', named, entryOf('GROUP', 'UPDATE', 'bau', described)],
  ['POST', '/v2/roles', { roleId: 'bau', ...named }, entryOf('ROLE', 'CREATE', 'bau', described)],
  ['PUT', '/v2/roles/bau', named, entryOf('ROLE', 'UPDATE', 'bau', described)],
  ['POST', '/v2/tenants', { tenantId: 'bau', ...named }, entryOf('TENANT', 'CREATE', 'bau', described)],
  ['PUT', '/v2/tenants/bau', named, entryOf('TENANT', 'UPDATE', 'bau', described)],
  [
    'POST',
    '/v2/mapping-rules',
    { mappingRuleId: 'bau', ...rule },
    entryOf('MAPPING_RULE', 'CREATE', 'bau', described),
  ],
  ['PUT', '/v2/mapping-rules/bau', rule, entryOf('MAPPING_RULE', 'UPDATE', 'bau', described)],
  ...Object.entries({
    GROUP: ['users', 'clients', 'mapping-rules'],
    ROLE: ['users', 'clients', 'groups', 'mapping-rules'],
    TENANT: ['users', 'clients', 'groups', 'roles', 'mapping-rules'],
  } as const).flatMap(([container, kinds]) =>
    kinds.flatMap((kind) => {
      const memberId = kind === 'users' ? 'ida' : 'bau';
      const path = `/v2/${container.toLowerCase()}s/bau/${kind}/${memberId}`;
      const related = { relatedEntityType: members[kind], relatedEntityKey: memberId };
      return [
        ['PUT', path, undefined, entryOf(container, 'ASSIGN', 'bau', related)],
        ['DELETE', path, undefined, entryOf(container, 'UNASSIGN', 'bau', related)],
      ] as const;
    }),
  ),
  ['DELETE', '/v2/mapping-rules/bau', undefined, entryOf('MAPPING_RULE', 'DELETE', 'bau')],
  ['DELETE', '/v2/tenants/bau', undefined, entryOf('TENANT', 'DELETE', 'bau')],
  ['DELETE', '/v2/roles/bau', undefined, entryOf('ROLE', 'DELETE', 'bau')],
  ['DELETE', '/v2/groups/bau', undefined, entryOf('GROUP', 'DELETE', 'bau')],
  ['DELETE', '/v2/users/ida', undefined, entryOf('USER', 'DELETE', 'ida')],
];

describe('the directory: each change is one entry, of the installation and of no tenant', () => {
  test.each(directory)('%s %s', async (method, path, body, expected) => {
    const left = await leftBy(() => call(method, path, body));
    expect(left.map(said)).toEqual([expected]);
    expect(left[0]).toMatchObject({ actorId: 'demo', actorType: 'CLIENT', tenantId: null });
    expect(Math.abs(Date.now() - Date.parse(String(left[0]!['timestamp'])))).toBeLessThan(60_000);
  });

  test('grants: whose, on what and which', async () => {
    const grant = {
      ownerType: 'USER',
      ownerId: 'petra.hansen',
      resourceType: 'PROCESS_DEFINITION',
      resourceId: 'permit',
      permissionTypes: ['UPDATE_PROCESS_INSTANCE', 'READ_PROCESS_INSTANCE'],
    };
    let key = '';
    const created = await leftBy(async () => {
      key = String((await call('POST', '/v2/authorizations', grant))['authorizationKey']);
    });
    const of = (operationType: string, permissions: string) =>
      entryOf('AUTHORIZATION', operationType, key, {
        entityDescription: `PROCESS_DEFINITION permit: ${permissions}`,
        relatedEntityType: 'USER',
        relatedEntityKey: 'petra.hansen',
      });
    expect(created.map(said)).toEqual([of('CREATE', 'READ_PROCESS_INSTANCE, UPDATE_PROCESS_INSTANCE')]);
    const less = { ...grant, permissionTypes: ['READ_PROCESS_INSTANCE'] };
    const updated = await leftBy(() => call('PUT', `/v2/authorizations/${key}`, less));
    expect(updated.map(said)).toEqual([of('UPDATE', 'READ_PROCESS_INSTANCE')]);
    const deleted = await leftBy(() => call('DELETE', `/v2/authorizations/${key}`));
    expect(deleted.map(said)).toEqual([of('DELETE', 'READ_PROCESS_INSTANCE')]);
  });

  test('somebody at the workbench is a user', async () => {
    const signedIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost' },
      body: JSON.stringify({ username: 'demo', password: 'demo' }),
    });
    expect(signedIn.ok).toBe(true);
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const left = await leftBy(async () => {
      const answer = await fetch(`${server.url}/v2/groups`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost', cookie },
        body: JSON.stringify({ groupId: 'planung', name: 'Planung' }),
      });
      expect(answer.status).toBe(201);
    });
    expect(left).toEqual([
      expect.objectContaining({ actorId: 'demo', actorType: 'USER', entityKey: 'planung' }),
    ]);
  });
});

describe('deployed resources', () => {
  test('a deployment leaves one entry for each thing that is new; again, it leaves none', async () => {
    const files = { 'permit.bpmn': permitModel, 'fee.dmn': feeDecision, 'check.form': checkForm };
    const left = await leftBy(async () => expect((await deploy(files)).ok).toBe(true));
    const { items: processes } = await call('POST', '/v2/process-definitions/search', {});
    const { items: decisions } = await call('POST', '/v2/decision-definitions/search', {});
    const [process] = processes as readonly Item[];
    const [decision] = decisions as readonly Item[];
    const deploymentKey = left[0]!['deploymentKey'];
    expect(deploymentKey).toMatch(/^\d+$/);
    const created = { ...inTenant, operationType: 'CREATE', deploymentKey };
    const { decisionRequirementsId, decisionRequirementsKey, decisionDefinitionKey } = decision!;
    const model = { decisionRequirementsId, decisionRequirementsKey };
    const processDefinitionKey = process!['processDefinitionKey'];
    const form = left.at(-1)!['formKey'];
    expect(left.map(said)).toEqual([
      {
        ...created,
        entityType: 'RESOURCE',
        entityKey: processDefinitionKey,
        entityDescription: 'permit.bpmn',
        resourceKey: processDefinitionKey,
        processDefinitionId: 'permit',
        processDefinitionKey,
      },
      {
        ...created,
        ...model,
        entityType: 'RESOURCE',
        entityKey: decisionRequirementsKey,
        entityDescription: 'fee.dmn',
        resourceKey: decisionRequirementsKey,
      },
      {
        ...created,
        ...model,
        entityType: 'DECISION',
        entityKey: decisionDefinitionKey,
        entityDescription: 'Gebühr',
        decisionDefinitionId: 'fee',
        decisionDefinitionKey,
      },
      {
        ...created,
        entityType: 'RESOURCE',
        entityKey: form,
        entityDescription: 'check.form',
        resourceKey: form,
        formKey: form,
      },
    ]);
    expect(await leftBy(() => deploy(files))).toEqual([]);
  });

  test('a deployment that is refused leaves none', async () => {
    const left = await leftBy(async () => {
      const answer = await deploy({
        'other.bpmn': permitModel.replaceAll('"permit"', '"other"'),
        'no.bpmn': '<x/>',
      });
      expect(answer.status).toBe(400);
    });
    expect(left).toEqual([]);
  });

  test('one that is repeated with its idempotency key leaves its entries once', async () => {
    const headers = { 'idempotency-key': 'deploy-once' };
    const files = { 'again.bpmn': permitModel.replaceAll('"permit"', '"again"') };
    const left = await leftBy(async () => {
      const answers = await Promise.all([1, 2, 3].map(async () => (await deploy(files, headers)).json()));
      expect(new Set(answers.map((answer) => (answer as Item)['deploymentKey'])).size).toBe(1);
    });
    expect(left).toHaveLength(1);
  });

  test('a deletion names the resource, and each decision of a model', async () => {
    const deployed = (await (
      await deploy({ 'toll.dmn': feeDecision.replaceAll('"fee', '"toll') })
    ).json()) as {
      deployments: readonly { decisionRequirements?: { decisionRequirementsKey: string } }[];
    };
    const key = deployed.deployments.find((each) => each.decisionRequirements)!.decisionRequirements!
      .decisionRequirementsKey;
    const once = { 'idempotency-key': 'delete-once' };
    const left = await leftBy(async () => {
      await call('POST', `/v2/resources/${key}/deletion`, { deleteHistory: true }, once);
      await call('POST', `/v2/resources/${key}/deletion`, { deleteHistory: true }, once);
    });
    expect(
      left.map((item) => [item['operationType'], item['entityType'], item['entityDescription']]),
    ).toEqual([
      ['DELETE', 'RESOURCE', 'toll.dmn'],
      ['DELETE', 'DECISION', 'Gebühr'],
      ['CREATE', 'BATCH', null],
    ]);
    expect(left[2]).toMatchObject({
      batchOperationType: 'DELETE_DECISION_INSTANCE',
      entityKey: left[2]!['batchOperationKey'],
    });
    const missing = await leftBy(async () => {
      expect((await send('POST', `/v2/resources/${key}/deletion`, {})).status).toBe(404);
    });
    expect(missing).toEqual([]);
  });

  test('an evaluated decision leaves who asked and what for, not what came in or out', async () => {
    const decisionDefinitionId = 'fee';
    let evaluationKey: unknown;
    const body = { decisionDefinitionId, variables: { age: 4711 } };
    const left = await leftBy(async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        const once = { 'idempotency-key': 'evaluate-once' };
        const answer = await call('POST', '/v2/decision-definitions/evaluation', body, once);
        evaluationKey = answer['decisionEvaluationKey'];
      }
    });
    expect(left).toEqual([
      expect.objectContaining({
        ...inTenant,
        entityType: 'DECISION',
        operationType: 'EVALUATE',
        entityKey: evaluationKey,
        decisionEvaluationKey: evaluationKey,
        decisionDefinitionId,
        decisionRequirementsId: 'fees',
        actorId: 'demo',
      }),
    ]);
    expect(JSON.stringify(left)).not.toContain('4711');
    const deleted = await leftBy(() =>
      call('POST', `/v2/decision-instances/${String(evaluationKey)}/deletion`, {}),
    );
    expect(deleted.map(said)).toEqual([
      expect.objectContaining({
        entityType: 'DECISION',
        operationType: 'DELETE',
        entityDescription: 'DECISION_INSTANCE',
        decisionEvaluationKey: evaluationKey,
        decisionDefinitionId,
      }),
    ]);
  });

  test('an evaluation that fails is an entry that says so', async () => {
    const unique = feeDecision
      .replaceAll('"fee', '"strict')
      .replace('hitPolicy="FIRST"', 'hitPolicy="UNIQUE"');
    await deploy({ 'strict.dmn': unique });
    const left = await leftBy(() =>
      call('POST', '/v2/decision-definitions/evaluation', {
        decisionDefinitionId: 'strict',
        variables: { age: 7 },
      }),
    );
    expect(left).toEqual([expect.objectContaining({ operationType: 'EVALUATE', result: 'FAIL' })]);
  });

  test.each([
    ['of the installation', '/v2/cluster-variables/global', null],
    ['of a tenant', `/v2/cluster-variables/tenants/${encodeURIComponent('<default>')}`, '<default>'],
  ])('cluster variables %s: their names, not their values', async (_name, path, tenantId) => {
    const once = { 'idempotency-key': `variable ${path}` };
    const left = await leftBy(async () => {
      const created = { name: 'rates', value: { secret: 'hunter2' } };
      await call('POST', path, created, once);
      await call('POST', path, created, once);
      expect((await send('POST', path, created)).status).toBe(409);
      await call('PUT', `${path}/rates`, { value: { secret: 'hunter3' } });
      const stale = { 'if-match': '"0"' };
      expect((await send('PUT', `${path}/rates`, { value: { secret: 'x' } }, stale)).ok).toBe(false);
      await call('DELETE', `${path}/rates`);
    });
    expect(left.map(({ operationType }) => operationType)).toEqual(['CREATE', 'UPDATE', 'DELETE']);
    for (const item of left)
      expect(item).toMatchObject({
        entityType: 'VARIABLE',
        entityKey: 'rates',
        entityDescription: 'rates',
        tenantId,
      });
    expect(JSON.stringify(left)).not.toContain('hunter');
  });
});

describe('batch operations', () => {
  test('the one who creates one is named, once', async () => {
    const once = { 'idempotency-key': 'batch-once' };
    const body = { filter: { processInstanceKey: '1' } };
    let batchOperationKey: unknown;
    const left = await leftBy(async () => {
      for (let turn = 0; turn < 2; turn += 1)
        batchOperationKey = (await call('POST', '/v2/process-instances/cancellation', body, once))[
          'batchOperationKey'
        ];
    });
    expect(left.map(said)).toEqual([
      {
        ...inTenant,
        entityType: 'BATCH',
        operationType: 'CREATE',
        entityKey: batchOperationKey,
        batchOperationKey,
        batchOperationType: 'CANCEL_PROCESS_INSTANCE',
      },
    ]);
  });

  test('a kind that only this server has stands in the description', async () => {
    const body = { operationType: 'SUSPEND_PROCESS_INSTANCE', filter: { processInstanceKey: '1' } };
    const left = await leftBy(() => call('POST', '/api/batch-operations', body));
    expect(left).toEqual([
      expect.objectContaining({ batchOperationType: null, entityDescription: 'SUSPEND_PROCESS_INSTANCE' }),
    ]);
  });

  test('what steers one is an entry, also where its state refuses it', async () => {
    const steer = async (what: string, status: number) => {
      const left = await leftBy(async () => {
        expect((await send('POST', `/v2/batch-operations/7001/${what}`, {})).status).toBe(status);
      });
      return left.map(({ operationType, result, batchOperationKey, batchOperationType }) => [
        operationType,
        result,
        batchOperationKey,
        batchOperationType,
      ]);
    };
    const of = (operation: string, result: string) => [[operation, result, '7001', 'RESOLVE_INCIDENT']];
    expect(await steer('suspension', 204)).toEqual(of('SUSPEND', 'SUCCESS'));
    expect(await steer('suspension', 409)).toEqual(of('SUSPEND', 'FAIL'));
    expect(await steer('resumption', 204)).toEqual(of('RESUME', 'SUCCESS'));
    expect(await steer('cancellation', 204)).toEqual(of('CANCEL', 'SUCCESS'));
    expect(await steer('resumption', 409)).toEqual(of('RESUME', 'FAIL'));
  });

  test('failed items that are tried again are an entry', async () => {
    await owner.query(
      `insert into batch_operation_item (tenant_id, batch_operation_key, item_key, process_instance_key, state)
       values ('<default>', 7002, 1, 1, 'FAILED')`,
    );
    const left = await leftBy(() => call('POST', '/api/batch-operations/7002/retry'));
    expect(left).toEqual([
      expect.objectContaining({ entityType: 'BATCH', operationType: 'UPDATE', batchOperationKey: '7002' }),
    ]);
  });
});

describe('what the state refuses is an entry that says so', () => {
  const searched = async (filter: object) => {
    const answer = await call('POST', '/v2/audit-logs/search', { filter: { result: 'FAIL', ...filter } });
    return answer['items'] as readonly Item[];
  };
  let instance: string;
  let task: string;

  beforeAll(async () => {
    expect((await deploy({ 'refusals.bpmn': twoTasks('refusals') })).ok).toBe(true);
    const created = await call('POST', '/v2/process-instances', {
      processDefinitionId: 'refusals',
    });
    instance = String(created['processInstanceKey']);
    const filter = { processInstanceKey: instance };
    const found = await call('POST', '/v2/user-tasks/search', { filter });
    task = String((found['items'] as readonly Item[])[0]?.['userTaskKey']);
    await call('POST', `/v2/user-tasks/${task}/completion`, {});
  });

  test.each([
    ['POST', 'completion', {}, 'COMPLETE'],
    ['POST', 'assignment', { assignee: 'demo' }, 'ASSIGN'],
    ['DELETE', 'assignee', undefined, 'UNASSIGN'],
    ['PATCH', '', { changeset: { priority: 90 } }, 'UPDATE'],
  ])('%s %s of a user task', async (method, action, body, operationType) => {
    const path = `/v2/user-tasks/${task}${action === '' ? '' : `/${action}`}`;
    expect((await send(method, path, body)).status).toBe(409);
    const items = await searched({ userTaskKey: task, operationType });
    expect(items.map(said)).toEqual([
      {
        category: 'USER_TASKS',
        entityType: 'USER_TASK',
        operationType,
        result: 'FAIL',
        entityKey: task,
        userTaskKey: task,
        processInstanceKey: instance,
        elementInstanceKey: expect.stringMatching(/^\d+$/) as string,
        processDefinitionId: 'refusals',
        processDefinitionKey: expect.stringMatching(/^\d+$/) as string,
        tenantId: '<default>',
      },
    ]);
    expect(items[0]).toMatchObject({ actorId: 'demo', actorType: 'CLIENT' });
  });

  test('the migration of an instance', async () => {
    const other = twoTasks('elsewhere').replaceAll('sign', 'seal');
    expect((await deploy({ 'elsewhere.bpmn': other })).ok).toBe(true);
    const filter = { processDefinitionId: 'elsewhere' };
    const found = await call('POST', '/v2/process-definitions/search', { filter });
    const [definition] = found['items'] as readonly Item[];
    const plan = {
      targetProcessDefinitionKey: definition?.['processDefinitionKey'],
      // The instance waits at another element, which the target does not have.
      mappingInstructions: [{ sourceElementId: 'check', targetElementId: 'check' }],
    };
    const refused = await send('POST', `/v2/process-instances/${instance}/migration`, plan);
    expect(refused.status).toBe(409);
    expect((await searched({ processInstanceKey: instance, operationType: 'MIGRATE' })).map(said)).toEqual([
      expect.objectContaining({
        category: 'DEPLOYED_RESOURCES',
        entityType: 'PROCESS_INSTANCE',
        result: 'FAIL',
        entityKey: instance,
        processDefinitionId: 'refusals',
      }),
    ]);
  });

  test('whoever looks at the task or the instance sees them among what was done', async () => {
    const ofTask = await call('POST', `/v2/user-tasks/${task}/audit-logs/search`, {});
    const results = (ofTask['items'] as readonly Item[]).map((item) => [
      item['operationType'],
      item['result'],
    ]);
    expect(results).toContainEqual(['COMPLETE', 'SUCCESS']);
    expect(results).toContainEqual(['COMPLETE', 'FAIL']);
    const filter = { processInstanceKey: instance };
    const ofInstance = await call('POST', '/v2/audit-logs/search', { filter });
    const operations = (ofInstance['items'] as readonly Item[]).map((item) => item['operationType']);
    expect(operations).toEqual(expect.arrayContaining(['CREATE', 'MIGRATE', 'UNASSIGN']));
    const one = (await searched({ userTaskKey: task }))[0]!;
    expect(await call('GET', `/v2/audit-logs/${String(one['auditLogKey'])}`)).toEqual(one);
  });

  test('a request that is wrong in itself is none', async () => {
    const before = (await searched({ userTaskKey: task })).length;
    expect((await send('PATCH', `/v2/user-tasks/${task}`, { changeset: { priority: 'x' } })).status).toBe(
      400,
    );
    expect((await send('POST', '/v2/user-tasks/1/completion', {})).status).toBe(404);
    expect(await searched({ userTaskKey: task })).toHaveLength(before);
  });
});

describe('what was not done is no entry', () => {
  test.each([
    [
      '403, not permitted',
      'POST',
      '/v2/users',
      { username: 'no', password: 'geheim-geheim' },
      403,
      as('petra.hansen'),
    ],
    ['400, wrong', 'POST', '/v2/groups', { groupId: 'x' }, 400, {}],
    ['409, there already', 'POST', '/v2/roles', { roleId: 'admin', name: 'A' }, 409, {}],
    ['404, not there', 'DELETE', '/v2/groups/nobody', undefined, 404, {}],
    ['404, not assigned', 'DELETE', '/v2/roles/admin/users/petra.hansen', undefined, 404, {}],
    ['409, the last administrator', 'DELETE', '/v2/users/demo', undefined, 409, {}],
    [
      '409, needed by every installation',
      'DELETE',
      `/v2/tenants/${encodeURIComponent('<default>')}`,
      undefined,
      409,
      {},
    ],
    ['404, no batch operation', 'POST', '/v2/batch-operations/1/suspension', {}, 404, {}],
    ['400, everything', 'POST', '/v2/process-instances/cancellation', { filter: {} }, 400, {}],
    [
      '404, no decision',
      'POST',
      '/v2/decision-definitions/evaluation',
      { decisionDefinitionId: 'none' },
      404,
      {},
    ],
  ])('%s', async (_name, method, path, body, status, headers) => {
    const left = await leftBy(async () => {
      expect((await send(method, path, body, headers)).status).toBe(status);
    });
    expect(left).toEqual([]);
  });
});

test('no entry has a password, a name or an address of a person', async () => {
  const { rows } = await owner.query<{ text: string }>('select e::text as text from audit_log_entry e');
  const all = rows.map(({ text }) => text).join('\n');
  expect(all).toContain('ida');
  for (const secret of ['geheim', 'Ihlow', 'kreis.example', 'hunter']) expect(all).not.toContain(secret);
});

describe('reading', () => {
  test('one search answers what was done to instances and to everything else, in one order and in pages', async () => {
    for (let count = 0; count < 3; count += 1)
      await call('POST', '/v2/process-instances', {
        processDefinitionId: 'permit',
        variables: { applicant: 'a' },
      });
    for (const field of [
      'timestamp',
      'auditLogKey',
      'entityType',
      'processDefinitionId',
      'result',
      'tenantId',
    ]) {
      for (const order of ['ASC', 'DESC']) {
        const sort = [{ field, order }];
        const search = (page: object) => call('POST', '/v2/audit-logs/search', { sort, page });
        const whole = (await search({ limit: 1000 }))['items'] as readonly Item[];
        expect(whole.some((item) => item['processInstanceKey'] !== null)).toBe(true);
        expect(whole.some((item) => item['entityType'] === 'USER')).toBe(true);
        const read: Item[] = [];
        let page: object = { limit: 7 };
        for (;;) {
          const answer = await search(page);
          const items = answer['items'] as readonly Item[];
          if (items.length === 0) break;
          expect(answer['page']).toMatchObject({ totalItems: whole.length });
          read.push(...items);
          page = { limit: 7, after: (answer['page'] as Item)['endCursor'] };
        }
        expect(read, `${field} ${order}`).toEqual(whole);
      }
    }
  });

  test('each entry is found by its key', async () => {
    const all = await entries();
    for (const item of [all[0]!, all.at(-1)!])
      expect(await call('GET', `/v2/audit-logs/${String(item['auditLogKey'])}`)).toEqual(item);
    expect((await send('GET', '/v2/audit-logs/1000000')).status).toBe(404);
  });

  test('who may read a category reads no other', async () => {
    await call('POST', '/v2/users', { username: 'reader', password: testPassword });
    await call('PUT', `/v2/tenants/${encodeURIComponent('<default>')}/users/reader`);
    const granted = {
      ownerType: 'USER',
      ownerId: 'reader',
      resourceType: 'AUDIT_LOG',
      permissionTypes: ['READ'],
    };
    await call('POST', '/v2/authorizations', { ...granted, resourceId: 'ADMIN' });
    const seen = await entries({ processInstanceKey: {} }, as('reader'));
    expect(new Set(seen.map(({ category }) => category))).toEqual(new Set(['ADMIN']));
    const resource = (await entries({ entityType: 'RESOURCE' }))[0]!;
    const path = `/v2/audit-logs/${String(resource['auditLogKey'])}`;
    expect((await send('GET', path, undefined, as('reader'))).status).toBe(404);
  });

  test('other tenants see nothing of it, and a tenant what is its own', async () => {
    await call('POST', '/v2/tenants', { tenantId: 'sued', name: 'Süd' });
    await call('POST', '/v2/users', { username: 'southerner', password: testPassword });
    for (const role of ['auditor', 'designer']) await call('PUT', `/v2/roles/${role}/users/southerner`);
    await call('PUT', '/v2/tenants/sued/users/southerner');
    expect(await entries({}, as('southerner'))).toEqual([]);
    const [first] = await entries();
    const path = `/v2/audit-logs/${String(first!['auditLogKey'])}`;
    expect((await send('GET', path, undefined, as('southerner'))).status).toBe(404);
    expect((await deploy({ 'permit.bpmn': permitModel }, as('southerner'))).ok).toBe(true);
    expect((await entries({}, as('southerner'))).map(said)).toEqual([
      expect.objectContaining({ entityType: 'RESOURCE', tenantId: 'sued' }),
    ]);
    expect(
      (await entries({ entityType: 'RESOURCE' })).every(({ tenantId }) => tenantId === '<default>'),
    ).toBe(true);
  });
});

test('the entries are one chain of each tenant, without a gap, however many write at once', async () => {
  const ids = Array.from({ length: 12 }, (_, number) => `at-once-${number}`);
  const left = await leftBy(() =>
    Promise.all(ids.map((groupId) => call('POST', '/v2/groups', { groupId, name: groupId }))),
  );
  expect(left.map(({ entityKey }) => entityKey).toSorted()).toEqual(ids.toSorted());
  const pool = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
  const report = await verifyAudit(pool);
  await pool.end();
  const { rows } = await owner.query<{ count: string }>('select count(*) as count from audit_log_entry');
  expect(report).toMatchObject({ faults: [], logFaults: [], entries: Number(rows[0]!.count) });
});
