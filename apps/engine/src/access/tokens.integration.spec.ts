import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { startIdentityProvider, testAudience, type IdentityProvider } from '@vorgang/test-services';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { now } from '../testing/official-client.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { permitModel } from '../testing/permit-model.js';

const people: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  // A machine that signs in for a person: what a person's token looks like, without a browser.
  anna: { person: 'anna', offices: ['health'] },
  stranger: { person: 'stranger' },
  grouped: { person: 'grouped', offices: ['office-from-token'] },
  mapped: { person: 'mapped', level: 'chief' },
};

let provider: IdentityProvider;
let server: TestApplication;

beforeAll(async () => {
  provider = await startIdentityProvider({
    clientIds: ['worker', ...Object.keys(people)],
    claimsOf: (clientId) => people[clientId] ?? { program: clientId },
  });
  server = await startTestApplication({
    tokenIssuers: [
      {
        issuer: provider.issuer,
        audiences: [testAudience],
        algorithms: ['RS256'],
        clockSkew: 5,
        usernameClaim: 'person',
        clientIdClaim: 'program',
        preferUsernameClaim: false,
        groupsClaim: '$.offices',
      },
    ],
  });
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

function call(path: string, token: string, method = 'GET', body?: unknown): Promise<Response> {
  return fetch(`${server.url}/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function administer(method: string, path: string, body: unknown = {}): Promise<void> {
  const headers = { ...as('demo'), 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/v2${path}`, { method, headers, body: JSON.stringify(body) });
  expect(response.ok, `${path}: ${response.status}`).toBe(true);
}

async function me(token: string): Promise<unknown> {
  const response = await call('/authentication/me', token);
  return response.ok ? response.json() : response.status;
}

test('a token says who asks; without a grant they may do nothing', async () => {
  const token = await provider.tokenOf('stranger');
  expect(await me(token)).toMatchObject({ username: 'stranger', groups: [], roles: [] });
  expect((await call('/users/search', token, 'POST', {})).status).toBe(403);
});

test('rights follow from roles assigned to the name, to groups of the token and to mapping rules', async () => {
  await administer('PUT', '/roles/auditor/users/anna');
  await administer('PUT', '/roles/designer/groups/office-from-token');
  await administer('POST', '/mapping-rules', {
    mappingRuleId: 'chiefs',
    name: 'Leitung',
    claimName: '$.level',
    claimValue: 'chief',
  });
  await administer('PUT', '/roles/admin/mapping-rules/chiefs');
  expect(await me(await provider.tokenOf('anna'))).toMatchObject({ roles: ['auditor'], groups: ['health'] });
  expect(await me(await provider.tokenOf('grouped'))).toMatchObject({
    groups: ['office-from-token'],
    roles: ['designer'],
  });
  const chief = await provider.tokenOf('mapped');
  expect(await me(chief)).toMatchObject({ roles: ['admin'] });
  expect((await call('/users/search', chief, 'POST', {})).status).toBe(200);

  await administer('DELETE', '/roles/admin/mapping-rules/chiefs');
  expect((await call('/users/search', chief, 'POST', {})).status).toBe(403);
});

test('the official client works with OAuth client credentials', async () => {
  await administer('PUT', '/roles/integrator/clients/worker');
  const client = createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: server.url,
      CAMUNDA_AUTH_STRATEGY: 'OAUTH',
      CAMUNDA_CLIENT_ID: 'worker',
      CAMUNDA_CLIENT_SECRET: 'worker-secret',
      CAMUNDA_OAUTH_URL: `${provider.issuer}/token`,
      CAMUNDA_TOKEN_AUDIENCE: testAudience,
    },
  });
  const resources = [new File([permitModel], 'permit.bpmn', { type: 'text/xml' })];
  await client.createDeployment({ resources });
  const created = await client.createProcessInstance({
    processDefinitionId: 'permit' as never,
    variables: { applicant: 'a', amount: 1 },
  });
  const found = await client.searchProcessInstances(
    { filter: { processInstanceKey: created.processInstanceKey } },
    now,
  );
  expect(found.items).toHaveLength(1);
  const { jobs } = await client.activateJobs({ type: 'register', timeout: 60_000, maxJobsToActivate: 1 });
  expect(jobs[0]).toMatchObject({ worker: 'worker' });
});

