import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unsupportedRoutes } from './unsupported/unsupported-routes.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({ testClock: false });
});
afterAll(() => server.close());

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

async function send(method: string, path: string, body?: unknown): Promise<Problem> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...as('demo'), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: text,
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = (await answer.json()) as Problem;
  expect(problem).toMatchObject({ status: answer.status, instance: path.split('?')[0] });
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|at async/);
  return problem;
}

/** 2^63: one more than the greatest key. */
const beyond64Bits = '9223372036854775808';

describe('a wrong request is refused and the field is named', () => {
  test.each([
    ['POST', '/v2/process-instances', { processDefinitionId: 'permit', colour: 'red' }, 'colour'],
    ['POST', '/v2/process-instances', { processDefinitionId: 17 }, 'processDefinitionId'],
    ['POST', '/v2/process-instances', { processDefinitionKey: 'abc' }, 'processDefinitionKey'],
    ['POST', '/v2/process-instances', {}, 'processDefinitionId'],
    ['POST', '/v2/process-instances', { processDefinitionId: 'permit', variables: [1] }, 'variables'],
    ['POST', '/v2/process-instances', { processDefinitionId: 'permit', tags: ['not a tag'] }, 'tags'],
    [
      'POST',
      '/v2/process-instances',
      { processDefinitionId: 'permit', startInstructions: [{ elementId: 7 }] },
      'startInstructions.0.elementId',
    ],
    ['POST', '/v2/process-instances/1/modification', { activateInstructions: [[]] }, 'activateInstructions'],
    [
      'POST',
      '/v2/process-instances/1/migration',
      { targetProcessDefinitionKey: '1', mappingInstructions: [[]] },
      'mappingInstructions',
    ],
    ['POST', '/v2/jobs/activation', { type: 'x', timeout: '60', maxJobsToActivate: 1 }, 'timeout'],
    ['POST', '/v2/jobs/activation', { timeout: 60, maxJobsToActivate: 1 }, 'type'],
    ['PATCH', '/v2/jobs/1', { changeset: { colour: 1 } }, 'changeset.colour'],
    ['PATCH', '/v2/jobs/1', {}, 'changeset'],
    ['POST', '/v2/jobs/one/completion', {}, 'jobKey'],
    ['GET', '/v2/process-instances/99999999999999999999', undefined, 'processInstanceKey'],
    ['POST', '/v2/process-instances', { processDefinitionKey: beyond64Bits }, 'processDefinitionKey'],
    [
      'POST',
      '/v2/decision-definitions/evaluation',
      { decisionDefinitionKey: beyond64Bits },
      'decisionDefinitionKey',
    ],
    ['GET', `/api/inbox/tasks/${beyond64Bits}`, undefined, 'userTaskKey'],
    ['GET', `/api/cases/${beyond64Bits}`, undefined, 'caseId'],
    ['GET', `/api/cases/1/documents/${beyond64Bits}`, undefined, 'documentId'],
    ['GET', `/api/models/${beyond64Bits}`, undefined, 'processDefinitionKey'],
    ['GET', `/api/audit/cases/${beyond64Bits}/history`, undefined, 'caseId'],
    ['POST', `/api/operations/incidents/${beyond64Bits}/retry`, undefined, 'incidentKey'],
    ['POST', '/api/cases/search', { after: beyond64Bits }, 'after'],
    ['POST', '/api/cases/search', { text: 'a\u0000b' }, 'text'],
    ['POST', '/api/cases/1/notes', { text: 'a\u0000b' }, 'text'],
    ['POST', '/api/inbox/search', { text: 'a\u0000b' }, 'text'],
    ['POST', '/api/session', { username: 'a\u0000b', password: 'x' }, 'username'],
    ['POST', '/v2/messages/publication', { name: 'a\u0000b' }, 'name'],
    [
      'POST',
      '/v2/messages/publication',
      { name: 'paid', correlationKey: '\u4e00'.repeat(300), timeToLive: 1 },
      'correlationKey',
    ],
    [
      'POST',
      '/v2/process-instances',
      { processDefinitionId: 'permit', businessId: 'A-\ud800' },
      'businessId',
    ],
    ['POST', '/v2/jobs/search', { filter: { deadline: '2026-02-30T00:00:00Z' } }, 'filter.deadline'],
    [
      'GET',
      '/v2/system/usage-metrics?startTime=2026-02-30T00:00:00Z&endTime=2026-03-31T00:00:00Z',
      undefined,
      'startTime',
    ],
    [
      'GET',
      '/v2/system/usage-metrics?startTime=2026-W05&endTime=2026-03-31T00:00:00Z',
      undefined,
      'startTime',
    ],
    [
      'GET',
      '/v2/system/usage-metrics?startTime=2026-02-01T00:00:00Z&endTime=2026-03-31T00:00:00-16:00',
      undefined,
      'endTime',
    ],
    [
      'GET',
      '/v2/jobs/statistics/global?from=2026-02-01T00:00:00Z&to=2026-03-31T00:00:00-23:59',
      undefined,
      'to',
    ],
    ['POST', '/v2/signals/broadcast', {}, 'signalName'],
    ['POST', '/v2/user-tasks/search', { filter: { state: 'DONE' } }, 'filter.state'],
    ['POST', '/v2/user-tasks/search', { filter: { assigne: 'x' } }, 'filter.assigne'],
    ['POST', '/v2/variables/search?truncateValues=maybe', {}, 'truncateValues'],
    ['POST', '/v2/expression/evaluation', { expression: '1 +' }, 'expression'],
  ])('%s %s %j', async (method, path, body, field) => {
    const problem = await send(method, path, body);
    expect(problem.status).toBe(400);
    expect(problem.errors?.map((error) => error.field)).toContain(field);
  });

  test('a body that is not JSON', async () => {
    expect(await send('POST', '/v2/user-tasks/search', '{"filter":')).toMatchObject({
      status: 400,
      type: 'urn:vorgang:problem:malformed-json',
    });
  });

  test.each([
    '{"__proto__":{"admin":true}}',
    '{"variables":{"constructor":{"prototype":1}}}',
    '[{"prototype":1}]',
  ])('names that change prototypes: %s', async (body) => {
    expect((await send('POST', '/v2/process-instances', body)).type).toBe(
      'urn:vorgang:problem:dangerous-json',
    );
  });

  test('nesting beyond a hundred levels', async () => {
    const body = `{"variables":${'['.repeat(200)}${']'.repeat(200)}}`;
    expect((await send('POST', '/v2/process-instances', body)).type).toBe(
      'urn:vorgang:problem:dangerous-json',
    );
  });

  test('a decimal with more digits than can be kept, wherever it is', async () => {
    const body = '{"processDefinitionId":"permit","variables":{"fee":1234567890123456.78}}';
    const refused = await send('POST', '/v2/process-instances', body);
    expect(refused).toMatchObject({ status: 400, type: 'urn:vorgang:problem:inexact-number' });
    expect(refused.detail).toContain('The number 1234567890123456.78 at character 52');
  });

  test('a body that is too large', async () => {
    const body = { variables: { text: 'x'.repeat(5 * 1024 * 1024) } };
    expect((await send('POST', '/v2/process-instances', body)).status).toBe(413);
  });

  test('a deployment without files, with too much, or for another tenant', async () => {
    expect((await deploy([])).errors?.[0]?.field).toBe('resources');
    expect((await deploy([['big.bpmn', 'x'.repeat(11 * 1024 * 1024)]])).status).toBe(413);
    const halves: [string, string][] = ['a', 'b'].map((name) => [
      `${name}.bpmn`,
      'x'.repeat(6 * 1024 * 1024),
    ]);
    expect((await deploy(halves)).status).toBe(413);
    expect((await deploy([['a.bpmn', '<x/>']], 'other')).status).toBe(403);
  });
});

