import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../../testing/official-client.js';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

const model = (
  id: string,
  processExtensions: string,
  element: string,
) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
  <bpmn:process id="${id}" isExecutable="true"><bpmn:extensionElements>${processExtensions}</bpmn:extensionElements>
    <bpmn:startEvent id="start"/>${element}<bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="x"/><bpmn:sequenceFlow id="g" sourceRef="x" targetRef="end"/>
  </bpmn:process></bpmn:definitions>`;
const element = (kind: string, extensions: string, inner = '') =>
  `<bpmn:${kind} id="x"><bpmn:extensionElements>${extensions}</bpmn:extensionElements>${inner}</bpmn:${kind}>`;
const task = (type: string) => `<zeebe:taskDefinition type="${type}"/>`;
const priority = (value: string) => `<zeebe:jobPriorityDefinition priority="${value}"/>`;

const models = [
  model('urgent', priority('3'), element('serviceTask', task('sorted') + priority('=urgency'))),
  model('usual', priority('3'), element('serviceTask', task('sorted'))),
  model('plain', '', element('serviceTask', task('sorted'))),
  model(
    'patient',
    '',
    element(
      'serviceTask',
      `${task('patient')}<zeebe:taskHeaders><zeebe:header key="retryBackoff" value="PT1M*2..PT3M"/></zeebe:taskHeaders>`,
    ),
  ),
  model(
    'listened',
    '',
    element(
      'task',
      '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="listened"/></zeebe:executionListeners>',
    ),
  ),
  model('chosen', '', element('adHocSubProcess', task('chosen'), '<bpmn:task id="a"/>')),
  model(
    'asked',
    '',
    element(
      'userTask',
      '<zeebe:userTask/><zeebe:taskListeners><zeebe:taskListener eventType="creating" type="asked"/></zeebe:taskListeners>',
    ),
  ),
];

let server: TestApplication;
let client: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication();
  client = officialClient(server.url, 'demo');
  await client.createDeployment({
    resources: models.map((xml, index) => new File([xml], `${index}.bpmn`)),
  });
});

afterAll(() => server.close());

async function start(processDefinitionId: string, variables: Record<string, unknown> = {}) {
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionId: processDefinitionId as never,
    variables,
  });
  return processInstanceKey;
}

async function take(type: string, maxJobsToActivate = 1) {
  const { jobs } = await client.activateJobs({
    type,
    worker: 'w',
    timeout: 60_000,
    maxJobsToActivate,
    requestTimeout: -1,
  });
  return jobs;
}

const post = (path: string, body: object) =>
  fetch(`${server.url}/v2/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...as('demo') },
    body: JSON.stringify(body),
  });

test('jobs of higher priority go first, then the older one; the search shows, sorts and filters by it', async () => {
  const instances = [
    await start('plain'),
    await start('usual'),
    await start('urgent', { urgency: 7 }),
    await start('urgent', { urgency: -1 }),
    await start('usual'),
  ];
  const jobs = await take('sorted', 10);
  const [plain, usual, urgent, unimportant, later] = instances;
  expect(jobs.map(({ processInstanceKey }) => processInstanceKey)).toEqual([
    urgent,
    usual,
    later,
    plain,
    unimportant,
  ]);

  const search = async (body: object) => {
    const response = await post('jobs/search', body);
    const { items } = (await response.json()) as { items: { priority: number }[] };
    return items.map((job) => job.priority);
  };
  const sort = [{ field: 'priority', order: 'DESC' }];
  expect(await search({ filter: { type: 'sorted' }, sort })).toEqual([7, 3, 3, 0, -1]);
  expect(await search({ filter: { type: 'sorted', priority: { $gt: 0 } }, sort })).toEqual([7, 3, 3]);
});

test('a failed job comes back after the pause of the model, unless its worker names one', async () => {
  await start('patient');
  const begun = Date.now();
  const fails = async (retries: number, retryBackOff?: number) => {
    const [job] = await take('patient');
    // The official client, where it checks what it sends, adds a back-off of 0 that nobody named.
    const response = await post(`jobs/${job!.jobKey}/failure`, {
      retries,
      ...(retryBackOff === undefined ? {} : { retryBackOff }),
    });
    expect(response.status).toBe(204);
  };
  const passes = (milliseconds: number) => client.pinClock({ timestamp: begun + milliseconds });
  await client.pinClock({ timestamp: begun });
  await fails(5);
  expect(await take('patient')).toEqual([]);
  await passes(59_000);
  expect(await take('patient')).toEqual([]);
  await passes(60_000);
  await fails(4, 0);
  await fails(3);
  await passes(239_000);
  expect(await take('patient')).toEqual([]);
  await passes(240_000);
  expect(await take('patient')).toHaveLength(1);
  await client.resetClock();
});

describe('a result that the job cannot have is refused, names the field and changes nothing', () => {
  const adHoc = { type: 'adHocSubProcess', activateElements: [{ elementId: 'a' }] };
  const userTask = { type: 'userTask', denied: false };
  test.each([
    ['plain', 'sorted', userTask, 'result'],
    ['plain', 'sorted', adHoc, 'result'],
    ['plain', 'sorted', {}, 'result'],
    ['listened', 'listened', userTask, 'result'],
    ['listened', 'listened', adHoc, 'result'],
    ['asked', 'asked', adHoc, 'result.type'],
    ['chosen', 'chosen', userTask, 'result.type'],
    ['chosen', 'chosen', { ...userTask, activateElements: [] }, 'result.activateElements'],
  ])('%s: job of type %s with %j names %s', async (process, type, result, field) => {
    const processInstanceKey = await start(process);
    const [job] = await take(type);
    const response = await post(`jobs/${job!.jobKey}/completion`, { result });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
    const { items } = await client.searchJobs({ filter: { processInstanceKey } }, now);
    expect(items).toMatchObject([{ jobKey: job!.jobKey, state: 'CREATED' }]);
    await client.cancelProcessInstance({ processInstanceKey });
  });
});