test('a key that the provider changes is found', async () => {
  const before = await provider.tokenOf('anna');
  expect(await me(before)).toMatchObject({ username: 'anna' });
  await provider.rotateKeys();
  const after = await provider.tokenOf('anna');
  await expect.poll(() => me(after), { timeout: 15_000, interval: 500 }).toMatchObject({ username: 'anna' });
  expect(await me(before)).toBe(401);
});

test('tokens for another audience, of another issuer, or signed by nobody the issuer knows are refused', async () => {
  const forOthers = await provider.tokenOf('anna', 'another-api');
  const secret = new TextEncoder().encode('a secret that everybody may guess in time');
  const forged = (issuer: string) =>
    new SignJWT({ person: 'demo' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setAudience(testAudience)
      .setExpirationTime('5m')
      .sign(secret);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const unsigned = `${encode({ alg: 'none' })}.${encode({ iss: provider.issuer, aud: testAudience, person: 'demo', exp: 9_999_999_999 })}.`;
  const refused = [
    forOthers,
    await forged(provider.issuer),
    await forged('https://elsewhere.example'),
    unsigned,
    'x',
    '',
  ];
  for (const token of refused) {
    const response = await call('/topology', token);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  }
});

describe('a name that was given to another person', () => {
  const tokenOf = (person: string, sub?: string) => {
    const at = Math.floor(Date.now() / 1000);
    return provider.sign({ iss: provider.issuer, aud: testAudience, person, sub, iat: at, exp: at + 60 });
  };
  const identities = (method: string, query: string, username = 'demo') =>
    fetch(`${server.url}/api/provider-identities?${query}`, { method, headers: as(username) });

  test('opens nothing, and the answer says who can change that', async () => {
    expect(await me(await tokenOf('lena', 'the-first'))).toMatchObject({ username: 'lena' });
    const log = vi.spyOn(process.stderr, 'write');
    const answer = await call('/authentication/me', await tokenOf('lena', 'the-second'));
    const lines = log.mock.calls.map(([line]) => String(line));
    log.mockRestore();
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      type: 'urn:vorgang:problem:other-identity',
      detail: expect.stringContaining('DELETE /api/provider-identities'),
    });
    expect(lines.join('')).toContain('"name-taken"');
    expect(lines.join('')).not.toContain('lena');
    expect((await call('/authentication/me', await tokenOf('lena'))).status).toBe(403);
  });

  test('is released by an administrator, and by nobody else', async () => {
    const [owner, next] = [await tokenOf('lars', 'lars-1'), await tokenOf('lars', 'lars-2')];
    expect(await me(owner)).toMatchObject({ username: 'lars' });
    expect(await (await identities('GET', 'name=lars')).json()).toMatchObject({
      items: [{ kind: 'USER', name: 'lars', issuer: provider.issuer, subject: 'lars-1' }],
    });
    expect((await identities('DELETE', 'name=lars', 'petra.hansen')).status).toBe(403);
    expect((await identities('DELETE', '')).status).toBe(400);
    expect((await identities('DELETE', 'name=lars&subject=another')).status).toBe(404);
    expect(await me(next)).toBe(403);

    expect((await identities('DELETE', 'name=lars')).status).toBe(204);
    const written = await server.sql(
      `select entity_key from audit_log_entry where entity_description = 'Provider identity released'`,
    );
    expect(written.rows).toEqual([{ entity_key: 'lars' }]);
    expect(await me(next)).toMatchObject({ username: 'lars' });
    expect(await me(owner)).toBe(403);
  });
});

test('an event stream ends when its token expires', async () => {
  await administer('PUT', '/roles/caseworker/users/anna');
  const at = Math.floor(Date.now() / 1000);
  const claims = { iss: provider.issuer, aud: testAudience, sub: 'anna', person: 'anna', iat: at };
  // The clocks may differ by five seconds.
  const token = await provider.sign({ ...claims, exp: at - 2 });
  const answer = await fetch(`${server.url}/api/events`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  const reading = answer.text();
  expect(await reading).toContain('event: end');
  expect(Math.floor(Date.now() / 1000)).toBeGreaterThanOrEqual(at + 3);
});
