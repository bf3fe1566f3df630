import type { Connector } from '@vorgang/connectors';
import { migrate } from '@vorgang/migrations';
import { ControllableClock, createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { findJobHintsDue } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hintFollower, type HintFollower } from './hint-follower.js';
import { holdingTime } from './hold-job.js';
import { runJob } from './run-job.js';

const TYPE = 'vorgang:letter';
const TENANT = '<default>';
const clerk: CallContext = { tenantId: TENANT, actor: { kind: 'user', id: 'clerk' } };
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
let engine: Engine;
const clock = new ControllableClock();

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  await owner.query('insert into tenant (tenant_id, name) values ($1, $1) on conflict do nothing', [TENANT]);
  const dispatcher = { hint: () => Promise.resolve(), close: () => Promise.resolve() };
  engine = await createEngine({ databaseUrl: database.url, dispatcher, clock, loops: false });
  await engine.deploy(clerk, [{ name: 'letter.bpmn', content: new TextEncoder().encode(model) }]);
});

afterAll(async () => {
  await engine.close();
  await owner.end();
  await database.drop();
});

const dead = new Promise<never>(() => undefined);

/**
 * One life of a worker's process. After `die` nothing is heard of it: its work goes nowhere and nobody keeps its holds,
 * as after SIGKILL by the kernel that has run out of memory.
 */
class Life {
  readonly follower: HintFollower;
  private readonly ended: Promise<void>;
  die: () => void = () => undefined;
  isDead = false;

  constructor(name: string, abandonedClaims?: number) {
    this.follower = hintFollower(name, abandonedClaims);
    this.ended = new Promise((resolve) => {
      this.die = () => {
        this.isDead = true;
        resolve();
      };
    });
  }

  /** Follows all hints that are due, until they are followed or the process is dead. */
  async followHints(run: (letter: string, life: Life) => ReturnType<Connector['run']>): Promise<void> {
    const connector: Connector = {
      type: TYPE,
      concurrency: 10,
      timeout: 600_000,
      run: (job) => (this.isDead ? dead : run(String(job.variables['letter']), this)),
    };
    const own: Engine = {
      ...engine,
      updateJob: (...given) => (this.isDead ? dead : engine.updateJob(...given)),
    };
    const due = await findJobHintsDue(owner, { types: [TYPE], waitingSince: clock.now(), limit: 100 });
    const following = due.map((hint) => runJob(own, connector, hint, this.follower));
    await Promise.race([Promise.all(following), this.ended]);
  }
}

const write = async (letter: string): Promise<string> => {
  const created = await engine.createProcessInstance(clerk, {
    definition: { processDefinitionId: 'letter' },
    variables: { letter },
  });
  return created.processInstanceKey;
};
const poison = (letter: string, life: Life): ReturnType<Connector['run']> => {
  if (letter !== 'poison') return done();
  life.die();
  return dead;
};
const done = (): ReturnType<Connector['run']> => Promise.resolve({ kind: 'completed', variables: {} });
const incidentsOf = async (instance: string) =>
  (
    await owner.query<{ incident_key: never; job_key: never; error_type: string; error_message: string }>(
      "select incident_key, job_key, error_type, error_message from incident where process_instance_key = $1 and state = 'ACTIVE'",
      [instance],
    )
  ).rows;
const stateOf = async (instance: string): Promise<unknown> =>
  (await owner.query('select state from process_instance where process_instance_key = $1', [instance]))
    .rows[0]?.state;
/** The holds of whoever died are over. */
const laterOn = (): void => clock.advance(holdingTime + 1);

test('a job that ends each worker that takes it is an incident after five; resolved, it has five again', async () => {
  const instance = await write('poison');
  for (let life = 1; life <= 5; life += 1) {
    const worker = new Life(`life-${life}`);
    await worker.followHints(poison);
    expect(worker.isDead, `life ${life}`).toBe(true);
    expect(await incidentsOf(instance)).toEqual([]);
    laterOn();
  }
  const spared = new Life('spared');
  await spared.followHints(poison);
  expect(spared.isDead, 'the sixth does not do the work').toBe(false);
  const [incident] = await incidentsOf(instance);
  expect(incident).toMatchObject({
    error_type: 'JOB_NO_RETRIES',
    error_message: expect.stringMatching(
      /5 workers in a row took it .* neither a result nor a failure.*"write"|"write".*5 workers in a row took it/s,
    ),
  });
  laterOn();
  await new Life('idle').followHints(poison);
  expect(await incidentsOf(instance), 'nobody tries on').toHaveLength(1);

  await engine.updateJob(clerk, incident!.job_key, { retries: 1 });
  await engine.resolveIncident(clerk, incident!.incident_key);
  const unlucky = new Life('unlucky');
  await unlucky.followHints(poison);
  expect(unlucky.isDead, 'it is counted anew').toBe(true);
  laterOn();
  await new Life('mended').followHints(done);
  expect(await stateOf(instance)).toBe('COMPLETED');
});

test('jobs that run beside it when it ends the worker are done and not blamed', async () => {
  const poisoned = await write('poison');
  const beside = await Promise.all(['a', 'b', 'c'].map(write));
  for (let life = 1; life <= 6; life += 1) {
    const worker = new Life(`shared-${life}`);
    await worker.followHints(async (letter, itself) => {
      if (letter === 'poison') return poison(letter, itself);
      // Takes longer than the other one needs to end the process.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return itself.isDead ? dead : done();
    });
    laterOn();
  }
  expect(await incidentsOf(poisoned)).toHaveLength(1);
  expect(await Promise.all(beside.map(stateOf))).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED']);
  await engine.cancelProcessInstance(clerk, poisoned as never);
});

test('a failure that is told between two deaths ends the row', async () => {
  const instance = await write('poison');
  const lives = (count: number) => async (): Promise<void> => {
    for (let life = 0; life < count; life += 1) {
      await new Life('x', 3).followHints(poison);
      laterOn();
    }
  };
  await lives(2)();
  await new Life('telling', 3).followHints(() => Promise.reject(new Error('no paper')));
  clock.advance(600_000);
  await lives(3)();
  expect(await incidentsOf(instance)).toEqual([]);
  await new Life('spared', 3).followHints(poison);
  expect(await incidentsOf(instance)).toHaveLength(1);
  await engine.cancelProcessInstance(clerk, instance as never);
});

test('activations of API clients that run out of time are not counted', async () => {
  const instance = await write('poison');
  for (let time = 0; time < 7; time += 1) {
    const jobs = await engine.activateJobs({
      type: TYPE,
      worker: 'external',
      tenantIds: [TENANT],
      maxJobsToActivate: 10,
      timeout: 1_000,
      requestTimeout: 0,
      fetchVariable: [],
      actor: clerk.actor,
    });
    expect(jobs).toHaveLength(1);
    clock.advance(1_001);
  }
  await new Life('own').followHints(done);
  expect(await stateOf(instance)).toBe('COMPLETED');
});
