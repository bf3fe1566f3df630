import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { slowWindowsBefore } from './next-load.js';

const limit = 500;
let server: TestApplication;
/** Says by how much the event loop was late in one more window. */
let observe: (delay: number) => void;

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="work" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:serviceTask id="task"><bpmn:extensionElements><zeebe:taskDefinition type="work" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="task" /><bpmn:sequenceFlow id="out" sourceRef="task" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

beforeAll(async () => {
  server = await startTestApplication(
    { testClock: false, loopDelayLimit: limit, metrics: { host: '127.0.0.1', port: 0 } },
    undefined,
    {
      watchEventLoop: (onWindow) => {
        observe = onWindow;
        return () => undefined;
      },
    },
  );
  await deployOverHttp(server.url, { 'work.bpmn': model });
});
afterAll(() => server.close());

function windows(count: number, delay: number): void {
  for (let window = 0; window < count; window += 1) observe(delay);
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const start = (): Promise<Response> => post('/v2/process-instances', { processDefinitionId: 'work' });

async function statuses(count: number, ask: () => Promise<Response>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let each = 0; each < count; each += 1) found.push((await ask()).status);
  return found;
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(server.application.metricsUrl!)).text();
  return Number(new RegExp(`^${name}\\{[^}]*\\} (.+)$`, 'm').exec(text)?.[1]);
}

test('an overload refuses new work, finishes what has begun, answers supervisors, and ends bit by bit', async () => {
  expect((await start()).status).toBe(200);
  const waiting = post('/v2/jobs/activation', {
    type: 'later',
    timeout: 60_000,
    maxJobsToActivate: 1,
    requestTimeout: 1_000,
  });

  windows(slowWindowsBefore - 1, limit + 1);
  expect((await start()).status, 'a stall is no overload').toBe(200);

  windows(4, limit + 1);
  const refused = await start();
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await refused.json()).toMatchObject({ type: 'urn:vorgang:problem:overloaded', status: 503 });
  expect((await post('/v2/messages/publication', { name: 'n', correlationKey: 'k' })).status).toBe(503);
  expect((await post('/v2/process-instances/search', {})).status).toBe(503);
  expect((await post('/v2/deployments', {})).status).toBe(503);
  expect(await metric('vorgang_overload_share')).toBe(1);
  expect(await metric('vorgang_overload_refused_total')).toBe(4);

  const taken = await post('/v2/jobs/activation', { type: 'work', timeout: 60_000, maxJobsToActivate: 2 });
  expect(taken.status).toBe(200);
  const { jobs } = (await taken.json()) as { readonly jobs: readonly { readonly jobKey: string }[] };
  expect(jobs, 'two were accepted, and the refused one left nothing').toHaveLength(2);
  expect((await post(`/v2/jobs/${jobs[0]!.jobKey}/completion`, {})).status).toBe(204);
  expect((await post(`/v2/jobs/${jobs[1]!.jobKey}/failure`, { retries: 1 })).status).toBe(204);
  expect((await post('/api/inbox/search', { scope: 'all' })).status).toBe(200);
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  expect((await waiting).status).toBe(200);

  windows(5, 0);
  expect(await statuses(4, start), 'half of it is taken').toEqual([200, 503, 200, 503]);
  windows(100, limit - 1);
  expect(await metric('vorgang_overload_share'), 'and stays so while the loop is just quick enough').toBe(
    0.5,
  );
  windows(5, 0);
  expect(await statuses(3, start)).toEqual([200, 200, 200]);
  expect(await metric('vorgang_overload_share')).toBe(0);
});
