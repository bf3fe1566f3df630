import { pseudonymOf } from '@vorgang/orchestration';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

const written: string[] = [];
let server: TestApplication;
beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  server = await startTestApplication();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await server.close();
});

function signIn(username: string, password: string): Promise<Response> {
  return fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
}

/** The lines of what is done now, without the pseudonym of the address, whose form the operating system chooses. */
async function linesOf(work: () => Promise<Response>, status: number): Promise<readonly object[]> {
  written.length = 0;
  expect((await work()).status).toBe(status);
  const lines = written.join('').split('\n');
  return lines
    .filter((line) => /"event":"(?:signed-in|sign-in-refused|access-refused|request-refused)"/.test(line))
    .map((line) => {
      const { time, address, ...rest } = JSON.parse(line) as Record<string, string>;
      expect(new Date(time!).toISOString()).toBe(time);
      expect(address).toMatch(/^[0-9a-f]{12}$/);
      return rest;
    });
}

test('each sign-in with a password stands in the log, with its account and outcome', async () => {
  const account = pseudonymOf('petra.hansen');
  expect(await linesOf(() => signIn('petra.hansen', 'wrong-secret'), 401)).toEqual([
    { level: 'warn', event: 'sign-in-refused', way: 'password', reason: 'wrong', account },
  ]);
  expect(written.join('')).not.toMatch(/wrong-secret|petra|127\.0\.0\.1/);
  expect(await linesOf(() => signIn('petra.hansen', 'demo'), 200)).toEqual([
    { level: 'info', event: 'signed-in', way: 'password', account },
  ]);
});

test('a name that no account has is not written: it may be a password in the wrong field', async () => {
  expect(await linesOf(() => signIn('my-secret-password', 'x'), 401)).toEqual([
    { level: 'warn', event: 'sign-in-refused', way: 'password', reason: 'wrong' },
  ]);
  expect(written.join('')).not.toContain('my-secret-password');
});

test('an account that rests after too many attempts says so', async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) await signIn('ahmet.yilmaz', 'guess');
  expect(await linesOf(() => signIn('ahmet.yilmaz', 'guess'), 429)).toEqual([
    {
      level: 'warn',
      event: 'sign-in-refused',
      way: 'password',
      reason: 'too-many-attempts',
      account: pseudonymOf('ahmet.yilmaz'),
    },
  ]);
});

test('a token that proves nothing is told, and never shown', async () => {
  const ask = () => fetch(`${server.url}/v2/topology`, { headers: { authorization: 'Bearer not-a-token' } });
  expect(await linesOf(ask, 401)).toEqual([{ level: 'warn', event: 'sign-in-refused', way: 'token' }]);
  expect(written.join('')).not.toContain('not-a-token');
});

test('what somebody may not do is told with the account and the route, not with what was asked', async () => {
  // The first request is the sign-in of a program.
  await fetch(`${server.url}/v2/topology`, { headers: as('sabine.schroeder') });
  const ask = () =>
    fetch(`${server.url}/v2/users/Adelgunde`, { method: 'DELETE', headers: as('sabine.schroeder') });
  expect(await linesOf(ask, 403)).toEqual([
    {
      level: 'warn',
      event: 'access-refused',
      account: pseudonymOf('sabine.schroeder'),
      method: 'DELETE',
      route: '/v2/users/:username',
      reason: 'forbidden',
    },
  ]);
  expect(written.join('')).not.toContain('Adelgunde');
});

test('refused input is told once a minute for each client, route and reason, without what was asked', async () => {
  const ask = (body: string) =>
    fetch(`${server.url}/v2/groups`, {
      method: 'POST',
      headers: { ...as('demo'), 'content-type': 'application/json' },
      body,
    });
  await fetch(`${server.url}/v2/topology`, { headers: as('demo') });
  const line = {
    level: 'warn',
    event: 'request-refused',
    account: pseudonymOf('demo'),
    method: 'POST',
    route: '/v2/groups',
  };
  expect(await linesOf(() => ask('{"Adelgunde":1}'), 400)).toEqual([{ ...line, reason: 'invalid-request' }]);
  expect(await linesOf(() => ask('{"Adelgunde":2}'), 400)).toEqual([]);
  // Nobody is known yet where the body is read.
  const { account: _unknown, ...unread } = line;
  expect(await linesOf(() => ask('{"Adelgunde'), 400)).toEqual([
    { ...unread, route: 'other', reason: 'malformed-json' },
  ]);
  expect(written.join('')).not.toContain('Adelgunde');
});
