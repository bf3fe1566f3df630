import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../testing/official-client.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
let client: OfficialClient;

function connect(username: string): OfficialClient {
  return officialClient(server.url, username);
}

beforeAll(async () => {
  server = await startTestApplication();
  client = connect('integration');
  const resources = [
    new File([permitModel], 'permit.bpmn', { type: 'text/xml' }),
    new File([checkForm], 'check.form', { type: 'application/json' }),
  ];
  await client.createDeployment({ resources });
});
afterAll(() => server.close());

let applicants = 0;

/** Starts the procedure for someone new. */
async function start() {
  const applicant = `applicant-${(applicants += 1)}`;
  const created = await client.createProcessInstance({
    processDefinitionId: 'permit' as never,
    variables: { applicant, amount: 25 },
    tags: ['test' as never],
    businessId: applicant as never,
  });
  return { applicant, processInstanceKey: created.processInstanceKey };
}

async function takeJob(processInstanceKey: string) {
  const { jobs } = await client.activateJobs({
    type: 'register',
    worker: 'spec',
    timeout: 60_000,
    maxJobsToActivate: 100,
    requestTimeout: 2_000,
  });
  const job = jobs.find((each) => each.processInstanceKey === processInstanceKey);
  if (!job) throw new Error('There is no job for the instance.');
  return job;
}

async function taskOf(processInstanceKey: string) {
  const { items } = await client.searchUserTasks(
    { filter: { processInstanceKey: processInstanceKey as never } },
    now,
  );
  const [task] = items;
  if (!task) throw new Error('There is no task for the instance.');
  return task;
}

describe('a procedure from start to end', () => {
  test('job, task and message move it on; every state can be read', async () => {
    const { applicant, processInstanceKey } = await start();

    const job = await takeJob(processInstanceKey);
    expect(job).toMatchObject({
      type: 'register',
      elementId: 'register',
      customHeaders: { office: 'trade' },
      variables: { applicant, amount: 25 },
      retries: 2,
      worker: 'spec',
    });
    await client.completeJob({ jobKey: job.jobKey, variables: { number: 'G-17' } });

    const task = await taskOf(processInstanceKey);
    expect(task).toMatchObject({
      name: 'Prüfen',
      state: 'CREATED',
      candidateGroups: ['gesundheitsamt'],
      assignee: null,
    });
    const form = await client.getUserTaskForm({ userTaskKey: task.userTaskKey }, now);
    expect(form).toMatchObject({ formId: 'check-form', version: 1 });
    await client.assignUserTask({ userTaskKey: task.userTaskKey, assignee: 'integration' });
    await client.updateUserTask({ userTaskKey: task.userTaskKey, changeset: { priority: 70 } });
    expect(await client.getUserTask({ userTaskKey: task.userTaskKey }, now)).toMatchObject({
      assignee: 'integration',
      priority: 70,
    });
    const seen = await client.searchUserTaskVariables({ userTaskKey: task.userTaskKey }, now);
    expect(Object.fromEntries(seen.items.map((variable) => [variable.name, variable.value]))).toEqual({
      applicant: JSON.stringify(applicant),
      amount: '25',
      number: '"G-17"',
    });
    await client.completeUserTask({ userTaskKey: task.userTaskKey, variables: { ok: true } });

    const waiting = await client.searchMessageSubscriptions({ filter: { correlationKey: applicant } }, now);
    expect(waiting.items).toMatchObject([
      { messageName: 'paid', messageSubscriptionState: 'CREATED', elementId: 'waitForPayment' },
    ]);
    const published = await client.publishMessage({
      name: 'paid',
      correlationKey: applicant,
      timeToLive: 60_000,
      variables: { paid: 25 },
    });
    expect(published.messageKey).toMatch(/^\d+$/);

    await expect
      .poll(async () => (await client.getProcessInstance({ processInstanceKey }, now)).state)
      .toBe('COMPLETED');
    const correlated = await client.searchCorrelatedMessageSubscriptions(
      { filter: { correlationKey: applicant } },
      now,
    );
    expect(correlated.items).toMatchObject([{ messageName: 'paid', messageKey: published.messageKey }]);
    const elements = await client.searchElementInstances(
      { filter: { processInstanceKey, state: 'COMPLETED' }, sort: [{ field: 'elementInstanceKey' }] },
      now,
    );
    const ids = elements.items.map((element) => element.elementId);
    for (const id of ['start', 'register', 'check', 'waitForPayment', 'end']) expect(ids).toContain(id);
    const statistics = await client.getProcessInstanceStatistics({ processInstanceKey }, now);
    expect(statistics.items).toContainEqual({
      elementId: 'end',
      active: 0,
      canceled: 0,
      incidents: 0,
      completed: 1,
    });
  });

  test('who waits for the end is answered with the result', async () => {
    const waiting = client.createProcessInstance({
      processDefinitionId: 'permit' as never,
      variables: { applicant: 'waiting' },
      awaitCompletion: true,
      requestTimeout: 20_000,
      fetchVariables: ['decision'],
    });
    const { jobs } = await client.activateJobs({
      type: 'register',
      worker: 'spec',
      timeout: 60_000,
      maxJobsToActivate: 1,
      requestTimeout: 10_000,
    });
    const [job] = jobs;
    if (!job) throw new Error('There is no job.');
    await client.throwJobError({ jobKey: job.jobKey, errorCode: 'REJECTED', variables: { decision: 'no' } });
    expect((await waiting).variables).toEqual({ decision: 'no' });
  });
});

