import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import { callBy, processFile, serviceTask, startInstallation, startToEnd, TENANT, type TestInstallation } from './engine.fixture.js';

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
});

afterAll(() => installation.stop());

const worker = callBy('worker');
const activate = (type: string, requestTimeout = 0) =>
  engine.activateJobs({
    type,
    worker: 'test',
    tenantIds: [TENANT],
    maxJobsToActivate: 10,
    timeout: 60_000,
    requestTimeout,
    fetchVariable: [],
    actor: worker.actor,
  });

test('a process with a service task runs from its start to its end', async () => {
  await engine.deploy(callBy('designer'), [
    processFile('one-job', startToEnd(serviceTask('work', 'work'), ['work'])),
  ]);
  const ended = engine.createProcessInstanceAndAwait(
    callBy('clerk'),
    { definition: { processDefinitionId: 'one-job' }, variables: { a: 1 } },
    { requestTimeout: 10_000, fetchVariables: [] },
  );
  const [job] = await activate('work', 5_000);
  expect(job).toMatchObject({ type: 'work', elementId: 'work', variables: { a: 1 }, worker: 'test', epoch: 1 });
  await engine.completeJob(worker, job!.jobKey, { b: 2 });
  expect((await ended).variables).toEqual({ a: 1, b: 2 });
});
