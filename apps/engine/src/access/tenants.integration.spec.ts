import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
/** Keys of things of the tenant `<default>`, by the name of the route's parameter. */
let foreign: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startTestApplication({ multiTenancy: true });
  await administer('POST', '/tenants', { tenantId: 'sued', name: 'Kreis Süd' });
  for (const [username, ...tenants] of [
    ['southerner', 'sued'],
    ['traveller', 'sued', '<default>'],
    ['homeless'],
  ]) {
    await administer('POST', '/users', { username, password: testPassword });
    await administer('PUT', `/roles/integrator/users/${username}`);
    for (const tenant of tenants)
      await administer('PUT', `/tenants/${encodeURIComponent(tenant)}/users/${username}`);
  }
  foreign = await fillTenant('integration', '<default>');
});
afterAll(() => server.close());

async function administer(method: string, path: string, body: unknown = {}): Promise<void> {
  const response = await call('demo', method, path, body);
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
}

function call(username: string, method: string, path: string, body?: unknown): Promise<Response> {
  const withBody = method !== 'GET' && body !== undefined;
  return fetch(`${server.url}/v2${path}`, {
    method,
    headers: { ...as(username), ...(withBody ? { 'content-type': 'application/json' } : {}) },
    ...(withBody ? { body: JSON.stringify(body) } : {}),
  });
}

async function deploy(username: string, tenantId?: string): Promise<Response> {
  const form = new FormData();
  form.set('resources', new File([permitModel], 'permit.bpmn', { type: 'text/xml' }));
  if (tenantId !== undefined) form.set('tenantId', tenantId);
  return fetch(`${server.url}/v2/deployments`, { method: 'POST', headers: as(username), body: form });
}

async function answer(username: string, method: string, path: string, body?: unknown): Promise<Item> {
  const response = await call(username, method, path, body);
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  return (await response.json()) as Item;
}

interface Item extends Readonly<Record<string, unknown>> {
  readonly items?: readonly Readonly<Record<string, string>>[];
}

/** One instance with a job, an element instance and a variable; answers the keys. */
async function fillTenant(username: string, tenantId: string): Promise<Readonly<Record<string, string>>> {
  expect((await deploy(username, tenantId)).status).toBe(200);
  const instance = await answer(username, 'POST', '/process-instances', {
    processDefinitionId: 'permit',
    tenantId,
    variables: { applicant: 'a', amount: 1 },
  });
  expect(instance).toMatchObject({ tenantId });
  const first = async (path: string, key: string) => {
    const { items = [] } = await answer(username, 'POST', `${path}/search`, { filter: { tenantId } });
    return items[0]?.[key] ?? '';
  };
  return {
    processInstanceKey: String(instance['processInstanceKey']),
    processDefinitionKey: String(instance['processDefinitionKey']),
    jobKey: await first('/jobs', 'jobKey'),
    elementInstanceKey: await first('/element-instances', 'elementInstanceKey'),
    variableKey: await first('/variables', 'variableKey'),
  };
}

describe('somebody of another tenant', () => {
  test('is answered by no route that names a thing of this tenant', async () => {
    const named = server.application
      .routes()
      // It begins a batch operation over the incidents that it finds, which are none.
      .filter(({ path }) => path.startsWith('/v2/') && !path.endsWith('/incident-resolution'))
      .flatMap(({ method, path }) => {
        const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
        if (parameters.length === 0 || !parameters.every((name) => foreign[name])) return [];
        return [
          {
            method,
            path: path.slice('/v2'.length).replaceAll(/:(\w+)/g, (_, name: string) => foreign[name] ?? ''),
          },
        ];
      });
    expect(named.length).toBeGreaterThan(15);
    const answered: string[] = [];
    for (const { method, path } of named) {
      const response = await call('southerner', method, path, {});
      if (response.ok && !(await isEmptyList(response))) answered.push(`${method} ${path}`);
      if (method !== 'GET') continue;
      expect([404, 501], path).toContain(response.status);
      const own = await call('integration', method, path);
      expect(own.ok || own.status === 501, path).toBe(true);
    }
    expect(answered).toEqual([]);
  });

  test('finds nothing of this tenant in any search', async () => {
    const searches = server.application
      .routes()
      .filter(({ path }) => /^\/v2\/[a-z-]+\/search$/.test(path))
      .map(({ path }) => path.slice('/v2'.length));
    expect(searches.length).toBeGreaterThan(10);
    for (const path of searches) {
      const response = await call('southerner', 'POST', path, {});
      if (!response.ok) {
        expect([403, 501], path).toContain(response.status);
        continue;
      }
      const { items = [] } = (await response.json()) as Item;
      expect(items, path).toEqual([]);
    }
  });

  test('can neither deploy nor begin, tell or take anything there', async () => {
    expect((await deploy('southerner', '<default>')).status).toBe(403);
    const tenantId = '<default>';
    const commands = [
      ['/process-instances', { processDefinitionId: 'permit', tenantId }],
      ['/process-instances', { processDefinitionKey: foreign['processDefinitionKey'] }],
      ['/messages/publication', { name: 'paid', correlationKey: 'a', tenantId }],
      ['/signals/broadcast', { signalName: 'x', tenantId }],
      ['/jobs/activation', { type: 'register', timeout: 1000, maxJobsToActivate: 1, tenantIds: [tenantId] }],
    ] as const;
    for (const [path, body] of commands) {
      expect([403, 404], path).toContain((await call('southerner', 'POST', path, body)).status);
    }
  });
});

async function isEmptyList(response: Response): Promise<boolean> {
  if (response.status !== 200) return false;
  const { items } = (await response.json()) as Item;
  return items?.length === 0;
}

test('somebody of two tenants works for the one that the request names, or that a key belongs to', async () => {
  const own = await fillTenant('traveller', 'sued');
  for (const { processInstanceKey } of [own, foreign]) {
    expect((await call('traveller', 'GET', `/process-instances/${processInstanceKey}`)).status).toBe(200);
  }
  const take = { type: 'register', timeout: 60_000, maxJobsToActivate: 10, tenantIds: ['sued', '<default>'] };
  const { jobs } = await answer('traveller', 'POST', '/jobs/activation', take);
  expect((jobs as Item[]).map(({ tenantId }) => tenantId).sort()).toEqual(['<default>', 'sued']);
  for (const { jobKey } of [own, foreign]) {
    expect((await call('traveller', 'POST', `/jobs/${jobKey}/completion`, {})).status).toBe(204);
  }
});

test('somebody of no tenant is refused, and told why', async () => {
  const response = await call('homeless', 'GET', '/topology');
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ detail: 'You are not assigned to any tenant.' });
});

test('who is signed in learns the tenants that they are assigned to', async () => {
  const { tenants } = await answer('traveller', 'GET', '/authentication/me');
  expect(tenants).toEqual([
    { tenantId: '<default>', name: 'Landkreis', description: null },
    { tenantId: 'sued', name: 'Kreis Süd', description: null },
  ]);
});
