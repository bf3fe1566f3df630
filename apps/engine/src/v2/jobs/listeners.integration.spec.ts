import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../../testing/official-client.js';
import { startTestApplication, type TestApplication } from '../../testing/test-application.js';

const model = (id: string, elements: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
  <bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start"/>${elements}<bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="x"/><bpmn:sequenceFlow id="g" sourceRef="x" targetRef="end"/>
  </bpmn:process></bpmn:definitions>`;

const listened = model(
  'listened',
  `<bpmn:serviceTask id="x"><bpmn:extensionElements><zeebe:taskDefinition type="work"/>
     <zeebe:taskHeaders><zeebe:header key="a" value="1"/></zeebe:taskHeaders>
     <zeebe:executionListeners><zeebe:executionListener eventType="start" type="before" retries="2"/>
       <zeebe:executionListener eventType="end" type="after"/></zeebe:executionListeners></bpmn:extensionElements></bpmn:serviceTask>`,
);
const reviewed = model(
  'reviewed',
  `<bpmn:userTask id="x" name="Review"><bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateUsers="demo"/>
     <zeebe:taskListeners>${['assigning', 'updating', 'completing', 'canceling']
       .map((event) => `<zeebe:taskListener eventType="${event}" type="review-${event}"/>`)
       .join('')}</zeebe:taskListeners></bpmn:extensionElements></bpmn:userTask>`,
);

let server: TestApplication;
let client: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication();
  client = officialClient(server.url, 'demo');
  await client.createDeployment({
    resources: [new File([listened], 'listened.bpmn'), new File([reviewed], 'reviewed.bpmn')],
  });
});

afterAll(() => server.close());

const start = (processDefinitionId: string, tags: string[] = []) =>
  client.createProcessInstance({ processDefinitionId: processDefinitionId as never, tags: tags as never });

async function take(type: string) {
  const { jobs } = await client.activateJobs({
    type,
    worker: 'w',
    timeout: 60_000,
    maxJobsToActivate: 1,
    requestTimeout: 5_000,
  });
  expect(jobs, `a job of type ${type}`).toHaveLength(1);
  return jobs[0]!;
}

test('execution listeners are jobs of their kind, before and after the work', async () => {
  const { processInstanceKey } = await start('listened', ['county:north']);
  const before = await take('before');
  expect(before).toMatchObject({
    kind: 'EXECUTION_LISTENER',
    listenerEventType: 'START',
    retries: 2,
    customHeaders: { a: '1' },
    tags: ['county:north'],
    userTask: null,
  });
  await client.completeJob({ jobKey: before.jobKey, variables: { prepared: true } });
  const work = await take('work');
  expect(work).toMatchObject({
    kind: 'BPMN_ELEMENT',
    listenerEventType: 'UNSPECIFIED',
    variables: { prepared: true },
  });
  await client.completeJob({ jobKey: work.jobKey, variables: { done: 1 } });
  const after = await take('after');
  expect(after).toMatchObject({ kind: 'EXECUTION_LISTENER', listenerEventType: 'END' });
  await expect(client.throwJobError({ jobKey: after.jobKey, errorCode: 'E1' })).rejects.toMatchObject({
    status: 409,
  });
  await client.completeJob({ jobKey: after.jobKey });
  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'COMPLETED' });

  const { items } = await client.searchJobs(
    { filter: { processInstanceKey, kind: 'EXECUTION_LISTENER' }, sort: [{ field: 'jobKey' }] },
    now,
  );
  expect(items.map(({ listenerEventType, state }) => [listenerEventType, state])).toEqual([
    ['START', 'COMPLETED'],
    ['END', 'COMPLETED'],
  ]);
});

test('task listeners correct, deny and agree; the person waits for their answer', async () => {
  const { processInstanceKey } = await start('reviewed');
  const { items } = await client.searchUserTasks({ filter: { processInstanceKey } }, now);
  const { userTaskKey } = items[0]!;
  const taskNow = () => client.getUserTask({ userTaskKey }, now);

  const assigned = client.assignUserTask({ userTaskKey, assignee: 'demo', action: 'claim' });
  const assigning = await take('review-assigning');
  expect(assigning).toMatchObject({
    kind: 'TASK_LISTENER',
    listenerEventType: 'ASSIGNING',
    userTask: {
      action: 'claim',
      assignee: 'demo',
      candidateUsers: ['demo'],
      changedAttributes: ['assignee'],
      priority: 50,
      userTaskKey,
    },
  });
  expect(await taskNow()).toMatchObject({ state: 'ASSIGNING', assignee: null });
  await client.completeJob({
    jobKey: assigning.jobKey,
    result: { type: 'userTask', corrections: { priority: 80, candidateUsers: [] } },
  });
  await assigned;
  expect(await taskNow()).toMatchObject({
    state: 'CREATED',
    assignee: 'demo',
    priority: 80,
    candidateUsers: [],
  });

  const refused = expect(
    client.completeUserTask({ userTaskKey, variables: { granted: true } }),
  ).rejects.toMatchObject({ status: 409, message: expect.stringContaining('no signature') as string });
  const completing = await take('review-completing');
  expect(completing.variables).toEqual({ granted: true });
  await client.completeJob({
    jobKey: completing.jobKey,
    result: { type: 'userTask', denied: true, deniedReason: 'no signature' },
  });
  await refused;
  const denied = await client.searchJobs({ filter: { processInstanceKey, isDenied: true } }, now);
  expect(denied.items).toMatchObject([
    { isDenied: true, deniedReason: 'no signature', kind: 'TASK_LISTENER' },
  ]);

  const completed = client.completeUserTask({ userTaskKey, variables: { granted: false } });
  await client.completeJob({ jobKey: (await take('review-completing')).jobKey });
  await completed;
  expect(await taskNow()).toMatchObject({ state: 'COMPLETED' });
  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'COMPLETED' });
});

test('a canceled instance ends when the canceling listeners of its tasks were told', async () => {
  const { processInstanceKey } = await start('reviewed');
  await client.cancelProcessInstance({ processInstanceKey });
  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'ACTIVE' });
  const canceling = await take('review-canceling');
  await expect(
    client.completeJob({ jobKey: canceling.jobKey, result: { type: 'userTask', denied: true } }),
  ).rejects.toMatchObject({ status: 400 });
  await client.completeJob({ jobKey: canceling.jobKey });
  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'TERMINATED' });
  const { items } = await client.searchUserTasks({ filter: { processInstanceKey } }, now);
  expect(items).toMatchObject([{ state: 'CANCELED' }]);
});
