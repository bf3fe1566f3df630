import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
let people = 0;
let person = '';

beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());
beforeEach(() => {
  people += 1;
  person = `person${people}`;
});

interface Told {
  readonly temporaryPassword: string;
  readonly until: string;
}

function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
  at: TestApplication = server,
) {
  return fetch(`${at.url}${path}`, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function employ(at: TestApplication = server): Promise<Told> {
  const answer = await send('POST', '/api/users', as('demo'), { username: person, name: 'Mia Möller' }, at);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
  return (await answer.json()) as Told;
}

const signIn = (password: string, at: TestApplication = server) =>
  send('POST', '/api/session', {}, { username: person, password }, at);

const cookieOf = (answer: Response) => ({ cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' });

async function typeOf(answer: Response): Promise<readonly [number, string]> {
  const { type } = (await answer.json()) as { readonly type: string };
  return [answer.status, type.replace('urn:vorgang:problem:', '')];
}

const choose = (by: Record<string, string>, currentPassword: string, newPassword = testPassword) =>
  send('PUT', '/api/account/password', by, { currentPassword, newPassword });

test('a new person signs in with a made password, chooses an own one, and only then works', async () => {
  const { temporaryPassword, until } = await employ();
  const days = (Date.parse(until) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThanOrEqual(7);
  await send('PUT', `/v2/roles/auditor/users/${person}`, as('demo'));

  const signedIn = await signIn(temporaryPassword);
  expect([signedIn.status, await signedIn.json()]).toMatchObject([200, { firstStep: 'CHOOSE_PASSWORD' }]);
  const session = cookieOf(signedIn);
  const asked = await send('GET', '/api/session', session);
  expect(await asked.json()).toMatchObject({ username: person, firstStep: 'CHOOSE_PASSWORD' });
  for (const [method, path] of [
    ['POST', '/v2/audit-logs/search'],
    ['GET', '/v2/authentication/me'],
    ['GET', '/api/account/sessions'],
  ] as const)
    expect(await typeOf(await send(method, path, session))).toEqual([403, 'password-change-required']);

  expect((await choose(session, temporaryPassword, temporaryPassword)).status).toBe(400);
  expect((await choose(session, temporaryPassword)).status).toBe(204);
  expect(await (await send('GET', '/api/session', session)).json()).toMatchObject({ firstStep: null });
  expect((await send('POST', '/v2/audit-logs/search', session, {})).status).toBe(200);
  expect((await signIn(temporaryPassword)).status).toBe(401);
});

test('a temporary password opens nothing by HTTP basic, but the choice of an own one', async () => {
  const { temporaryPassword } = await employ();
  const program = as(person, temporaryPassword);
  expect(await typeOf(await send('GET', '/v2/topology', program))).toEqual([403, 'password-change-required']);
  expect((await choose(program, temporaryPassword)).status).toBe(204);
  expect((await send('GET', '/v2/topology', as(person))).status).toBe(200);
});

test('who forgot a password gets a temporary one: sessions end, and the audit log has no password', async () => {
  const first = await employ();
  await choose(as(person, first.temporaryPassword), first.temporaryPassword);
  const session = cookieOf(await signIn(testPassword));
  const answer = await send('POST', `/api/users/${person}/temporary-password`, as('demo'));
  const { temporaryPassword, until } = (await answer.json()) as Told;
  expect(temporaryPassword).not.toBe(first.temporaryPassword);
  expect((await send('GET', '/api/session', session)).status).toBe(401);
  expect((await signIn(testPassword)).status).toBe(401);
  expect((await signIn(temporaryPassword)).status).toBe(200);
  const shown = await send('GET', `/api/users/${person}/sign-in`, as('demo'));
  expect(await shown.json()).toMatchObject({ temporaryPasswordUntil: until });

  const filter = { entityKey: person, entityType: 'USER' };
  const found = await send('POST', '/v2/audit-logs/search', as('demo'), { filter });
  const text = await found.text();
  expect((JSON.parse(text) as { readonly items: readonly unknown[] }).items).toMatchObject([
    { operationType: 'CREATE', actorId: 'demo' },
    { operationType: 'UPDATE', actorId: person },
    { operationType: 'UPDATE', actorId: 'demo', entityDescription: 'Temporary password set' },
  ]);
  expect(text).not.toContain(temporaryPassword);
});

test('a temporary password that nobody used ends, and a new one lets the person in', async () => {
  const strict = await startTestApplication({ temporaryPasswordDays: 0 });
  const { temporaryPassword } = await employ(strict);
  expect(await typeOf(await signIn(temporaryPassword, strict))).toEqual([401, 'temporary-password-expired']);
  expect(
    await typeOf(await send('GET', '/v2/topology', as(person, temporaryPassword), undefined, strict)),
  ).toEqual([401, 'temporary-password-expired']);
  expect(await typeOf(await signIn('guess', strict))).toEqual([401, 'sign-in-refused']);
  await strict.close();
});

test('passwords set over /v2 are those of programs and of Camunda clients: they hold at once and do not end', async () => {
  const { temporaryPassword } = await employ();
  await send('PUT', `/v2/users/${person}`, as('demo'), { name: 'Mia', password: testPassword });
  expect((await signIn(temporaryPassword)).status).toBe(401);
  const signedIn = await signIn(testPassword);
  expect(await signedIn.json()).toMatchObject({ firstStep: null });
  const shown = await send('GET', `/api/users/${person}/sign-in`, as('demo'));
  expect(await shown.json()).toMatchObject({ temporaryPasswordUntil: null });
  expect((await send('GET', '/v2/topology', as(person))).status).toBe(200);
});

test('the demonstration keeps its accounts, and who may not administer makes no password', async () => {
  const answer = await send('POST', '/api/session', {}, { username: 'demo', password: 'demo' });
  expect(await answer.json()).toMatchObject({ firstStep: null });
  for (const [method, path] of [
    ['POST', '/api/users'],
    ['POST', '/api/users/demo/temporary-password'],
    ['GET', '/api/users/demo/sign-in'],
  ] as const)
    expect((await send(method, path, as('sabine.schroeder'))).status).toBe(403);
  expect((await send('POST', '/api/users', as('demo'), { username: 'demo' })).status).toBe(409);
  expect((await send('POST', '/api/users/nobody/temporary-password', as('demo'))).status).toBe(404);
  expect((await send('GET', '/api/users/nobody/sign-in', as('demo'))).status).toBe(404);
});
