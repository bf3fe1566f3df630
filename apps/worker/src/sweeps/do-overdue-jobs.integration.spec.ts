import { migrate } from '@vorgang/migrations';
import { createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { createConsumer, createDispatcher, type WorkConsumer, type WorkDispatcher } from '@vorgang/queue';
import { createPool } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Connector } from '@vorgang/connectors';
import { hintFollower } from '../work/hint-follower.js';
import { runJob } from '../work/run-job.js';
import { doOverdueJobs } from './do-overdue-jobs.js';

const TYPE = 'vorgang:letter';
const SECOND = 1000;
const clerk: CallContext = { tenantId: '<default>', actor: { kind: 'user', id: 'clerk' } };
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="letter" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:serviceTask id="write"><bpmn:extensionElements><zeebe:taskDefinition type="${TYPE}" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="write" /><bpmn:sequenceFlow id="g" sourceRef="write" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let owner: pg.Pool;
let pool: pg.Pool;
let dispatcher: WorkDispatcher;
let engine: Engine;
let consumer: WorkConsumer;
/** Job keys whose letter was written, each time that it was. */
const written: string[] = [];
/** Hints that the stuck consumer has taken and does nothing with. */
const taken: string[] = [];
/** Hints that it followed when it came to life again. */
const followed: string[] = [];
let unblock: () => void = () => undefined;
const blocked = new Promise<void>((resolve) => {
  unblock = resolve;
});

const connector: Connector = {
  type: TYPE,
  concurrency: 1,
  timeout: 10 * SECOND,
  run: (job) => {
    written.push(job.jobKey);
    return Promise.resolve({ kind: 'completed', variables: {} });
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  await owner.query(
    "insert into tenant (tenant_id, name) values ('<default>', 'Test') on conflict do nothing",
  );
  pool = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
  const backend = { kind: 'postgres', databaseUrl: database.url } as const;
  dispatcher = await createDispatcher(backend);
  // Without loops no reconciler hints again: only the queue and the sweep can do the work.
  engine = await createEngine({ databaseUrl: database.url, dispatcher, loops: false });
  await engine.deploy(clerk, [{ name: 'letter.bpmn', content: new TextEncoder().encode(model) }]);
  const consume = createConsumer(backend);
  consumer = await consume(
    TYPE,
    async (hint) => {
      taken.push(hint.jobKey);
      await blocked;
      await runJob(engine, connector, hint, hintFollower('stuck'));
      followed.push(hint.jobKey);
    },
    { concurrency: 1 },
  );
});

afterAll(async () => {
  unblock();
  await consumer.close();
  await engine.close();
  await dispatcher.close();
  await pool.end();
  await owner.end();
  await database.drop();
});

const completed = async (): Promise<number> =>
  (await owner.query("select from process_instance where state = 'COMPLETED'")).rows.length;

test('jobs behind a consumer that is stuck are done without the queue, once, also when it comes to life again', async () => {
  for (let letter = 0; letter < 3; letter += 1) {
    await engine.createProcessInstance(clerk, {
      definition: { processDefinitionId: 'letter' },
      variables: {},
    });
  }
  await vi.waitUntil(() => taken.length === 1);

  await doOverdueJobs(engine, [connector], pool, hintFollower('sweep'), Date.now() + 15 * SECOND);
  expect(written, 'the queue has its time first').toEqual([]);

  const later = Date.now() + 25 * SECOND;
  await Promise.all([
    doOverdueJobs(engine, [connector], pool, hintFollower('sweep'), later),
    doOverdueJobs(engine, [connector], pool, hintFollower('another sweep'), later),
  ]);
  expect(await completed()).toBe(3);
  expect(written).toHaveLength(3);

  unblock();
  await vi.waitUntil(() => followed.length === 3);
  expect(written, 'hints that come late find nothing to do').toHaveLength(3);
  expect(new Set(written).size).toBe(3);
});

test('a job that fails in the sweep waits for its next try like any other', async () => {
  await engine.createProcessInstance(clerk, { definition: { processDefinitionId: 'letter' }, variables: {} });
  const failing: Connector = { ...connector, run: () => Promise.reject(new Error('no paper')) };
  const later = Date.now() + 25 * SECOND;
  await doOverdueJobs(engine, [failing], pool, hintFollower('sweep'), later);
  const { rows } = await owner.query(
    "select state, retries, error_message from job where state <> 'COMPLETED'",
  );
  expect(rows).toEqual([{ state: 'FAILED', retries: 2, error_message: 'no paper' }]);
});
