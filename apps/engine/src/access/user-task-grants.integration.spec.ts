import { resourcePermissions, type ResourceType } from '@vorgang/identity';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { insertAccount } from '../testing/insert-account.js';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

/** Tasks by what they are to the person: assigned, offered to them or to their group, and none of it. */
type Kind = 'assigned' | 'candidateUser' | 'candidateGroup' | 'foreign';

interface GrantRequest {
  readonly permissionTypes: readonly string[];
  readonly resourceType?: string;
  readonly resourceId?: string;
  readonly resourcePropertyName?: string;
}

const kinds: readonly Kind[] = ['assigned', 'candidateUser', 'candidateGroup', 'foreign'];
const assignments: Readonly<Record<Kind, (username: string) => string>> = {
  assigned: (username) => `assignee="${username}"`,
  candidateUser: (username) => `candidateUsers="${username}"`,
  candidateGroup: () => 'candidateGroups="office"',
  foreign: () => 'assignee="demo" candidateUsers="demo" candidateGroups="elsewhere"',
};

let server: TestApplication;
let people = 0;

beforeAll(async () => {
  server = await startTestApplication({}, storeOldGrants);
  await send('demo', 'POST', '/v2/groups', { groupId: 'office', name: 'Amt' });
}, 120_000);
afterAll(() => server.close());

/** Grants that the interface takes no longer, as an older release may have left them. */
async function storeOldGrants(owner: pg.Client): Promise<void> {
  await insertAccount(owner, 'old');
  await owner.query(`
    insert into authorization_grant (tenant_id, authorization_key, owner_type, owner_id, resource_type, resource_id, permission_types)
    values ('<default>', 501, 'USER', 'old', 'BATCH', '4711', '{READ}'),
           ('<default>', 502, 'USER', 'old', 'SYSTEM', '4711', '{READ}'),
           ('<default>', 503, 'USER', 'old', 'EXPRESSION', '4711', '{EVALUATE}')`);
}

async function send(username: string, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...as(username), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>,
  };
}

