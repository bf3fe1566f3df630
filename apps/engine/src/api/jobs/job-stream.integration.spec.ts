import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deployOverHttp } from '../../testing/deploy-over-http.js';
import { openJobStream, type OpenJobStream } from '../../testing/job-stream.js';
import { checkForm, permitModel } from '../../testing/permit-model.js';
import {
  as,
  startTestApplication,
  testPassword,
  type TestApplication,
} from '../../testing/test-application.js';

// It opens a hundred streams.
vi.setConfig({ testTimeout: 120_000 });

let server: TestApplication;
const opened: OpenJobStream[] = [];

beforeAll(async () => {
  server = await startTestApplication({ multiTenancy: true });
  await call('POST', '/tenants', { tenantId: 'sued', name: 'Kreis Süd' });
  for (const [username, ...tenants] of [
    ['worker', '<default>', 'sued'],
    ['leaver', '<default>'],
    ['northerner', '<default>'],
    ['idle', '<default>'],
  ]) {
    await call('POST', '/users', { username, password: testPassword });
    if (username !== 'idle') await call('PUT', `/roles/integrator/users/${username}`);
    for (const tenant of tenants)
      await call('PUT', `/tenants/${encodeURIComponent(tenant)}/users/${username}`);
  }
});
afterAll(async () => {
  opened.forEach((stream) => stream.close());
  await server.close();
});

async function call<Answer>(method: string, path: string, body: unknown = {}, username = 'demo') {
  const headers = { ...as(username), 'content-type': 'application/json' };
  const answer = await fetch(`${server.url}/v2${path}`, { method, headers, body: JSON.stringify(body) });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return (answer.status === 204 ? null : await answer.json()) as Answer;
}

/** A process of its own for each test, whose only task has the job type of its name. */
async function deploy(type: string, tenantId = '<default>', to = server): Promise<void> {
  const model = permitModel.replace('id="permit"', `id="${type}"`).replace('"register" r', `"${type}" r`);
  const username = tenantId === '<default>' ? 'demo' : 'worker';
  const files = { [`${type}.bpmn`]: model, 'check.form': checkForm };
  await deployOverHttp(to.url, files, { username, tenantId });
}

async function start(type: string, variables: object = {}, tenantId = '<default>'): Promise<string> {
  const { processInstanceKey } = await call<{ processInstanceKey: string }>(
    'POST',
    '/process-instances',
    { processDefinitionId: type, tenantId, variables: { applicant: 'a', ...variables } },
    tenantId === '<default>' ? 'demo' : 'worker',
  );
  return processInstanceKey;
}

async function open(type: string, more: Record<string, string> = {}, username = 'worker') {
  const stream = await openJobStream(server.url, as(username), { type, timeout: '60000', ...more });
  opened.push(stream);
  return stream;
}

const complete = (jobKey: string) => call('POST', `/jobs/${jobKey}/completion`, {}, 'worker');

async function take(type: string, requestTimeout = -1, username = 'worker') {
  const request = { type, worker: 'poll', timeout: 60_000, maxJobsToActivate: 10, requestTimeout };
  const answer = await call<{ jobs: { jobKey: string; processInstanceKey: string }[] }>(
    'POST',
    '/jobs/activation',
    request,
    username,
  );
  return answer.jobs;
}

test('a job comes as an activation gives it, also one that waited before, with the variables asked for', async () => {
  await deploy('shape');
  await start('shape', { secret: 1 });
  const [activated] = await take('shape');
  const stream = await open('shape', { worker: 'poll', fetchVariable: 'applicant' });
  expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const instance = await start('shape', { secret: 2 });
  const streamed = await stream.nextJob();
  expect(Object.keys(streamed).sort()).toEqual(Object.keys(activated!).sort());
  expect(streamed).toMatchObject({
    processInstanceKey: instance,
    type: 'shape',
    worker: 'poll',
    customHeaders: { office: 'trade' },
    variables: { applicant: 'a' },
  });
  expect(streamed.variables).not.toHaveProperty('secret');
  await complete(streamed.jobKey);

  await call('POST', `/jobs/${activated!.jobKey}/failure`, { retries: 1 }, 'worker');
  expect((await stream.nextJob()).jobKey).toBe(activated!.jobKey);
});

test('streams take turns, and leave to long polls what they have no room for', async () => {
  await deploy('shared');
  const [first, second] = [await open('shared', { maxJobs: '3' }), await open('shared', { maxJobs: '3' })];
  for (const stream of [first, second, first, second, first]) {
    const instance = await start('shared');
    expect((await stream.nextJob()).processInstanceKey).toBe(instance);
  }
  const polled = take('shared', 60_000);
  const instances = [await start('shared'), await start('shared')];
  const jobs = await Promise.all([second.nextJob(), polled.then(([job]) => job)]);
  expect(jobs.map((job) => job?.processInstanceKey).sort()).toEqual(instances);
});

