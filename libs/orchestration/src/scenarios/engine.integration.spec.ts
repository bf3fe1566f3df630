import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

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
  expect(job).toMatchObject({
    type: 'work',
    elementId: 'work',
    variables: { a: 1 },
    worker: 'test',
    epoch: 1,
  });
  await engine.completeJob(worker, job!.jobKey, { b: 2 });
  expect((await ended).variables).toEqual({ a: 1, b: 2 });
});

test('files with problems are refused together, and nothing is stored', async () => {
  const broken = processFile('broken', startToEnd('<bpmn:serviceTask id="work" />', ['work']));
  const good = processFile('good', startToEnd(serviceTask('work', 'work'), ['work']));
  const noForm = { name: 'x.form', content: new TextEncoder().encode('{}') };
  await expect(engine.deploy(callBy('designer'), [broken, good, noForm])).rejects.toMatchObject({
    code: 'deployment-rejected',
    problems: expect.arrayContaining([
      expect.objectContaining({ resourceName: 'broken.bpmn', elementId: 'work' }),
      expect.objectContaining({ resourceName: 'x.form', rule: 'form-has-id' }),
    ]),
  });
  const start = { definition: { processDefinitionId: 'good' }, variables: {} };
  await expect(engine.createProcessInstance(callBy('clerk'), start)).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('the same content makes no new version; changed content makes the next one', async () => {
  const first = await engine.deploy(callBy('designer'), [processFile('versions', startToEnd('', []))]);
  const same = await engine.deploy(callBy('designer'), [processFile('versions', startToEnd('', []))]);
  const next = await engine.deploy(callBy('designer'), [
    processFile('versions', startToEnd(serviceTask('work', 'other'), ['work'])),
  ]);
  expect(same).toEqual(first);
  expect([first, next].map(({ processes }) => processes[0]!.version)).toEqual([1, 2]);
});

test('deployments of the same id side by side get versions without gaps', async () => {
  const other = await installation.startEngine();
  const deployments = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      (index % 2 === 0 ? engine : other).deploy(callBy('designer'), [
        processFile('side-by-side', startToEnd(serviceTask('work', `type-${index}`), ['work'])),
      ]),
    ),
  );
  const versions = deployments.map(({ processes }) => processes[0]!.version).sort((one, two) => one - two);
  expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a node starts the newest version right after another node deployed it', async () => {
  const other = await installation.startEngine();
  for (let round = 1; round <= 5; round += 1) {
    await other.deploy(callBy('designer'), [
      processFile('newest', startToEnd(serviceTask('work', `round-${round}`), ['work'])),
    ]);
    const created = await engine.createProcessInstance(callBy('clerk'), {
      definition: { processDefinitionId: 'newest' },
      variables: {},
    });
    expect(created.processDefinitionVersion).toBe(round);
  }
});

test('a request repeated under its idempotency key is done once; another request under the key is refused', async () => {
  const call = callBy('clerk', 'request-1');
  const request = { definition: { processDefinitionId: 'one-job' }, variables: { a: 1 } };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => engine.createProcessInstance(call, request)),
  );
  expect(new Set(answers.map((answer) => answer.processInstanceKey)).size).toBe(1);
  await expect(engine.createProcessInstance(call, { ...request, variables: { a: 2 } })).rejects.toMatchObject(
    {
      code: 'idempotency-conflict',
    },
  );
  const [job] = await activate('work');
  const complete = callBy('worker', 'complete-1');
  await engine.completeJob(complete, job!.jobKey, {});
  await engine.completeJob(complete, job!.jobKey, {});
});

test('a job held by another account is refused with its type, key and holder', async () => {
  await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-job' },
    variables: {},
  });
  const [job] = await activate('work');
  await expect(engine.completeJob(callBy('stranger'), job!.jobKey, {})).rejects.toMatchObject({
    code: 'invalid-state',
    message: expect.stringMatching(new RegExp(`${job!.jobKey}.*"work".*"worker"`)),
  });
  await engine.completeJob(worker, job!.jobKey, {});
  await expect(engine.completeJob(worker, job!.jobKey, {})).rejects.toMatchObject({
    code: 'invalid-state',
    message: expect.stringContaining('already completed'),
  });
});

test('a job whose time ran out goes to another worker, and the late one is refused', async () => {
  await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-job' },
    variables: {},
  });
  const [late] = await activate('work');
  installation.clock.advance(61_000);
  const other = callBy('other');
  const [again] = await engine.activateJobs({
    type: 'work',
    worker: 'other',
    tenantIds: [TENANT],
    maxJobsToActivate: 1,
    timeout: 60_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: other.actor,
  });
  expect(again).toMatchObject({ jobKey: late!.jobKey, epoch: 2 });
  await expect(engine.completeJob(worker, late!.jobKey, {}, late!.epoch)).rejects.toMatchObject({
    code: 'invalid-state',
  });
  await expect(engine.completeJob(worker, late!.jobKey, {})).rejects.toMatchObject({ code: 'invalid-state' });
  await engine.completeJob(other, again!.jobKey, {}, again!.epoch);
});

