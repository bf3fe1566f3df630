import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deployOverHttp } from './testing/deploy-over-http.js';
import { startServerProcess, type ServerProcess } from './testing/server-process.js';
import { as } from './testing/test-application.js';

/** The callers below would wait far longer than a server may take to end, in milliseconds; a server that waits for them ends with code 1. */
const patient = 300_000;

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="long" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="work" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="work" /><bpmn:sequenceFlow id="g" sourceRef="work" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let server: ServerProcess;

beforeEach(async () => {
  database = await createTestDatabase();
  server = await startServerProcess(database.url);
  await deployOverHttp(server.url, { 'long.bpmn': model });
}, 240_000);

afterEach(async () => {
  await server.kill();
  await database.drop();
});

const at = (path: string): string => `${server.url}${path}`;

function post(path: string, body: object): Promise<Response> {
  return fetch(at(path), {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** A request whose content is still on its way. */
function halfSent(path: string, content: string): ClientRequest {
  const begun = request(at(path), {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', 'content-length': content.length },
  });
  begun.write(content.slice(0, 5));
  return begun;
}

async function instances(): Promise<number> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const { rows } = await owner.query('select from process_instance');
  await owner.end();
  return rows.length;
}

test('told to end, a server finishes what it accepted, lets go who only waits, takes nothing more, and ends with code 0', async () => {
  const jobs = post('/v2/jobs/activation', {
    type: 'nothing',
    timeout: 1000,
    maxJobsToActivate: 1,
    requestTimeout: patient,
  });
  const outcome = post('/v2/process-instances', {
    processDefinitionId: 'long',
    awaitCompletion: true,
    requestTimeout: patient,
  });
  const events = await fetch(at('/api/events'), { headers: as('demo') });
  const content = JSON.stringify({ processDefinitionId: 'long' });
  const accepted = halfSent('/v2/process-instances', content);
  await expect.poll(instances, { timeout: 60_000 }).toBe(1);

  const ended = once(server.process, 'exit');
  server.process.kill('SIGTERM');

  const activation = await jobs;
  expect([activation.status, await activation.json()]).toEqual([200, { jobs: [] }]);
  const waited = await outcome;
  expect(waited.status).toBe(504);
  expect(await waited.text()).toContain('told to stop');
  expect(await events.text(), 'the stream ends as a stream does').toContain('retry: 2000');
  await expect(fetch(at('/v2/topology'), { headers: as('demo') })).rejects.toThrow();
  expect(server.process.exitCode, 'it waits for the request that it has accepted').toBeNull();

  accepted.end(content.slice(5));
  const [answer] = (await once(accepted, 'response')) as [IncomingMessage];
  expect([answer.resume().statusCode, answer.headers.connection]).toEqual([200, 'close']);
  expect(await ended).toEqual([0, null]);
  expect(await instances()).toBe(2);
}, 240_000);