describe('a worker holds no more jobs than it asked for', () => {
  const ends: readonly [string, (jobKey: string, instance: string) => Promise<unknown>][] = [
    ['is completed', complete],
    ['fails', (key) => call('POST', `/jobs/${key}/failure`, { retries: 0 }, 'worker')],
    ['ends with an error', (key) => call('POST', `/jobs/${key}/error`, { errorCode: 'REJECTED' }, 'worker')],
    ['is canceled', (_, instance) => call('POST', `/process-instances/${instance}/cancellation`)],
  ];
  test.each(ends)('and gets the next one when one %s', async (how, end) => {
    const type = `full-${ends.findIndex(([name]) => name === how)}`;
    await deploy(type);
    const stream = await open(type, { maxJobs: '2' });
    const instances = [await start(type), await start(type), await start(type)];
    const [one, two] = [await stream.nextJob(), await stream.nextJob()];
    // The third one waits, for whoever has room for it.
    const [third] = await take(type);
    expect(third?.processInstanceKey).toBe(instances[2]);
    await call('POST', `/jobs/${third!.jobKey}/failure`, { retries: 1 }, 'worker');
    await end(two.jobKey, two.processInstanceKey);
    expect((await stream.nextJob()).jobKey).toBe(third!.jobKey);
    await complete(one.jobKey);
  });
});

test('a job of a connection that breaks comes to others when its time is over', async () => {
  await deploy('broken');
  const stream = await open('broken');
  await start('broken');
  const { jobKey } = await stream.nextJob();
  stream.close();
  expect(await take('broken')).toEqual([]);
  const polled = open('broken').then((other) => other.nextJob());
  await call('PUT', '/clock', { timestamp: Date.now() + 61_000 });
  expect((await polled).jobKey).toBe(jobKey);
  await call('POST', '/clock/reset');
});

test('a stream whose worker lets the time of a job run out ends, so that a dead one takes no further jobs', async () => {
  await deploy('expired');
  const stream = await open('expired');
  const instance = await start('expired');
  await stream.nextJob();
  await call('PUT', '/clock', { timestamp: Date.now() + 61_000 });
  expect(await stream.rest()).toBe('retry: 1000\nevent: end\ndata: {"reason":"jobExpired"}\n\n');
  const again = await open('expired');
  expect((await again.nextJob()).processInstanceKey).toBe(instance);
  await call('POST', '/clock/reset');
});

test('a worker that asks for more time keeps its stream', async () => {
  await deploy('extended');
  const stream = await open('extended', { maxJobs: '1' });
  await start('extended');
  const { jobKey } = await stream.nextJob();
  await call('PATCH', `/jobs/${jobKey}`, { changeset: { timeout: 600_000 } }, 'worker');
  await call('PUT', '/clock', { timestamp: Date.now() + 61_000 });
  await complete(jobKey);
  const next = await start('extended');
  expect((await stream.nextJob()).processInstanceKey).toBe(next);
  await call('POST', '/clock/reset');
});

describe('who may', () => {
  test.each([
    ['nobody who is not signed in', {}, {}, 401],
    ['nobody without the permission', as('idle'), {}, 403],
    ['nobody for a tenant of others', as('northerner'), { tenantIds: 'sued' }, 403],
    ['nobody without a type', as('worker'), { type: '' }, 400],
    ['nobody without a time', as('worker'), { timeout: 'long' }, 400],
    ['nobody for no jobs', as('worker'), { maxJobs: '0' }, 400],
    ['nobody with a field that does not exist', as('worker'), { maximum: '1' }, 400],
  ])('%s', async (_, headers: object, query: object, status) => {
    const asked = { type: 'x', timeout: '1000', ...query };
    const { answer } = await openJobStream(server.url, headers as Record<string, string>, asked);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('a stream brings jobs of the tenants that it names, or of the worker’s own', async () => {
    await deploy('tenants');
    await deploy('tenants', 'sued');
    const [northern, southern, assigned] = [
      await open('tenants', {}, 'northerner'),
      await open('tenants', { tenantIds: 'sued', maxJobs: '1' }),
      await open('tenants', { tenantFilter: 'ASSIGNED', maxJobs: '1' }),
    ];
    const [one, two, three] = [
      await start('tenants', {}, 'sued'),
      await start('tenants', {}, 'sued'),
      await start('tenants'),
    ];
    expect((await southern.nextJob()).processInstanceKey).toBe(one);
    expect((await assigned.nextJob()).processInstanceKey).toBe(two);
    expect(await northern.nextJob()).toMatchObject({ processInstanceKey: three, tenantId: '<default>' });
  });

  test('a stream ends when the right to it does', async () => {
    const [byRole, byTenant] = [
      await open('x', {}, 'leaver'),
      await open('x', { tenantFilter: 'ASSIGNED' }, 'worker'),
    ];
    await call('DELETE', '/roles/integrator/users/leaver');
    expect(await byRole.rest()).toContain('{"reason":"rightEnded"}');
    await call('DELETE', '/tenants/sued/users/worker');
    expect(await byTenant.rest()).toContain('{"reason":"rightEnded"}');
    await call('PUT', '/tenants/sued/users/worker');
  });

  test('an account has at most a hundred streams', async () => {
    const asked = Array.from({ length: 101 }, () => open('y', {}, 'northerner'));
    const answers = (await Promise.all(asked)).map(({ answer }) => answer.status);
    expect(new Set(answers)).toEqual(new Set([200, 429]));
  });
});

test('a server that stops says when to come back', async () => {
  const stopping = await startTestApplication();
  const stream = await openJobStream(stopping.url, as('demo'), { type: 'x', timeout: '1000' });
  await stopping.close();
  expect(await stream.rest()).toBe('retry: 1000\nevent: end\ndata: {"reason":"shutdown"}\n\n');
});
