import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

const limit = 5;
const callers = 12;
let server: TestApplication;
let owner: pg.Client;

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="quick" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

beforeAll(async () => {
  let name = '';
  server = await startTestApplication({ testClock: false, commandsWaiting: limit }, (client) => {
    name = client.database!;
    return Promise.resolve();
  });
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  await deployOverHttp(server.url, { 'quick.bpmn': model });
});

afterAll(async () => {
  await owner.end();
  await server.close();
});

interface Answer {
  readonly caller: number;
  readonly status: number;
  readonly retryAfter: string | null;
  readonly type: string | null;
}

async function start(caller: number): Promise<Answer> {
  const answer = await fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', 'idempotency-key': `caller-${caller}` },
    body: JSON.stringify({ processDefinitionId: 'quick', businessId: `caller-${caller}` }),
  });
  const { type } = (await answer.json()) as { readonly type?: string };
  return { caller, status: answer.status, retryAfter: answer.headers.get('retry-after'), type: type ?? null };
}

test('when too many commands wait, further ones are refused at once and nothing of them is done; what was accepted is done', async () => {
  await owner.query('begin');
  await owner.query('lock table history in access exclusive mode');
  const answers: Answer[] = [];
  const all = Promise.all(
    Array.from({ length: callers }, async (_, caller) => answers.push(await start(caller))),
  );
  await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(callers - limit);
  const refused = [...answers];
  expect(new Set(refused.map(({ status, retryAfter }) => `${status} ${retryAfter}`))).toEqual(
    new Set(['503 1']),
  );
  expect(refused[0]!.type).toContain('overloaded');

  await owner.query('commit');
  await all;
  expect(answers.slice(refused.length).map(({ status }) => status)).toEqual(Array(limit).fill(200));
  expect(await instances()).toBe(limit);

  for (const { caller } of refused) expect((await start(caller)).status).toBe(200);
  expect(await instances(), 'each caller has one').toBe(callers);
});

async function instances(): Promise<number> {
  const { rows } = await owner.query('select distinct business_id from process_instance');
  const { rows: each } = await owner.query('select from process_instance');
  expect(each).toHaveLength(rows.length);
  return rows.length;
}
