import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../../testing/official-client.js';
import {
  as,
  startTestApplication,
  testPassword,
  type TestApplication,
} from '../../testing/test-application.js';

let server: TestApplication;
let admin: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication();
  admin = officialClient(server.url, 'demo');
});
afterAll(() => server.close());

function send(method: string, path: string, body?: unknown, username = 'demo'): Promise<Response> {
  return fetch(`${server.url}/v2${path}`, {
    method,
    headers: { ...as(username), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function statusOf(method: string, path: string, body?: unknown): Promise<number> {
  return (await send(method, path, body)).status;
}

test('users are created, changed, found and deleted; an account works at once and ends at once', async () => {
  await admin.createUser({
    username: 'new',
    password: 'Watt und Meer',
    name: 'Neu',
    email: 'new@kreis.example',
  });
  expect(await statusOf('POST', '/users', { username: 'new', password: 'Sturm und Deich' })).toBe(409);
  const me = () => send('GET', '/topology', undefined, 'new');
  expect((await me()).status).toBe(401);
  const signedIn = (password: string) =>
    fetch(`${server.url}/v2/authentication/me`, { headers: as('new', password) });
  expect((await signedIn('Watt und Meer')).status).toBe(200);

  await admin.updateUser({ username: 'new' as never, password: 'Sturm und Deich', name: 'Neuer Name' });
  expect((await signedIn('Watt und Meer')).status).toBe(401);
  expect((await signedIn('Sturm und Deich')).status).toBe(200);
  expect(await admin.getUser({ username: 'new' as never }, now)).toEqual({
    username: 'new',
    name: 'Neuer Name',
    email: null,
  });
  const found = await admin.searchUsers(
    { filter: { name: { $like: 'Neu*' } }, sort: [{ field: 'username' }] },
    now,
  );
  expect(found.items.map(({ username }) => username)).toEqual(['new']);

  await admin.deleteUser({ username: 'new' as never });
  expect((await signedIn('Sturm und Deich')).status).toBe(401);
  expect(await statusOf('DELETE', '/users/new')).toBe(404);
});

test('a role with a grant gives its members the permission, through a group too, until it is taken away', async () => {
  await admin.createUser({ username: 'clerk', password: testPassword });
  await admin.createGroup({ groupId: 'office', name: 'Amt' });
  await admin.createRole({ roleId: 'reader', name: 'Lesen', description: 'liest Gruppen' });
  const grant = await admin.createAuthorization({
    ownerType: 'ROLE',
    ownerId: 'reader',
    resourceType: 'GROUP',
    resourceId: 'office',
    permissionTypes: ['READ'],
  });
  const mayRead = async () => (await send('GET', '/groups/office', undefined, 'clerk')).status;
  expect(await mayRead()).toBe(403);

  await admin.assignRoleToGroup({ roleId: 'reader', groupId: 'office' });
  await admin.assignUserToGroup({ groupId: 'office', username: 'clerk' as never });
  expect(await mayRead()).toBe(200);
  const visible = await officialClient(server.url, 'clerk').searchGroups({}, now);
  expect(visible.items.map(({ groupId }) => groupId)).toEqual(['office']);
  expect(visible.page.totalItems).toBe(1);
  expect((await admin.searchRolesForGroup({ groupId: 'office' }, now)).items).toEqual([
    { roleId: 'reader', name: 'Lesen', description: 'liest Gruppen' },
  ]);

  await admin.updateAuthorization({
    authorizationKey: grant.authorizationKey,
    ownerType: 'ROLE',
    ownerId: 'reader',
    resourceType: 'GROUP',
    resourceId: 'other',
    permissionTypes: ['READ'],
  });
  expect(await mayRead()).toBe(403);
  expect(await admin.getAuthorization({ authorizationKey: grant.authorizationKey }, now)).toMatchObject({
    resourceId: 'other',
    resourcePropertyName: null,
  });
  await admin.deleteRole({ roleId: 'reader' });
  const left = await admin.searchAuthorizations({ filter: { ownerType: 'ROLE', ownerId: 'reader' } }, now);
  expect(left.items).toEqual([]);
});

test('every member of every container is assigned once, found, and taken away once', async () => {
  const url = '/tenants/nord';
  await admin.createUser({ username: 'member', password: testPassword });
  await admin.createGroup({ groupId: 'members', name: 'Mitglieder' });
  await admin.createRole({ roleId: 'member-role', name: 'Rolle' });
  await admin.createTenant({ tenantId: 'nord', name: 'Kreis Nord', description: 'Test' });
  const rule = { mappingRuleId: 'rule', name: 'Regel', claimName: 'dept', claimValue: 'it' };
  await admin.createMappingRule(rule);
  const ids = {
    users: 'member',
    clients: 'a client',
    groups: 'members',
    roles: 'member-role',
    'mapping-rules': 'rule',
  };
  const answers = {
    users: { username: 'member' },
    clients: { clientId: 'a client' },
    groups: { groupId: 'members' },
    roles: { roleId: 'member-role', name: 'Rolle', description: null },
    'mapping-rules': rule,
  };
  const containers = [
    { path: '/groups/members', kinds: ['users', 'clients', 'mapping-rules'], again: 409 },
    { path: '/roles/member-role', kinds: ['users', 'clients', 'groups', 'mapping-rules'], again: 409 },
    { path: url, kinds: ['users', 'clients', 'groups', 'roles', 'mapping-rules'], again: 204 },
  ] as const;
  for (const { path, kinds, again } of containers) {
    for (const kind of kinds) {
      const member = `${path}/${kind}/${encodeURIComponent(ids[kind])}`;
      const assignments = await Promise.all([statusOf('PUT', member), statusOf('PUT', member)]);
      expect(assignments.sort(), member).toEqual([204, again]);
      const found = (await (await send('POST', `${path}/${kind}/search`, {})).json()) as {
        readonly items: unknown[];
      };
      expect(found.items, member).toEqual([answers[kind]]);
      expect([await statusOf('DELETE', member), await statusOf('DELETE', member)], member).toEqual([
        204, 404,
      ]);
      if (kind !== 'clients') expect(await statusOf('PUT', `${path}/${kind}/unknown`), member).toBe(404);
    }
    expect(await statusOf('PUT', `${path}x/users/member`)).toBe(404);
    expect(await statusOf('POST', `${path}x/users/search`, {})).toBe(404);
  }
  expect(await statusOf('DELETE', url)).toBe(204);
  expect(await statusOf('GET', url)).toBe(404);
  expect(await statusOf('DELETE', '/tenants/%3Cdefault%3E')).toBe(409);
});

test.each([
  ['/users', { username: 'has space', password: 'x' }, 'username'],
  ['/users', { username: 'fine', password: '' }, 'password'],
  ['/users', { username: 'fine', password: 'x', email: 'nowhere' }, 'email'],
  ['/roles', { roleId: 'r' }, 'name'],
  ['/tenants', { tenantId: 'a/b', name: 'x' }, 'tenantId'],
  ['/groups', { groupId: 'g', name: 'x', surprise: 1 }, 'surprise'],
  ['/authorizations', grant({ permissionTypes: ['ACCESS'] }), 'permissionTypes'],
  ['/authorizations', grant({ resourcePropertyName: 'assignee' }), 'resourceId'],
  ['/authorizations', grant({ resourceId: null, resourcePropertyName: 'assignee' }), 'resourcePropertyName'],
  ['/authorizations', grant({ ownerType: 'UNSPECIFIED' }), 'ownerType'],
])('%s refuses %o', async (path, body, field) => {
  const response = await send('POST', path, body);
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { readonly errors: readonly { readonly field: string }[] };
  expect(errors.map((error) => error.field)).toContain(field);
});

test('a grant needs an owner that exists, and an owner has one grant per resource', async () => {
  const body = grant({ ownerId: 'caseworker', ownerType: 'ROLE', resourceType: 'AUTHORIZATION' });
  expect(await statusOf('POST', '/authorizations', grant({ ownerId: 'nobody-here' }))).toBe(404);
  expect(await statusOf('POST', '/authorizations', body)).toBe(201);
  expect(await statusOf('POST', '/authorizations', body)).toBe(409);
});

test('two mapping rules of one claim and value are a conflict', async () => {
  const rule = { name: 'Regel', claimName: 'office', claimValue: 'health' };
  expect(await statusOf('POST', '/mapping-rules', { mappingRuleId: 'first', ...rule })).toBe(201);
  expect(await statusOf('POST', '/mapping-rules', { mappingRuleId: 'second', ...rule })).toBe(409);
  const other = { ...rule, claimValue: 'trade' };
  expect(await statusOf('POST', '/mapping-rules', { mappingRuleId: 'second', ...other })).toBe(201);
  expect(await statusOf('PUT', '/mapping-rules/second', rule)).toBe(409);
});

function grant(changes: object): object {
  const owner = { ownerType: 'USER', ownerId: 'demo' };
  return { ...owner, resourceType: 'GROUP', resourceId: '*', permissionTypes: ['READ'], ...changes };
}
