import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { startServerProcess, type ServerProcess } from '../testing/server-process.js';
import { as } from '../testing/test-application.js';

/** Enough that some are answered and some are not when the node dies. */
const REQUESTS = 200;
const ANSWERED = 20;

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="waits" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:userTask id="check"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="check" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let owner: pg.Pool;
let first: ServerProcess;
let second: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Pool({ connectionString: database.url, max: 1 });
  const limits = { RATE_LIMIT_PER_ACCOUNT: '0', RATE_LIMIT_PER_ADDRESS: '0' };
  first = await startServerProcess(database.url, limits);
  second = await startServerProcess(database.url, limits);
  await deployOverHttp(first.url, { 'waits.bpmn': model });
}, 360_000);

afterAll(async () => {
  await first.kill();
  await second.kill();
  await owner.end();
  await database.drop();
});

/** Begins the instance of that name; answers its key. */
async function start(node: ServerProcess, name: string): Promise<string> {
  const answer = await fetch(`${node.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', 'idempotency-key': name },
    body: JSON.stringify({ processDefinitionId: 'waits', businessId: name }),
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return (JSON.parse(text) as { readonly processInstanceKey: string }).processInstanceKey;
}

/** Instances that were begun under each name. */
async function begun(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await owner.query<{ name: string; keys: readonly string[] }>(
    `select business_id as name, array_agg(process_instance_key::text) as keys from process_instance
     where process_definition_id = 'waits' group by business_id`,
  );
  return new Map(rows.map(({ name, keys }) => [name, keys]));
}

test('what was asked of a node that died is asked again of another one: the first result, and once', async () => {
  const names = Array.from({ length: REQUESTS }, (_, index) => `request-${index}`);
  const answered = new Map<string, string>();
  let dying: Promise<void> | undefined;
  await Promise.allSettled(
    names.map(async (name) => {
      answered.set(name, await start(first, name));
      if (answered.size === ANSWERED) dying = first.kill();
    }),
  );
  await dying;
  expect(answered.size).toBeGreaterThanOrEqual(ANSWERED);
  expect(answered.size, 'some lost their answer').toBeLessThan(REQUESTS);
  const before = await begun();
  for (const [name, key] of answered) expect(before.get(name), name).toEqual([key]);

  const repeated = new Map(
    await Promise.all(names.map(async (name) => [name, await start(second, name)] as const)),
  );
  const after = await begun();
  expect(after.size).toBe(REQUESTS);
  for (const name of names) expect(after.get(name), name).toEqual([repeated.get(name)]);
  for (const [name, key] of answered) expect(repeated.get(name), name).toBe(key);
  for (const [name, keys] of before) expect([repeated.get(name)], name).toEqual(keys);
  for (const name of names) expect(await start(second, name), name).toBe(repeated.get(name));
}, 120_000);
