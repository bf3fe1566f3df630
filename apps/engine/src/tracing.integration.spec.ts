import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '@vorgang/embedded-postgres';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from '@vorgang/simulators';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { as } from './testing/test-application.js';

const SERVER = 2;
const CONSUMER = 5;
const callerTrace = '0af7651916cd43dd8448eb211c80319c';
const callerSpan = 'b7ad6b7169203331';

const model = (port: number): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="ask" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:serviceTask id="call"><bpmn:extensionElements>
      <zeebe:taskDefinition type="vorgang:http-request" retries="3" />
      <zeebe:ioMapping><zeebe:input source="http://localhost:${port}/" target="url" /></zeebe:ioMapping>
    </bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="call" /><bpmn:sequenceFlow id="g" sourceRef="call" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let receiver: OtlpReceiver;
let asked: Server;
const programs: ChildProcess[] = [];
let url: string;
/** Headers of the call that the connector made. */
const headersOut: string[] = [];

function start(app: string, environment: Record<string, string>): void {
  programs.push(
    spawn(process.execPath, [fileURLToPath(new URL(`../../${app}/dist/main.js`, import.meta.url))], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_BSP_SCHEDULE_DELAY: '200',
        ...environment,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startOtlpReceiver();
  asked = createServer((request, response) => {
    headersOut.push(...Object.keys(request.headers));
    response.end();
  });
  await once(asked.listen(0, '127.0.0.1'), 'listening');
  const { port: askedPort } = asked.address() as AddressInfo;
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  start('engine', { PORT: String(port), VORGANG_DEMO: '1' });
  const isReady = (): Promise<boolean> =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(isReady, { timeout: 180_000, interval: 200 });
  start('worker', { OUTBOUND_PRIVATE_HOSTS: `localhost:${askedPort}` });
  const form = new FormData();
  form.append('resources', new File([model(askedPort)], 'ask.bpmn'));
  await fetch(`${url}/v2/deployments?applicant=Erika`, { method: 'POST', headers: as('demo'), body: form });
}, 240_000);

afterAll(async () => {
  programs.forEach((program) => program.kill('SIGKILL'));
  asked.close();
  await receiver.close();
  await database.drop();
});

test('one trace leads from the call of a client over the step and the queue to the worker and its result, and names nobody', async () => {
  const created = await fetch(`${url}/v2/process-instances?applicant=Erika`, {
    method: 'POST',
    headers: {
      ...as('demo'),
      'content-type': 'application/json',
      traceparent: `00-${callerTrace}-${callerSpan}-01`,
    },
    body: JSON.stringify({
      processDefinitionId: 'ask',
      businessId: 'Erika Mustermann',
      variables: { applicant: 'Erika Mustermann' },
    }),
  });
  expect(created.status).toBe(200);
  const spans = (): readonly ReceivedSpan[] =>
    receiver.spans.filter(({ traceId }) => traceId === callerTrace);
  await expect
    .poll(() => spans().map(({ name }) => name), { timeout: 180_000 })
    .toContain('job vorgang:http-request');

  const named = (name: string): ReceivedSpan => spans().find((span) => span.name === name)!;
  const request = named('POST /v2/process-instances');
  const step = named('step createProcessInstance');
  const job = named('job vorgang:http-request');
  const result = named('step completeJob');
  expect([request.service, request.kind, request.parentSpanId]).toEqual([
    'vorgang-engine',
    SERVER,
    callerSpan,
  ]);
  expect([step.service, step.parentSpanId]).toEqual(['vorgang-engine', request.spanId]);
  expect([job.service, job.kind, job.parentSpanId]).toEqual(['vorgang-worker', CONSUMER, step.spanId]);
  expect(job.attributes['vorgang.job.outcome']).toBe('completed');
  expect([result.service, result.parentSpanId]).toEqual(['vorgang-worker', job.spanId]);
  expect(receiver.bodies.join('\n')).not.toMatch(/Erika|Mustermann|demo/);
  expect(headersOut, 'other systems are not told of our traces').not.toContain('traceparent');
}, 240_000);
