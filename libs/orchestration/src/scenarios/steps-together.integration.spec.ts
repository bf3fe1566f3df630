import { startTcpProxy, type TcpProxy } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivatedJob, Engine } from '../contract.js';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  TENANT,
  type TestInstallation,
} from '../testing/installation.js';

let installation: TestInstallation;
let engine: Engine;
let proxy: TcpProxy;
let transactions = 0;

const worker = callBy('worker');
const ITEMS = 60;
const eachItem = `<bpmn:serviceTask id="each">
  <bpmn:extensionElements><zeebe:taskDefinition type="item" /></bpmn:extensionElements>
  <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
    <zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result" />
  </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>`;

beforeAll(async () => {
  installation = await startInstallation();
  const commitObserver = { committed: () => void (transactions += 1), failed: () => undefined };
  engine = await installation.startEngine({ commitObserver });
  const url = new URL(installation.url);
  proxy = await startTcpProxy(Number(url.port));
  await engine.deploy(worker, [processFile('items', startToEnd(eachItem, ['each']))]);
});

afterAll(async () => {
  await installation.stop();
  await proxy.close();
});

async function begin(node = engine): Promise<readonly ActivatedJob[]> {
  const items = Array.from({ length: ITEMS }, (_, place) => place);
  await node.createProcessInstance(worker, {
    definition: { processDefinitionId: 'items' },
    variables: { items },
  });
  return node.activateJobs({
    type: 'item',
    worker: 'w',
    tenantIds: [TENANT],
    maxJobsToActivate: ITEMS,
    timeout: 60_000,
    requestTimeout: 0,
    fetchVariable: ['item'],
    actor: worker.actor,
  });
}

const complete = (job: ActivatedJob, node = engine) =>
  node.completeJob(worker, job.jobKey, { result: Number(job.variables['item']) * 2 });

async function outcome({ processInstanceKey }: ActivatedJob) {
  const { rows } = await installation.owner.query<{ state: string; steps: number; results: string }>(
    `select p.state, (select count(*)::integer from history h where h.process_instance_key = p.process_instance_key) as steps,
            (select v.value from variable v where v.process_instance_key = p.process_instance_key and v.name = 'results') as results
     from process_instance p where p.process_instance_key = $1`,
    [processInstanceKey],
  );
  const [row] = rows;
  return { ...row, results: JSON.parse(row!.results) as unknown };
}
const everyItemOnce = {
  state: 'COMPLETED',
  steps: 1 + ITEMS,
  results: Array.from({ length: ITEMS }, (_, place) => place * 2),
};

describe('commands for one instance that come side by side', () => {
  test('share transactions, and each is a step of its own in the history', async () => {
    const jobs = await begin();
    transactions = 0;
    await Promise.all(jobs.map((job) => complete(job)));
    expect(await outcome(jobs[0]!)).toEqual(everyItemOnce);
    expect(transactions).toBeLessThan(ITEMS / 4);
  });

  test('do not spoil each other: what does not fit is refused alone', async () => {
    const jobs = await begin();
    const twice = jobs.flatMap((job) => [complete(job), complete(job)]);
    const results = await Promise.allSettled(twice);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(ITEMS);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'invalid-state' });
    }
    expect(await outcome(jobs[0]!)).toEqual(everyItemOnce);
  });

  test('are done once each where another node works on the same instance', async () => {
    const other = await installation.startEngine();
    const jobs = await begin();
    await Promise.all(jobs.map((job, place) => complete(job, place % 2 === 0 ? engine : other)));
    expect(await outcome(jobs[0]!)).toEqual(everyItemOnce);
  });

  test('are done once each where the answer to their commit is lost', async () => {
    const url = new URL(installation.url);
    url.port = String(proxy.port);
    const spoilt = await installation.startEngine({ databaseUrl: url.toString() });
    const jobs = await begin(spoilt);
    const before = proxy.lostAnswers;
    proxy.loseAnswers(/commit_steps/, 2);
    await Promise.all(jobs.map((job) => complete(job, spoilt)));
    expect(proxy.lostAnswers).toBe(before + 2);
    expect(await outcome(jobs[0]!)).toEqual(everyItemOnce);
  });
});
