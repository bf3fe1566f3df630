import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({ rateLimits: { perAccount: 1, perAddress: 1 } });
});
afterAll(() => server.close());

function ask(path: string, count: number, headers: Record<string, string> = {}): Promise<Response[]> {
  return Promise.all(Array.from({ length: count }, () => fetch(`${server.url}${path}`, { headers })));
}

test('an account that asks too much hears when to come back; others are not affected', async () => {
  const answers = await ask('/v2/topology', 40, as('demo'));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
  expect(refused.length).toBeGreaterThan(10);
  // Passwords that are checked at the same time have a limit of their own, which a slow machine may reach first.
  const limited = refused.find(({ headers }) => headers.has('ratelimit-policy'))!;
  expect(Object.fromEntries(limited.headers)).toMatchObject({
    'retry-after': '1',
    'ratelimit-policy': '"account";q=4;w=4',
    ratelimit: '"account";r=0;t=1',
  });
  expect(await limited.json()).toMatchObject({
    type: 'urn:vorgang:problem:too-many-requests',
    status: 429,
  });
  expect((await ask('/v2/topology', 1, as('integration')))[0]!.status).toBe(200);
});

test('people who are not signed in count by address, and the supervisor never', async () => {
  const statuses = (await ask('/api/session', 30)).map(({ status }) => status);
  expect(statuses).toContain(401);
  expect(statuses).toContain(429);
  const supervised = await ask('/health/live', 40);
  expect(supervised.every(({ status }) => status === 200)).toBe(true);
});
