import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import { checkForm, permitModel } from '../../testing/permit-model.js';
import {
  as,
  startTestApplication,
  testPassword,
  type TestApplication,
} from '../../testing/test-application.js';

type Person = 'northerner' | 'southerner';

const tenants: Readonly<Record<Person, string>> = { northerner: '<default>', southerner: 'sued' };

let server: TestApplication;
/** Instances that wait, by whose they are. */
let instances: Readonly<Record<Person, readonly string[]>>;

beforeAll(async () => {
  server = await startTestApplication({ multiTenancy: true });
  await answer('demo', 'POST', '/tenants', { tenantId: 'sued', name: 'Kreis Süd' });
  await prepare('northerner');
  await prepare('southerner');
  instances = { northerner: await start('northerner'), southerner: await start('southerner') };
}, 120_000);
afterAll(() => server.close());

/** Somebody who may do everything with instances and batch operations, of one tenant. */
async function prepare(username: Person): Promise<void> {
  const tenantId = tenants[username];
  await answer('demo', 'POST', '/users', { username, password: testPassword });
  await answer('demo', 'PUT', `/roles/integrator/users/${username}`);
  await answer('demo', 'PUT', `/tenants/${encodeURIComponent(tenantId)}/users/${username}`);
  const files = { 'permit.bpmn': permitModel, 'check.form': checkForm };
  await deployOverHttp(server.url, files, { username, tenantId });
}

function ask(username: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${server.url}/v2${path}`, {
    method,
    headers: { ...as(username), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function answer<Answer>(
  username: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await ask(username, method, path, body);
  const text = await response.text();
  expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function start(username: Person): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const created = await answer<{ readonly processInstanceKey: string }>(
      username,
      'POST',
      '/process-instances',
      { processDefinitionId: 'permit', tenantId: tenants[username], variables: { applicant: 'a' } },
    );
    keys.push(created.processInstanceKey);
  }
  return keys;
}

interface Batch {
  readonly state: string;
  readonly operationsTotalCount: number;
}

/** Begins a batch operation and waits for its end. */
async function ended(
  username: Person,
  path: string,
  body: object,
): Promise<Batch & { readonly key: string }> {
  const { batchOperationKey: key } = await answer<{ readonly batchOperationKey: string }>(
    username,
    'POST',
    path,
    body,
  );
  const batch = await vi.waitUntil(async () => {
    const found = await answer<Batch>(username, 'GET', `/batch-operations/${key}`);
    return found.state === 'COMPLETED' && found;
  });
  return { ...batch, key };
}

async function statesOf(username: Person): Promise<readonly string[]> {
  const { items } = await answer<{ readonly items: readonly { readonly state: string }[] }>(
    username,
    'POST',
    '/process-instances/search',
    { filter: { processInstanceKey: { $in: instances[username] } } },
  );
  return items.map(({ state }) => state);
}

const isActive = ['ACTIVE', 'ACTIVE', 'ACTIVE'];

describe('a batch operation of another tenant', () => {
  test('is neither seen, nor suspended, resumed or canceled', async () => {
    const { key } = await ended('northerner', '/process-instances/modification', {
      filter: { processDefinitionId: 'permit' },
      moveInstructions: [{ sourceElementId: 'register', targetElementId: 'register' }],
    });
    const before = await answer('northerner', 'GET', `/batch-operations/${key}`);
    expect((await ask('southerner', 'GET', `/batch-operations/${key}`)).status).toBe(404);
    for (const command of ['suspension', 'resumption', 'cancellation']) {
      const refused = await ask('southerner', 'POST', `/batch-operations/${key}/${command}`);
      expect(refused.status, command).toBe(404);
    }
    for (const [path, filter] of [
      ['/batch-operations/search', {}],
      ['/batch-operations/search', { batchOperationKey: key }],
      ['/batch-operation-items/search', {}],
      ['/batch-operation-items/search', { batchOperationKey: key }],
    ] as const) {
      const found = await answer('southerner', 'POST', path, { filter });
      expect(found, path).toMatchObject({ items: [], page: { totalItems: 0 } });
    }
    expect(await answer('northerner', 'GET', `/batch-operations/${key}`)).toEqual(before);
  });

  test('reaches no instances of this one, whatever its filter names', async () => {
    const foreign = instances.northerner;
    for (const [path, more] of [
      ['/process-instances/cancellation', {}],
      ['/process-instances/incident-resolution', {}],
      [
        '/process-instances/modification',
        { moveInstructions: [{ sourceElementId: 'register', targetElementId: 'register' }] },
      ],
    ] as const) {
      for (const filter of [
        { processInstanceKey: { $in: foreign } },
        { processDefinitionId: 'permit', tenantId: tenants.northerner },
      ]) {
        const { operationsTotalCount, key } = await ended('southerner', path, { filter, ...more });
        expect(operationsTotalCount, path).toBe(0);
        const items = await answer('southerner', 'POST', '/batch-operation-items/search', {
          filter: { batchOperationKey: key },
        });
        expect(items, path).toMatchObject({ items: [] });
      }
    }
    const { operationsTotalCount } = await ended('southerner', '/process-instances/cancellation', {
      filter: { processDefinitionId: 'permit' },
    });
    expect(operationsTotalCount).toBe(3);
    expect(await statesOf('southerner')).toEqual(['TERMINATED', 'TERMINATED', 'TERMINATED']);
    expect(await statesOf('northerner')).toEqual(isActive);
  });
});