function model(processId: string, attributes: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:process id="${processId}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="check" />
    <bpmn:userTask id="check" name="Prüfen">
      <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition ${attributes} /></bpmn:extensionElements>
      <bpmn:incoming>a</bpmn:incoming>
    </bpmn:userTask>
  </bpmn:process>
</bpmn:definitions>`;
}

interface World {
  readonly username: string;
  readonly tasks: Readonly<Record<Kind, string>>;
  kindOf(userTaskKey: string): Kind | undefined;
}

/** A person of the office with one task of each kind, and the grants that the test wants; they hold no role. */
async function worldWith(
  grants: (world: Pick<World, 'tasks'> & { process(kind: Kind): string }) => readonly GrantRequest[],
): Promise<World> {
  people += 1;
  const username = `clerk${people}`;
  const process = (kind: Kind): string => `${kind}-${username}`;
  await send('demo', 'POST', '/v2/users', { username, password: testPassword });
  await send('demo', 'PUT', `/v2/groups/office/users/${username}`);
  await deployOverHttp(
    server.url,
    Object.fromEntries(
      kinds.map((kind) => [`${kind}.bpmn`, model(process(kind), assignments[kind](username))]),
    ),
  );
  const tasks: Record<Kind, string> = { assigned: '', candidateUser: '', candidateGroup: '', foreign: '' };
  for (const kind of kinds) {
    await send('demo', 'POST', '/v2/process-instances', { processDefinitionId: process(kind) });
    const filter = { processDefinitionId: process(kind) };
    const { body } = await send('demo', 'POST', '/v2/user-tasks/search', { filter });
    tasks[kind] = (body['items'] as readonly { readonly userTaskKey: string }[])[0]?.userTaskKey ?? '';
  }
  for (const grant of grants({ tasks, process })) {
    const request = { ownerType: 'USER', ownerId: username, resourceType: 'USER_TASK', ...grant };
    expect((await send('demo', 'POST', '/v2/authorizations', request)).status).toBe(201);
  }
  return { username, tasks, kindOf: (key) => kinds.find((kind) => tasks[kind] === key) };
}

/** The kinds for which the operation is answered with success. */
async function allowed(
  world: World,
  operation: (key: string, kind: Kind) => readonly [method: string, path: string, body?: unknown],
): Promise<readonly Kind[]> {
  const found: Kind[] = [];
  for (const kind of kinds) {
    const [method, path, body] = operation(world.tasks[kind], kind);
    const { status } = await send(world.username, method, path, body);
    if (status < 300) found.push(kind);
    else expect([403, 404], `${method} ${path}: ${status}`).toContain(status);
  }
  return found;
}

async function listed(world: World, path: string, request: object): Promise<readonly Kind[]> {
  const { status, body } = await send(world.username, 'POST', path, request);
  if (status === 403) return [];
  expect(status).toBe(200);
  const { items } = body as { readonly items: readonly { readonly userTaskKey: string }[] };
  const total =
    (body as { totalItems?: number; page?: { totalItems: number } }).page?.totalItems ?? body['totalItems'];
  expect(total, `${path} counts what it lists`).toBe(items.length);
  return kinds.filter((kind) => items.some(({ userTaskKey }) => world.kindOf(userTaskKey) === kind));
}

/** Every way to read: one task, a list of open ones (the quick way), of any, and the inbox. */
async function requireReadable(world: World, expected: readonly Kind[]): Promise<void> {
  expect(await allowed(world, (key) => ['GET', `/v2/user-tasks/${key}`])).toEqual(expected);
  expect(await allowed(world, (key) => ['GET', `/api/inbox/tasks/${key}`])).toEqual(expected);
  for (const path of ['variables/search', 'effective-variables/search', 'audit-logs/search'])
    expect(await allowed(world, (key) => ['POST', `/v2/user-tasks/${key}/${path}`, {}]), path).toEqual(
      expected,
    );
  expect(await allowed(world, (key) => ['GET', `/v2/user-tasks/${key}/form`])).toEqual(expected);
  const open = { filter: { state: 'CREATED' }, sort: [{ field: 'creationDate' }] };
  expect(await listed(world, '/v2/user-tasks/search', open)).toEqual(expected);
  expect(await listed(world, '/v2/user-tasks/search', {})).toEqual(expected);
  expect(await listed(world, '/api/inbox/search', { scope: 'all', limit: 100 })).toEqual(expected);
  expect(await listed(world, '/api/inbox/search', { scope: 'all', text: 'Prüfen', limit: 100 })).toEqual(
    expected,
  );
  const mine = expected.filter((kind) => kind === 'assigned');
  const offered = expected.filter((kind) => kind === 'candidateUser' || kind === 'candidateGroup');
  expect(await listed(world, '/api/inbox/search', { scope: 'mine', limit: 100 })).toEqual(mine);
  expect(await listed(world, '/api/inbox/search', { scope: 'groups', limit: 100 })).toEqual(offered);
}

const update = (key: string) => ['PATCH', `/v2/user-tasks/${key}`, { changeset: { priority: 70 } }] as const;
const giveAway = (key: string) => ['POST', `/v2/user-tasks/${key}/assignment`, { assignee: 'demo' }] as const;
const claimInbox = (key: string) => ['POST', `/api/inbox/tasks/${key}/claim`] as const;
const complete = (key: string) => ['POST', `/v2/user-tasks/${key}/completion`, {}] as const;
const completeInbox = (key: string) =>
  ['POST', `/api/inbox/tasks/${key}/complete`, { variables: {} }] as const;
const delegates = (key: string) => ['GET', `/api/user-tasks/${key}/delegates`] as const;

const involved: readonly Kind[] = ['assigned', 'candidateUser', 'candidateGroup'];
type Limit = readonly [string, (tasks: World['tasks']) => Partial<GrantRequest>, readonly Kind[]];
const limits: readonly Limit[] = [
  ['assignee', () => ({ resourcePropertyName: 'assignee' }), ['assigned']],
  ['candidateUsers', () => ({ resourcePropertyName: 'candidateUsers' }), ['candidateUser']],
  ['candidateGroups', () => ({ resourcePropertyName: 'candidateGroups' }), ['candidateGroup']],
  ['one task', ({ candidateGroup }) => ({ resourceId: candidateGroup }), ['candidateGroup']],
  ['the task of others', ({ foreign }) => ({ resourceId: foreign }), []],
];

/** A grant to read is what all grants to change stand beside. */
const readLimits: readonly Limit[] = [['*', () => ({ resourceId: '*' }), involved], ...limits];

test.each(readLimits)(
  'a grant to READ limited to %s: only these tasks are read, found and counted',
  async (_, limit, matching) => {
    const world = await worldWith(({ tasks }) => [{ ...limit(tasks), permissionTypes: ['READ'] }]);
    await requireReadable(world, matching);
  },
  60_000,
);

describe.each(limits)('a grant limited to %s', (_, limit, matching) => {
  const limited = (permission: string) =>
    worldWith(({ tasks }) => [
      { resourceId: '*', permissionTypes: ['READ'] },
      { ...limit(tasks), permissionTypes: [permission] },
    ]);

  test('UPDATE, CLAIM and COMPLETE reach only these tasks', async () => {
    const updating = await limited('UPDATE');
    expect(await allowed(updating, update)).toEqual(matching);
    expect(await allowed(updating, claimInbox), 'UPDATE is no CLAIM in the inbox').toEqual([]);
    expect(await allowed(updating, complete), 'UPDATE is no COMPLETE').toEqual([]);
    expect(await allowed(updating, giveAway)).toEqual(matching);

    const claiming = await limited('CLAIM');
    expect(await allowed(claiming, update)).toEqual([]);
    expect(await allowed(claiming, giveAway)).toEqual([]);
    expect(await allowed(claiming, delegates)).toEqual(matching);
    expect(await allowed(claiming, claimInbox)).toEqual(matching);

    const claimingByApi = await limited('CLAIM');
    const { username } = claimingByApi;
    expect(
      await allowed(claimingByApi, (key) => [
        'POST',
        `/v2/user-tasks/${key}/assignment`,
        { assignee: username, allowOverride: false },
      ]),
    ).toEqual(matching);

    const completing = await limited('COMPLETE');
    expect(await allowed(completing, update)).toEqual([]);
    expect(await allowed(completing, complete)).toEqual(matching);
  }, 120_000);
});

test('a grant on every task reaches the tasks that the person may see, and no others', async () => {
  const world = await worldWith(() => [
    { resourceId: '*', permissionTypes: ['READ', 'UPDATE', 'CLAIM', 'COMPLETE'] },
  ]);
  expect(await allowed(world, update)).toEqual(involved);
  expect(await allowed(world, complete)).toEqual(involved);
}, 60_000);

test('the inbox completes only one’s own tasks that the grant names', async () => {
  const limitedTo = (resourcePropertyName: string) =>
    worldWith(() => [
      { resourceId: '*', permissionTypes: ['READ', 'CLAIM'] },
      { resourcePropertyName, permissionTypes: ['COMPLETE'] },
    ]);
  const own = await limitedTo('assignee');
  expect((await send(own.username, ...completeInbox(own.tasks.assigned))).status).toBeLessThan(300);
  const offered = await limitedTo('candidateGroups');
  expect((await send(offered.username, ...completeInbox(offered.tasks.assigned))).status).toBe(403);
}, 60_000);

test('permissions on a process are enough for its tasks, and reach no others', async () => {
  const world = await worldWith(({ process }) => [
    {
      resourceType: 'PROCESS_DEFINITION',
      resourceId: process('foreign'),
      permissionTypes: ['READ_USER_TASK', 'UPDATE_USER_TASK'],
    },
  ]);
  await requireReadable(world, ['foreign']);
  expect(await allowed(world, update)).toEqual(['foreign']);
  expect(await allowed(world, complete)).toEqual(['foreign']);
  const completing = await worldWith(({ process }) => [
    {
      resourceType: 'PROCESS_DEFINITION',
      resourceId: process('foreign'),
      permissionTypes: ['COMPLETE_USER_TASK'],
    },
  ]);
  await requireReadable(completing, []);
  expect(await allowed(completing, update)).toEqual([]);
  expect(await allowed(completing, complete)).toEqual(['foreign']);
}, 60_000);

test('a task worker as documented sees, claims and completes their own work, and changes nothing else', async () => {
  const world = await worldWith(() =>
    ['assignee', 'candidateUsers', 'candidateGroups'].map((resourcePropertyName) => ({
      resourcePropertyName,
      permissionTypes: ['READ', 'CLAIM', 'COMPLETE'],
    })),
  );
  await requireReadable(world, involved);
  expect(await allowed(world, update)).toEqual([]);
  expect(await allowed(world, claimInbox)).toEqual(involved);
  expect(await allowed(world, completeInbox)).toEqual(involved);
}, 60_000);

test('who delegates a task that only its assignee may see goes on seeing it and takes it back', async () => {
  const world = await worldWith(() => [
    { resourcePropertyName: 'assignee', permissionTypes: ['READ', 'UPDATE', 'CLAIM', 'COMPLETE'] },
  ]);
  const key = world.tasks.assigned;
  const delegation = `/api/user-tasks/${key}/delegation`;
  expect((await send(world.username, 'POST', delegation, { delegate: 'sabine.schroeder' })).status).toBe(204);
  expect(await listed(world, '/api/inbox/search', { scope: 'delegated' })).toEqual(['assigned']);
  expect((await send(world.username, 'GET', `/v2/user-tasks/${key}`)).status).toBe(200);
  expect((await send(world.username, ...update(key))).status).toBe(403);
  expect((await send(world.username, 'DELETE', delegation)).status).toBe(204);
  expect((await send(world.username, ...update(key))).status).toBe(204);
}, 60_000);

test('a grant on one id of a type that is only granted whole is refused, and an old one allows nothing', async () => {
  const grant = { ownerType: 'USER', ownerId: 'old', resourceId: '4711' };
  for (const resourceType of ['BATCH', 'DOCUMENT', 'EXPRESSION', 'GLOBAL_LISTENER', 'SYSTEM']) {
    const [permission] = resourcePermissions[resourceType as ResourceType];
    const request = { ...grant, resourceType, permissionTypes: [permission] };
    expect(await send('demo', 'POST', '/v2/authorizations', request)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'resourceId', message: `${resourceType} is granted whole: give *.` }] },
    });
  }
  const ask = async (method: string, path: string, body?: unknown) =>
    (await send('old', method, path, body)).status;
  expect(await ask('POST', '/v2/batch-operations/search', {})).toBe(403);
  expect(await ask('POST', '/v2/expression/evaluation', { expression: '=1' })).toBe(403);
  expect(await ask('GET', '/api/webhook-subscriptions')).toBe(403);
}, 60_000);

test('a grant on one id reaches nothing else', async () => {
  const world = await worldWith(() =>
    [
      ['RESOURCE', 'CREATE'],
      ['CASE', 'READ'],
      ['AUDIT_LOG', 'READ'],
    ].map(([resourceType = '', permission = '']) => ({
      resourceType,
      resourceId: '4711',
      permissionTypes: [permission],
    })),
  );
  const ask = async (method: string, path: string, body?: unknown) =>
    (await send(world.username, method, path, body)).status;
  expect(await ask('GET', '/api/cases/1')).toBe(403);
  expect(await ask('GET', '/api/audit/cases/4711/history')).toBe(403);
  const cases = await send(world.username, 'POST', '/api/cases/search', {});
  expect(cases).toMatchObject({ status: 200, body: { totalItems: 0 } });
  const entries = await send(world.username, 'POST', '/v2/audit-logs/search', {});
  expect(entries).toMatchObject({ status: 200, body: { page: { totalItems: 0 } } });
  const form = new FormData();
  form.set('resources', new File([model('mine', '')], 'mine.bpmn'));
  const deployed = await fetch(`${server.url}/v2/deployments`, {
    method: 'POST',
    headers: as(world.username),
    body: form,
  });
  expect(deployed.status).toBe(403);
}, 60_000);
