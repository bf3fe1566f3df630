import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication();
  await send('POST', '/v2/users', as('demo'), { username: 'mia', password: testPassword });
});
afterAll(() => server.close());

type Headers = Readonly<Record<string, string>>;

function send(method: string, path: string, headers: Headers, body?: unknown): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** An administrator who signed in some minutes ago. */
async function administrator(minutes: number): Promise<{ readonly cookie: string }> {
  const answer = await send('POST', '/api/session', {}, { username: 'demo', password: 'demo' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  await server.sql(
    `update session set created_at = now() - interval '${minutes} minutes' where username = 'demo'`,
  );
  return { cookie };
}

async function problemOf(answer: Response): Promise<readonly [number, string]> {
  const { type } = (await answer.json()) as { readonly type: string };
  return [answer.status, type.replace('urn:vorgang:problem:', '')];
}

const grant = {
  ownerType: 'USER',
  ownerId: 'mia',
  resourceType: 'BATCH',
  resourceId: '*',
  permissionTypes: ['READ'],
};

const sensitive = [
  ['PUT', '/v2/users/mia', { name: 'Mia', email: 'mia@elsewhere.example' }],
  ['POST', '/api/users/mia/temporary-password', undefined],
  ['DELETE', '/api/users/mia/second-factor', undefined],
  ['DELETE', '/v2/users/mia', undefined],
  ['POST', '/v2/authorizations', grant],
  ['PUT', '/v2/authorizations/1', grant],
] as const;

test.each(sensitive)(
  '%s %s is refused to a sign-in of more than ten minutes ago',
  async (method, path, body) => {
    const answer = await send(method, path, await administrator(11), body);
    expect(await problemOf(answer)).toEqual([403, 'sign-in-again']);
  },
);

test('who proves again who they are goes on, for ten minutes', async () => {
  const session = await administrator(11);
  const change = () => send('PUT', '/v2/users/mia', session, { name: 'Mia', email: 'mia@kreis.example' });
  expect((await change()).status).toBe(403);
  const wrong = await send('POST', '/api/session/proof', session, { currentPassword: 'guess' });
  expect(await problemOf(wrong)).toEqual([400, 'password-refused']);
  expect((await change()).status).toBe(403);
  const right = await send('POST', '/api/session/proof', session, { currentPassword: 'demo' });
  expect(right.status).toBe(204);
  expect((await change()).status).toBe(200);
  await server.sql("update session set proved_at = now() - interval '11 minutes' where username = 'demo'");
  expect((await change()).status).toBe(403);
});

test('a sign-in of nine minutes ago is enough, and all else is open to an older one', async () => {
  const body = { name: 'Mia', email: null };
  expect((await send('PUT', '/v2/users/mia', await administrator(9), body)).status).toBe(200);
  expect((await send('GET', '/v2/users/mia', await administrator(11))).status).toBe(200);
});

test('programs prove who they are with each request, and not by this route', async () => {
  expect((await send('PUT', '/v2/users/mia', as('demo'), { name: 'Mia' })).status).toBe(200);
  const proof = await send('POST', '/api/session/proof', as('demo'), { currentPassword: 'demo' });
  expect(await problemOf(proof)).toEqual([403, 'sign-in-again']);
});