describe('what goes wrong', () => {
  test('a job without retries raises an incident, which can be mended', async () => {
    const { processInstanceKey } = await start();
    const job = await takeJob(processInstanceKey);
    await client.failJob({ jobKey: job.jobKey, retries: 0, errorMessage: 'The register is down.' });

    const found = await client.searchIncidents({ filter: { processInstanceKey, state: 'ACTIVE' } }, now);
    expect(found.items).toMatchObject([
      {
        errorType: 'JOB_NO_RETRIES',
        errorMessage: expect.stringContaining('The register is down.') as string,
        elementId: 'register',
        jobKey: job.jobKey,
      },
    ]);
    expect((await client.getProcessInstance({ processInstanceKey }, now)).hasIncident).toBe(true);

    await client.updateJob({ jobKey: job.jobKey, changeset: { retries: 1 } });
    await client.resolveIncident({ incidentKey: found.items[0]!.incidentKey });
    expect((await client.getProcessInstance({ processInstanceKey }, now)).hasIncident).toBe(false);
    expect((await takeJob(processInstanceKey)).jobKey).toBe(job.jobKey);
  });

  test('a job is completed only by the account that took it', async () => {
    const { processInstanceKey } = await start();
    const job = await takeJob(processInstanceKey);
    await expect(connect('demo').completeJob({ jobKey: job.jobKey })).rejects.toMatchObject({ status: 409 });
    await client.completeJob({ jobKey: job.jobKey });
    await expect(client.completeJob({ jobKey: job.jobKey })).rejects.toMatchObject({
      status: expect.toBeOneOf([404, 409]) as number,
    });
  });

  test('of two people who complete a task at once one succeeds', async () => {
    const { processInstanceKey } = await start();
    await client.completeJob({ jobKey: (await takeJob(processInstanceKey)).jobKey });
    const { userTaskKey } = await taskOf(processInstanceKey);
    const attempts = await Promise.allSettled(
      ['sabine.schroeder', 'jonas.petersen'].map((person) =>
        connect(person).completeUserTask({ userTaskKey, variables: { by: person } }),
      ),
    );
    expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = attempts.find((attempt) => attempt.status === 'rejected');
    expect(refused?.reason).toMatchObject({ status: 409 });
    expect((await client.getUserTask({ userTaskKey }, now)).state).toBe('COMPLETED');
  });

  test('a message for nobody is not found', async () => {
    await expect(client.correlateMessage({ name: 'paid', correlationKey: 'nobody' })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('a signal may be broadcast although nobody waits for it', async () => {
    const { signalKey } = await client.broadcastSignal({ signalName: 'nobody', variables: { x: 1 } });
    expect(signalKey).toMatch(/^\d+$/);
  });

  test('a decision is evaluated with what it imports, each decision with its own definition', async () => {
    const dmn = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
    const file = (name: string, body: string) =>
      new File(
        [
          `<definitions xmlns="${dmn}" id="model-${name}" name="${name}" namespace="urn:${name}">${body}</definitions>`,
        ],
        `${name}.dmn`,
        { type: 'text/xml' },
      );
    const decision = (id: string, text: string, requirement = '') =>
      `<decision id="${id}" name="${id}"><variable name="${id}"/>${requirement}<literalExpression><text>${text}</text></literalExpression></decision>`;
    const required =
      '<informationRequirement><requiredDecision href="urn:common#base"/></informationRequirement>';
    const imported = `<import name="common" namespace="urn:common" importType="${dmn}"/>`;
    const { decisions } = await client.createDeployment({
      resources: [
        file('charges', imported + decision('charge', 'common.base + extra', required)),
        file('common', decision('base', '20')),
      ],
    });
    const evaluated = await client.evaluateDecision({
      decisionDefinitionId: 'charge' as never,
      variables: { extra: 5 },
    });
    expect(evaluated).toMatchObject({ output: '25' });
    const keys = new Map(
      decisions.map((each) => [each.decisionDefinitionId as string, each.decisionDefinitionKey]),
    );
    expect(evaluated.evaluatedDecisions).toMatchObject([
      { decisionDefinitionId: 'base', decisionDefinitionKey: keys.get('base') },
      { decisionDefinitionId: 'charge', decisionDefinitionKey: keys.get('charge') },
    ]);
  });

  test('conditional start events are evaluated with the given variables', async () => {
    const evaluated = await client.evaluateConditionals({ variables: { x: 1 } });
    expect(evaluated).toMatchObject({ processInstances: [] });
  });

  test('a canceled instance takes its job and task with it', async () => {
    const { processInstanceKey } = await start();
    await client.cancelProcessInstance({ processInstanceKey });
    expect((await client.getProcessInstance({ processInstanceKey }, now)).state).toBe('TERMINATED');
    const jobs = await client.searchJobs({ filter: { processInstanceKey } }, now);
    expect(jobs.items).toMatchObject([{ state: 'CANCELED' }]);
  });
});

describe('who may do what', () => {
  test('a task is for those whom it is offered to, and then for who has taken it', async () => {
    const { processInstanceKey } = await start();
    await client.completeJob({ jobKey: (await takeJob(processInstanceKey)).jobKey });
    const { userTaskKey } = await taskOf(processInstanceKey);
    const sabine = connect('sabine.schroeder');
    const jonas = connect('jonas.petersen');

    expect((await sabine.searchUserTasks({ filter: { userTaskKey } }, now)).items).toHaveLength(1);
    await expect(connect('petra.hansen').searchUserTasks({}, now)).rejects.toMatchObject({ status: 403 });
    await expect(sabine.assignUserTask({ userTaskKey, assignee: 'jonas.petersen' })).rejects.toMatchObject({
      status: 403,
    });
    await expect(sabine.updateUserTask({ userTaskKey, changeset: { priority: 1 } })).rejects.toMatchObject({
      status: 403,
    });

    await sabine.assignUserTask({ userTaskKey, assignee: 'sabine.schroeder' });
    await expect(jonas.assignUserTask({ userTaskKey, assignee: 'jonas.petersen' })).rejects.toMatchObject({
      status: 409,
    });
    await expect(jonas.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 403 });
    await client.updateUserTask({ userTaskKey, changeset: { candidateGroups: ['bauamt'] } });
    await expect(jonas.getUserTask({ userTaskKey }, now)).rejects.toMatchObject({ status: 404 });
    await sabine.completeUserTask({ userTaskKey, variables: { ok: true } });
  });

  test('caseworkers start nothing, deploy nothing and take no jobs', async () => {
    const sabine = connect('sabine.schroeder');
    await expect(
      sabine.createProcessInstance({ processDefinitionId: 'permit' as never }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      sabine.createDeployment({ resources: [new File([permitModel], 'permit.bpmn')] }),
    ).rejects.toMatchObject({ status: 403 });
    const activation = sabine.activateJobs({
      type: 'register',
      timeout: 1000,
      maxJobsToActivate: 1,
      requestTimeout: -1,
    });
    await expect(activation).rejects.toMatchObject({ status: 403 });
  });
});

test('the same request with the same idempotency key starts one instance', async () => {
  const headers = {
    ...as('integration'),
    'content-type': 'application/json',
    'idempotency-key': 'application-17',
  };
  const body = JSON.stringify({ processDefinitionId: 'permit', variables: { applicant: 'once' } });
  const answers = [];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const answer = await fetch(`${server.url}/v2/process-instances`, { method: 'POST', headers, body });
    answers.push(((await answer.json()) as { processInstanceKey: string }).processInstanceKey);
  }
  expect(answers[1]).toBe(answers[0]);
  const other = JSON.stringify({ processDefinitionId: 'permit', variables: { applicant: 'other' } });
  expect(
    (await fetch(`${server.url}/v2/process-instances`, { method: 'POST', headers, body: other })).status,
  ).toBe(409);
});

describe('reading', () => {
  test('processes with their files', async () => {
    const { items } = await client.searchProcessDefinitions(
      { filter: { processDefinitionId: 'permit', isLatestVersion: true } },
      now,
    );
    expect(items).toMatchObject([
      { name: 'Erlaubnis', version: 1, resourceName: 'permit.bpmn', hasStartForm: false },
    ]);
    const { processDefinitionKey } = items[0]!;
    expect(await client.getProcessDefinitionXml({ processDefinitionKey }, now)).toBe(permitModel);
    expect(await client.getResourceContent({ resourceKey: processDefinitionKey })).toBe(permitModel);
    await client.getProcessDefinitionStatistics({ processDefinitionKey, filter: { state: 'ACTIVE' } }, now);
  });

  test('instances by state, tag, business id and variable', async () => {
    const { applicant, processInstanceKey } = await start();
    const { items } = await client.searchProcessInstances(
      {
        filter: {
          state: 'ACTIVE',
          tags: ['test' as never],
          businessId: applicant,
          variables: [{ name: 'applicant', value: JSON.stringify(applicant) }],
        },
        sort: [{ field: 'startDate', order: 'DESC' }],
      },
      now,
    );
    expect(items).toMatchObject([
      { processInstanceKey, tags: ['test'], businessId: applicant, processDefinitionName: 'Erlaubnis' },
    ]);
  });

  test('long values are cut in lists and whole one by one', async () => {
    const { processInstanceKey } = await start();
    const long = 'ä'.repeat(20_000);
    await client.createElementInstanceVariables({
      elementInstanceKey: processInstanceKey as never,
      variables: { long },
    });
    const filter = { processInstanceKey, name: 'long' };
    const cut = await client.searchVariables({ filter }, now);
    expect(cut.items).toMatchObject([{ isTruncated: true }]);
    const whole = await client.searchVariables({ filter, truncateValues: false }, now);
    expect(whole.items[0]?.value).toBe(JSON.stringify(long));
    const one = await client.getVariable({ variableKey: cut.items[0]!.variableKey }, now);
    expect(one.value).toBe(JSON.stringify(long));
  });

  test('what the server is and who asks', async () => {
    expect((await client.getTopology()).partitionsCount).toBe(1);
    expect((await client.getLicense()).isCommercial).toBe(false);
    await client.getStatus();
    expect(await client.getAuthentication()).toMatchObject({
      username: 'integration',
      roles: ['integrator'],
    });
    expect((await client.evaluateExpression({ expression: '=1 + x', variables: { x: 2 } })).result).toBe(3);
    const drawn = await client.evaluateExpression({ expression: '=[uuid(), uuid(), random number()]' });
    expect(drawn).toMatchObject({ warnings: [] });
    expect(new Set(drawn.result as readonly unknown[]).size).toBe(3);
  });
});
