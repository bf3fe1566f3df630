import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());

const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

function signIn(
  username: string,
  password: string,
  headers: Record<string, string> = ours,
): Promise<Response> {
  return fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ username, password }),
  });
}

test('the server says that it lives and is ready', async () => {
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  const ready = await fetch(`${server.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, checks: { database: 'ok', engine: 'ok' } },
  ]);
});

test('signing in gives a cookie that scripts cannot read, and ends with signing out', async () => {
  const answer = await signIn('sabine.schroeder', 'demo');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    username: 'sabine.schroeder',
    groups: ['gesundheitsamt'],
    roles: ['caseworker'],
  });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^vorgang_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);

  const session = { cookie: cookie.split(';')[0] ?? '' };
  expect((await fetch(`${server.url}/api/session`, { headers: session })).status).toBe(200);
  const signOut = await fetch(`${server.url}/api/session`, {
    method: 'DELETE',
    headers: { ...session, ...ours },
  });
  expect([signOut.status, await signOut.json()]).toEqual([200, { signOutAddress: null }]);
  expect((await fetch(`${server.url}/api/session`, { headers: session })).status).toBe(401);
});

test('behind TLS the cookie is bound to this host, and no other name is read', async () => {
  const secure = await startTestApplication({ publicUrl: 'https://vorgang.example' });
  const answer = await fetch(`${secure.url}/api/session`, {
    method: 'POST',
    headers: ours,
    body: JSON.stringify({ username: 'demo', password: 'demo' }),
  });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^__Host-vorgang_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const [pair = ''] = cookie.split(';');
  const statusOf = async (sent: string) =>
    (await fetch(`${secure.url}/api/session`, { headers: { cookie: sent } })).status;
  expect([await statusOf(pair), await statusOf(pair.replace('__Host-', ''))]).toEqual([200, 401]);
  await secure.close();
});

test('an unknown name and a wrong password get the same answer', async () => {
  const unknown = await signIn('nobody', 'demo');
  const wrong = await signIn('demo', 'wrong');
  expect([unknown.status, await unknown.json()]).toEqual([wrong.status, await wrong.json()]);
  expect(unknown.status).toBe(401);
});

test('after ten wrong passwords the account rests', async () => {
  const statuses = [];
  for (let attempt = 0; attempt < 11; attempt += 1)
    statuses.push((await signIn('petra.hansen', 'guess')).status);
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  expect((await signIn('petra.hansen', 'demo')).status).toBe(429);
  expect((await signIn('ahmet.yilmaz', 'demo')).status).toBe(200);
});

test('a page of another site can neither sign in nor use the cookie', async () => {
  expect((await signIn('demo', 'demo', { ...ours, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const cookie = (await signIn('demo', 'demo')).headers.get('set-cookie')?.split(';')[0] ?? '';
  const forged = await fetch(`${server.url}/api/session`, {
    method: 'DELETE',
    headers: { cookie, origin: 'https://evil.example' },
  });
  expect([forged.status, forged.headers.get('content-type')]).toEqual([
    403,
    'application/problem+json; charset=utf-8',
  ]);
});

test('a program uses HTTP basic', async () => {
  const answer = await fetch(`${server.url}/api/session`, { headers: as('integration') });
  expect(await answer.json()).toMatchObject({ username: 'integration', roles: ['integrator'] });
});