async function deploy(files: readonly (readonly [string, string])[], tenantId?: string): Promise<Problem> {
  const form = new FormData();
  for (const [name, content] of files) form.append('resources', new File([content], name));
  if (tenantId) form.append('tenantId', tenantId);
  const answer = await fetch(`${server.url}/v2/deployments`, {
    method: 'POST',
    headers: as('demo'),
    body: form,
  });
  return (await answer.json()) as Problem;
}

test('a name that PostgreSQL cannot hold is the name of nobody', async () => {
  const answer = await fetch(`${server.url}/v2/topology`, { headers: as('de\u0000mo') });
  expect(answer.status).toBe(401);
});

test('what does not exist is not found', async () => {
  for (const path of [
    '/v2/nothing',
    '/api/nothing',
    '/v2/process-instances/1',
    '/v2/resources/1',
    '/v2/user-tasks/1',
    '/workbench/assets/x.js',
  ]) {
    expect((await send('GET', path)).status).toBe(404);
  }
});

test('the clock can be set on test systems only', async () => {
  expect((await send('PUT', '/v2/clock', { timestamp: 0 })).type).toBe(
    'urn:vorgang:problem:not-a-test-system',
  );
});

test('what is missing says so', async () => {
  const [method, path] = unsupportedRoutes[0]!;
  expect(await send(method, `/v2/${path}`)).toMatchObject({ status: 501 });
});

test('pages and answers cannot be framed, sniffed or scripted from elsewhere', async () => {
  const { headers } = await fetch(`${server.url}/health/live`);
  expect(headers.get('content-security-policy')).toContain("script-src 'self';script-src-attr 'none'");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  for (const directive of ["object-src 'none'", "base-uri 'none'"])
    expect(headers.get('content-security-policy')).toContain(directive);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});
