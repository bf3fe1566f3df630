import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../../testing/official-client.js';
import { startTestApplication, type TestApplication } from '../../testing/test-application.js';

const model = (id: string, extensions: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
  <bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start"/>
    <bpmn:adHocSubProcess id="x"><bpmn:extensionElements>${extensions}</bpmn:extensionElements>
      <bpmn:serviceTask id="look" name="Look it up"><bpmn:documentation>Reads the register.</bpmn:documentation>
        <bpmn:extensionElements><zeebe:taskDefinition type="${id}-look"/></bpmn:extensionElements></bpmn:serviceTask>
      <bpmn:serviceTask id="ask"><bpmn:extensionElements><zeebe:taskDefinition type="${id}-ask"/></bpmn:extensionElements></bpmn:serviceTask>
    </bpmn:adHocSubProcess><bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="x"/><bpmn:sequenceFlow id="g" sourceRef="x" targetRef="end"/>
  </bpmn:process></bpmn:definitions>`;

const OUTPUT = '<zeebe:adHoc outputCollection="results" outputElement="=result"/>';

let server: TestApplication;
let client: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication();
  client = officialClient(server.url, 'demo');
  await client.createDeployment({
    resources: [
      new File([model('free', OUTPUT)], 'free.bpmn'),
      new File([model('chosen', `<zeebe:taskDefinition type="choose"/>${OUTPUT}`)], 'chosen.bpmn'),
    ],
  });
});

afterAll(() => server.close());

async function start(processDefinitionId: string) {
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionId: processDefinitionId as never,
  });
  const filter = { processInstanceKey, elementId: 'x' as never };
  const { items } = await client.searchElementInstances({ filter }, now);
  return { processInstanceKey, adHocSubProcessInstanceKey: items[0]!.elementInstanceKey };
}

async function take(type: string, maxJobsToActivate = 1) {
  const { jobs } = await client.activateJobs({
    type,
    worker: 'w',
    timeout: 60_000,
    maxJobsToActivate,
    requestTimeout: 5_000,
  });
  expect(jobs, `a job of type ${type}`).not.toHaveLength(0);
  return jobs[0]!;
}

const look = 'look' as never;
const ask = 'ask' as never;

test('someone activates elements with variables of their own, and their results are collected', async () => {
  const { processInstanceKey, adHocSubProcessInstanceKey } = await start('free');
  await client.activateAdHocSubProcessActivities({
    adHocSubProcessInstanceKey,
    elements: [{ elementId: look, variables: { topic: 'water' } }, { elementId: ask }],
  });
  const first = await take('free-look');
  expect(first.variables).toMatchObject({ topic: 'water' });
  await client.completeJob({ jobKey: first.jobKey, variables: { result: 'dry' } });
  await client.activateAdHocSubProcessActivities({
    adHocSubProcessInstanceKey,
    elements: [{ elementId: look }],
    cancelRemainingInstances: true,
  });
  const second = await take('free-look');
  expect(second.variables).not.toHaveProperty('topic');
  await client.completeJob({ jobKey: second.jobKey, variables: { result: 'wet' } });
  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'COMPLETED' });
  const { items } = await client.searchVariables({ filter: { processInstanceKey, name: 'results' } }, now);
  const collections = items.filter(({ scopeKey }) => String(scopeKey) === String(processInstanceKey));
  expect(collections.map(({ value }) => value)).toEqual(['["dry","wet"]']);
});

test('what cannot be activated is refused with all of the request, and nothing happens', async () => {
  const { processInstanceKey, adHocSubProcessInstanceKey } = await start('free');
  const activate = (body: object) =>
    client.activateAdHocSubProcessActivities({ adHocSubProcessInstanceKey, ...body } as never);
  await expect(activate({ elements: [{ elementId: look }, { elementId: 'end' }] })).rejects.toMatchObject({
    status: 400,
  });
  await expect(activate({ elements: [] })).rejects.toMatchObject({ status: 400 });
  await expect(
    activate({ elements: [{ elementId: look }], adHocSubProcessInstanceKey: processInstanceKey }),
  ).rejects.toMatchObject({ status: 404 });
  const stranger = officialClient(server.url, 'citizen');
  await expect(
    stranger.activateAdHocSubProcessActivities({
      adHocSubProcessInstanceKey,
      elements: [{ elementId: look }],
    }),
  ).rejects.toMatchObject({
    status: expect.toSatisfy((status: number) => status >= 401 && status <= 404) as number,
  });
  const { items } = await client.searchElementInstances(
    { filter: { processInstanceKey, elementId: look } },
    now,
  );
  expect(items).toEqual([]);
});

test('a worker chooses what runs until it says that the sub-process is complete', async () => {
  const { processInstanceKey } = await start('chosen');
  const question = await take('choose');
  expect(question).toMatchObject({ kind: 'AD_HOC_SUB_PROCESS', listenerEventType: 'UNSPECIFIED' });
  expect(question.variables).toMatchObject({
    results: [],
    adHocSubProcessElements: [
      { elementId: 'look', elementName: 'Look it up', documentation: 'Reads the register.', properties: {} },
      { elementId: 'ask', elementName: null, documentation: null, properties: {} },
    ],
  });
  await expect(
    client.completeJob({ jobKey: question.jobKey, result: { type: 'userTask', denied: true } }),
  ).rejects.toMatchObject({ status: 400 });
  const chosen = {
    jobKey: question.jobKey,
    variables: { round: 1 },
    result: {
      type: 'adHocSubProcess' as const,
      activateElements: [{ elementId: look, variables: { topic: 'air' } }, { elementId: ask }],
    },
  };
  await client.completeJob(chosen);
  // Its reply was lost, and it says the same again.
  await expect(client.completeJob(chosen)).rejects.toMatchObject({ status: 409 });

  const work = await take('chosen-look');
  expect(work.variables).toMatchObject({ topic: 'air', round: 1 });
  await client.completeJob({ jobKey: work.jobKey, variables: { result: 42 } });
  const next = await take('choose');
  expect(next.variables).toMatchObject({ results: [42], round: 1 });
  await client.completeJob({
    jobKey: next.jobKey,
    result: {
      type: 'adHocSubProcess',
      isCompletionConditionFulfilled: true,
      isCancelRemainingInstances: true,
    },
  });
  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({ state: 'COMPLETED' });
  const { items } = await client.searchJobs(
    { filter: { processInstanceKey, kind: 'AD_HOC_SUB_PROCESS' }, sort: [{ field: 'jobKey' }] },
    now,
  );
  expect(items.map(({ state }) => state)).toEqual(['COMPLETED', 'COMPLETED']);
});
