import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  type TestInstallation,
} from '../testing/installation.js';

let installation: TestInstallation;
let nodes: readonly Engine[];

beforeAll(async () => {
  installation = await startInstallation();
  nodes = [await installation.startEngine(), await installation.startEngine()];
  await nodes[0]!.deploy(callBy('designer'), [
    processFile(
      'two-jobs',
      startToEnd(serviceTask('one', 'work') + serviceTask('two', 'work'), ['one', 'two']),
    ),
  ]);
});

afterAll(() => installation.stop());

test('while connections are cut again and again, no accepted command is lost and none is done twice', async () => {
  let storm = true;
  let answers = 0;
  // The next cut comes when something was answered since the last: on a slow machine the storm is as hard, not harder.
  const cutting = (async () => {
    for (let answersAtCut = -1; storm; await wait(15)) {
      if (answers === answersAtCut) continue;
      answersAtCut = answers;
      await installation.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name like 'vorgang-%' and random() < 0.3`,
      );
    }
  })();
  const created: string[] = [];
  const completed: string[] = [];
  const clients = await Promise.allSettled(
    Array.from({ length: 8 }, async (_, client) => {
      const engine = nodes[client % 2]!;
      for (let turn = 0; turn < 10; turn += 1) {
        const instance = await engine.createProcessInstance(callBy(`client-${client}`), {
          definition: { processDefinitionId: 'two-jobs' },
          variables: { client, turn },
        });
        created.push(instance.processInstanceKey);
        answers += 1;
        const jobs = await engine.activateJobs({
          type: 'work',
          worker: `client-${client}`,
          tenantIds: [TENANT],
          maxJobsToActivate: 3,
          timeout: 600_000,
          requestTimeout: 0,
          fetchVariable: [],
          actor: callBy(`client-${client}`).actor,
        });
        answers += 1;
        for (const job of jobs) {
          await engine.completeJob(callBy(`client-${client}`), job.jobKey, { done: job.elementId });
          completed.push(job.jobKey);
          answers += 1;
        }
      }
    }),
  );
  storm = false;
  await cutting;
  expect(clients.filter((client) => client.status === 'rejected')).toEqual([]);

  const rows = async (sql: string) => (await installation.owner.query(sql)).rows;
  const instances = (await rows('select process_instance_key as key from process_instance')).map(
    ({ key }) => key,
  );
  expect(instances.sort()).toEqual([...created].sort());
  const done = (await rows("select job_key as key from job where state = 'COMPLETED'")).map(({ key }) => key);
  expect(done.sort()).toEqual([...completed].sort());
  const gaps = await rows(
    `select p.process_instance_key from process_instance p join history h using (tenant_id, process_instance_key)
     group by p.process_instance_key, p.history_sequence
     having count(*) <> p.history_sequence or max(h.sequence) <> p.history_sequence`,
  );
  expect(gaps).toEqual([]);
  const [{ count: steps }] = await rows(
    "select count(*)::integer as count from history where command = 'completeJob'",
  );
  expect(steps).toBe(completed.length);
}, 180_000);

test('the engines listen and wake each other again after their connections were cut', async () => {
  await installation.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'vorgang-%' and datname = current_database()",
  );
  const waiting = nodes[0]!.activateJobs({
    type: 'work',
    worker: 'later',
    tenantIds: [TENANT],
    maxJobsToActivate: 1_000,
    timeout: 600_000,
    requestTimeout: 20_000,
    fetchVariable: [],
    actor: callBy('later').actor,
  });
  await nodes[1]!.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'two-jobs' },
    variables: {},
  });
  expect((await waiting).length).toBeGreaterThan(0);
});