test('a failed job waits for its back-off; without retries it raises an incident that can be resolved', async () => {
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-job' },
    variables: {},
  });
  const failure = { errorMessage: 'no', variables: {} };
  const [first] = await activate('work');
  await engine.failJob(worker, first!.jobKey, { ...failure, retries: 1, retryBackOff: 30_000 });
  expect(await activate('work')).toEqual([]);
  installation.clock.advance(30_001);
  const [second] = await activate('work');
  await engine.failJob(worker, second!.jobKey, { ...failure, retries: 0, retryBackOff: 0 });
  expect(await activate('work')).toEqual([]);
  const incidents = await installation.owner.query(
    "select incident_key from incident where process_instance_key = $1 and state = 'ACTIVE'",
    [processInstanceKey],
  );
  await engine.updateJob(worker, second!.jobKey, { retries: 1 });
  await engine.resolveIncident(callBy('operator'), incidents.rows[0].incident_key);
  const [third] = await activate('work');
  await engine.completeJob(worker, third!.jobKey, {});
});

test('a caller that waits for jobs is woken by a commit on another node, and by its abort signal', async () => {
  const other = await installation.startEngine();
  const waiting = activate('work', 20_000);
  await other.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-job' },
    variables: {},
  });
  const [job] = await waiting;
  await engine.completeJob(worker, job!.jobKey, {});
  const leaving = new AbortController();
  const aborted = engine.activateJobs({
    type: 'work',
    worker: 'test',
    tenantIds: [TENANT],
    maxJobsToActivate: 1,
    timeout: 1_000,
    requestTimeout: 60_000,
    fetchVariable: [],
    actor: worker.actor,
    signal: leaving.signal,
  });
  leaving.abort();
  expect(await aborted).toEqual([]);
});

const userTask =
  '<bpmn:userTask id="decide" name="Entscheiden"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>';

test('of 100 people that complete one user task at once on two nodes exactly one does', async () => {
  const other = await installation.startEngine();
  await engine.deploy(callBy('designer'), [processFile('one-task', startToEnd(userTask, ['decide']))]);
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-task' },
    variables: {},
  });
  const tasks = await installation.owner.query(
    'select user_task_key from user_task where process_instance_key = $1',
    [processInstanceKey],
  );
  const key = tasks.rows[0].user_task_key;
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) =>
      (index % 2 === 0 ? engine : other).completeUserTask(
        callBy(`clerk-${index}`),
        key,
        { by: index },
        'complete',
      ),
    ),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  const winner = results.findIndex((result) => result.status === 'fulfilled');
  for (const result of results) {
    if (result.status === 'rejected') {
      expect(result.reason).toMatchObject({ code: 'invalid-state' });
      expect(result.reason.message).toContain(`already completed by clerk-${winner}`);
    }
  }
});

test('a user task can be assigned, updated, and not completed where it does not exist', async () => {
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-task' },
    variables: {},
  });
  const tasks = await installation.owner.query(
    'select user_task_key from user_task where process_instance_key = $1',
    [processInstanceKey],
  );
  const key = tasks.rows[0].user_task_key;
  await engine.assignUserTask(callBy('anna'), key, 'anna', { allowOverride: false });
  await expect(
    engine.assignUserTask(callBy('bert'), key, 'bert', { allowOverride: false }),
  ).rejects.toMatchObject({
    code: 'invalid-state',
  });
  await engine.updateUserTask(callBy('anna'), key, { priority: 80 });
  await expect(engine.completeUserTask(callBy('anna'), '1' as never, {}, '')).rejects.toMatchObject({
    code: 'not-found',
  });
  const row = await installation.owner.query(
    'select assignee, priority from user_task where user_task_key = $1',
    [key],
  );
  expect(row.rows[0]).toEqual({ assignee: 'anna', priority: 80 });
  await engine.setVariables(callBy('anna'), processInstanceKey as never, { note: 'x' }, true);
  await engine.cancelProcessInstance(callBy('anna'), processInstanceKey);
  await expect(engine.completeUserTask(callBy('anna'), key, {}, '')).rejects.toMatchObject({
    message: expect.stringContaining('was withdrawn'),
  });
});

test('live hints reach the views of both nodes, and only those of the tenant', async () => {
  const other = await installation.startEngine();
  const seen = new Set<string>();
  const heard = new Promise<void>((resolve) => {
    other.subscribeLive(TENANT, ({ hint }) => {
      seen.add(hint.kind);
      if (seen.has('userTask') && seen.has('processInstance')) resolve();
    });
  });
  other.subscribeLive('other', () => expect.fail('a foreign tenant heard it'));
  await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'one-task' },
    variables: {},
  });
  await heard;
});

test('work for our own workers is hinted after the commit, and again by the reconciler when nobody takes it', async () => {
  await engine.deploy(callBy('designer'), [
    processFile('own-work', startToEnd(serviceTask('pay', 'vorgang:pay'), ['pay'])),
  ]);
  await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'own-work' },
    variables: {},
  });
  await until(() => installation.hints.length > 0);
  const { queue, hint } = installation.hints[0]!;
  expect({ queue, epoch: hint.epoch }).toEqual({ queue: 'vorgang:pay', epoch: 0 });
  installation.hints.length = 0;
  installation.clock.advance(6_000);
  await until(() => installation.hints.length > 0);
  expect(installation.hints[0]!.hint.jobKey).toBe(hint.jobKey);

  const request = { ...hint, jobKey: hint.jobKey as never, worker: 'own-1', timeout: 10_000 };
  const claims = await Promise.all([
    engine.claimJob(request),
    engine.claimJob({ ...request, worker: 'own-2' }),
  ]);
  const [held] = claims.filter((claim) => claim !== null);
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  await engine.completeJob(callBy('own'), held!.jobKey, {}, held!.epoch);
});
