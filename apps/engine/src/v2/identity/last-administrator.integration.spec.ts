import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  as,
  startTestApplication,
  testPassword,
  type TestApplication,
} from '../../testing/test-application.js';

let server: TestApplication;
/** Of the account `demo`, once it was made anew. */
let demoPassword: string | undefined;

beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());

async function send(method: string, path: string, body?: unknown, username = 'demo') {
  const answer = await fetch(`${server.url}/v2${path}`, {
    method,
    headers: {
      ...as(username, username === 'demo' ? demoPassword : undefined),
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

async function requireRefused(method: string, path: string, body?: unknown): Promise<void> {
  const { status, body: problem } = await send(method, path, body);
  expect([status, problem.type, problem.detail], path).toEqual([
    409,
    expect.stringMatching(/last-administrator$/),
    expect.stringContaining("by the role 'admin'"),
  ]);
}

async function addUser(username: string): Promise<void> {
  expect((await send('POST', '/users', { username, password: testPassword })).status).toBe(201);
}

/** The grant by which the role `admin` may grant permissions. */
async function adminGrant(): Promise<string> {
  const filter = { ownerType: 'ROLE', ownerId: 'admin', resourceType: 'AUTHORIZATION' };
  const { body } = await send('POST', '/authorizations/search', { filter });
  const [grant] = body.items as readonly { readonly authorizationKey: string }[];
  return grant?.authorizationKey ?? '';
}

test('the last one who may grant permissions stays, whatever would take that away', async () => {
  const grant = await adminGrant();
  await requireRefused('DELETE', '/users/demo');
  await requireRefused('DELETE', '/roles/admin/users/demo');
  await requireRefused('DELETE', '/roles/admin');
  await requireRefused('DELETE', `/authorizations/${grant}`);
  await requireRefused('PUT', `/authorizations/${grant}`, {
    ownerType: 'ROLE',
    ownerId: 'admin',
    resourceType: 'AUTHORIZATION',
    resourceId: '*',
    permissionTypes: ['READ', 'UPDATE', 'DELETE'],
  });
  // A program is nobody who could help.
  expect((await send('PUT', '/roles/admin/clients/automation')).status).toBe(204);
  await requireRefused('DELETE', '/users/demo');
  // Nothing of it was done.
  expect((await send('GET', '/roles/admin')).status).toBe(200);
  expect(await adminGrant()).toBe(grant);
});

test('of two administrators who are deleted at the same moment one stays', async () => {
  await addUser('janitor');
  const right = { ownerType: 'USER', ownerId: 'janitor', resourceType: 'USER', resourceId: '*' };
  expect((await send('POST', '/authorizations', { ...right, permissionTypes: ['DELETE'] })).status).toBe(201);
  let administrator = 'demo';
  for (let round = 0; round < 5; round += 1) {
    const other = `second${round}`;
    expect(
      (await send('POST', '/users', { username: other, password: testPassword }, administrator)).status,
    ).toBe(201);
    expect((await send('PUT', `/roles/admin/users/${other}`, undefined, administrator)).status).toBe(204);
    const both = [administrator, other];
    const answers = await Promise.all(
      both.map((name) => send('DELETE', `/users/${name}`, undefined, 'janitor')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    administrator = both[answers.findIndex(({ status }) => status === 409)] ?? '';
  }
  // Whoever is left brings back the first for what follows.
  if (administrator !== 'demo') {
    await send('POST', '/users', { username: 'demo', password: testPassword }, administrator);
    demoPassword = testPassword;
    await send('PUT', '/roles/admin/users/demo', undefined, administrator);
    expect((await send('DELETE', `/users/${administrator}`)).status).toBe(204);
  }
});

test('an administrator through a group counts, until they leave it', async () => {
  await addUser('deputy');
  expect((await send('POST', '/groups', { groupId: 'it', name: 'IT' })).status).toBe(201);
  expect((await send('PUT', '/roles/admin/groups/it')).status).toBe(204);
  // A group without anybody in it is nobody.
  await requireRefused('DELETE', '/roles/admin/users/demo');
  expect((await send('PUT', '/groups/it/users/deputy')).status).toBe(204);
  expect((await send('DELETE', '/roles/admin/users/demo')).status).toBe(204);
  const left = await send('DELETE', '/groups/it/users/deputy', undefined, 'deputy');
  expect([left.status, left.body.type]).toEqual([409, expect.stringMatching(/last-administrator$/)]);
});

test('where tenants are told apart, somebody who may grant permissions stays assigned to one', async () => {
  const apart = await startTestApplication({ multiTenancy: true });
  const unassign = (member: string) =>
    fetch(`${apart.url}/v2/tenants/%3Cdefault%3E/${member}`, { method: 'DELETE', headers: as('demo') });
  try {
    expect((await unassign('roles/admin')).status).toBe(204);
    expect((await unassign('users/demo')).status).toBe(409);
  } finally {
    await apart.close();
  }
});
