import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';
import { migrate } from '@vorgang/migrations';
import { createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { createDispatcher, type WorkDispatcher } from '@vorgang/queue';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

const clerk: CallContext = { tenantId: '<default>', actor: { kind: 'user', id: 'clerk' } };

const model = (port: number): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="call" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:serviceTask id="ask"><bpmn:extensionElements>
      <zeebe:taskDefinition type="vorgang:http-request" retries="3" />
      <zeebe:ioMapping><zeebe:input source="http://localhost:${port}/" target="url" /></zeebe:ioMapping>
    </bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="ask" /><bpmn:sequenceFlow id="g" sourceRef="ask" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let owner: pg.Pool;
let dispatcher: WorkDispatcher;
let engine: Engine;
let asked: Server;
let worker: ChildProcess;
let probes: string;
/** Calls of the worker that wait for their answer. */
const calls: ServerResponse[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 1 });
  await owner.query("insert into tenant (tenant_id, name) values ('<default>', 'Test')");
  dispatcher = await createDispatcher({ kind: 'postgres', databaseUrl: database.url });
  engine = await createEngine({ databaseUrl: database.url, dispatcher, loops: false });
  asked = createServer((_request, response) => void calls.push(response));
  await once(asked.listen(0, '127.0.0.1'), 'listening');
  const { port } = asked.address() as AddressInfo;
  await engine.deploy(clerk, [{ name: 'call.bpmn', content: new TextEncoder().encode(model(port)) }]);
  const metricsPort = await freePort();
  probes = `http://127.0.0.1:${metricsPort}`;
  worker = spawn(process.execPath, [fileURLToPath(new URL('../dist/main.js', import.meta.url))], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      METRICS_PORT: String(metricsPort),
      OUTBOUND_PRIVATE_HOSTS: `localhost:${port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await expect.poll(() => statusOf('/health/ready'), { timeout: 180_000, interval: 200 }).toBe(200);
}, 240_000);

afterEach(async () => {
  worker.kill('SIGKILL');
  calls.splice(0).forEach((call) => call.destroy());
  asked.close();
  await engine.close();
  await dispatcher.close();
  await owner.end();
  await database.drop();
});

function statusOf(path: string): Promise<number> {
  return fetch(`${probes}${path}`).then(
    ({ status }) => status,
    () => 0,
  );
}

const metrics = async (): Promise<string> => (await fetch(`${probes}/metrics`)).text();

async function begin(): Promise<void> {
  await engine.createProcessInstance(clerk, {
    definition: { processDefinitionId: 'call' },
    variables: { applicant: 'Geheimnis' },
  });
}

async function jobs(): Promise<unknown[]> {
  return (await owner.query('select state, retries from job')).rows;
}

test('a worker says how it is and what it does, and told to end it finishes its jobs, takes no more, and ends with code 0', async () => {
  expect(await statusOf('/health/live')).toBe(200);
  expect(await statusOf('/')).toBe(404);
  await begin();
  await expect.poll(() => calls.length, { timeout: 60_000 }).toBe(1);
  expect(await metrics()).toMatch(
    /^vorgang_worker_jobs_active\{type="vorgang:http-request",program="worker"\} 1$/m,
  );
  calls[0]!.end();
  await expect
    .poll(metrics, { timeout: 60_000 })
    .toMatch(
      /^vorgang_worker_jobs_total\{type="vorgang:http-request",outcome="completed",program="worker"\} 1$/m,
    );
  const text = await metrics();
  expect(text).toMatch(/^vorgang_worker_job_duration_seconds_count\{.*outcome="completed".*\} 1$/m);
  expect(text).toMatch(/^vorgang_backlog_up\{program="worker"\} 1$/m);
  expect(text).not.toContain('Geheimnis');

  await begin();
  await expect.poll(() => calls.length, { timeout: 60_000 }).toBe(2);
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  await expect.poll(() => statusOf('/health/ready'), { timeout: 60_000, interval: 20 }).toBe(503);
  await begin();
  calls[1]!.end();
  expect(await ended).toEqual([0, null]);
  expect(calls).toHaveLength(2);
  const { rows } = await owner.query(
    'select state, count(*)::integer from process_instance group by 1 order by 1',
  );
  expect(rows).toEqual([
    { state: 'ACTIVE', count: 1 },
    { state: 'COMPLETED', count: 2 },
  ]);
}, 240_000);

test('a job that takes too long does not hold up the end: it is broken off and free for another worker, with all its tries', async () => {
  await begin();
  await expect.poll(() => calls.length, { timeout: 60_000 }).toBe(1);
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(await jobs()).toEqual([{ state: 'FAILED', retries: 3 }]);
}, 240_000);
