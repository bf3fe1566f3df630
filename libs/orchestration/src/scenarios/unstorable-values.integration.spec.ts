import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  flow,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const HOUR = 3_600_000;
const FAR = '+010000-01-01T00:00:00Z';
const userTask = (extensions: string) =>
  `<bpmn:userTask id="place"><bpmn:extensionElements><zeebe:userTask />${extensions}</bpmn:extensionElements></bpmn:userTask>`;
const caught = (definition: string) =>
  `<bpmn:intermediateCatchEvent id="place">${definition}</bpmn:intermediateCatchEvent>`;
const message = (name: string, key: string) =>
  `<bpmn:message id="m" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="${key}" /></bpmn:extensionElements></bpmn:message>`;
const thrownAtEnd = (definition: string) =>
  `<bpmn:startEvent id="start" /><bpmn:task id="before" /><bpmn:endEvent id="place">${definition}</bpmn:endEvent>`;

/** Where a model computes what a column of the database holds. */
const places: readonly (readonly [what: string, elements: string, extra?: string])[] = [
  ['the assignee', userTask('<zeebe:assignmentDefinition assignee="=bad" />')],
  ['the candidate users', userTask('<zeebe:assignmentDefinition candidateUsers="=[bad]" />')],
  ['the candidate groups', userTask('<zeebe:assignmentDefinition candidateGroups="=[&#34;x&#34;, bad]" />')],
  ['the due date', userTask('<zeebe:taskSchedule dueDate="=far" />')],
  ['the follow-up date', userTask('<zeebe:taskSchedule followUpDate="=far" />')],
  ['the external form reference', userTask('<zeebe:formDefinition externalReference="=bad" />')],
  ['the job type', serviceTask('place', '=bad')],
  [
    'the message name',
    caught('<bpmn:messageEventDefinition id="d" messageRef="m" />'),
    message('=bad', '=&#34;a&#34;'),
  ],
  [
    'the correlation key',
    caught('<bpmn:messageEventDefinition id="d" messageRef="m" />'),
    message('paid', '=bad'),
  ],
  [
    'the signal name',
    caught('<bpmn:signalEventDefinition id="d" signalRef="s" />'),
    '<bpmn:signal id="s" name="=bad" />',
  ],
  [
    'the error code',
    thrownAtEnd('<bpmn:errorEventDefinition id="d" errorRef="e" />'),
    '<bpmn:error id="e" errorCode="=bad" />',
  ],
  [
    'the escalation code',
    thrownAtEnd('<bpmn:escalationEventDefinition id="d" escalationRef="e" />'),
    '<bpmn:escalation id="e" escalationCode="=bad" />',
  ],
];

const wait =
  '<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>';
const afterTimer = (elements: string) =>
  elements.startsWith('<bpmn:startEvent')
    ? elements.replace('<bpmn:task id="before" />', wait) + flow('start', 'wait') + flow('wait', 'place')
    : startToEnd(wait + elements, ['wait', 'place']);

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
});
afterAll(() => installation.stop());

const incidentOf = async (processInstanceKey: string) => {
  const { rows } = await installation.owner.query<{ element_id: string; error_message: string }>(
    'select element_id, error_message from incident where process_instance_key = $1',
    [processInstanceKey],
  );
  return rows[0];
};

test.each(
  places.flatMap(([what, elements, extra = '']) =>
    (elements.includes('=far') ? [FAR] : ['a\u0000b', 'half \ud800']).map(
      (value) => [what, value, elements, extra] as const,
    ),
  ),
)('%s %j that a timer leads to is an incident that names it', async (what, value, elements, extra) => {
  const id = `p${places.findIndex(([name]) => name === what)}-${value.length}`;
  await engine.deploy(callBy('designer'), [processFile(id, afterTimer(elements), extra)]);
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: id },
    variables: { bad: value, far: value },
  });
  installation.clock.advance(2 * HOUR + 1);
  await until(async () => (await incidentOf(processInstanceKey)) !== undefined);
  const incident = await incidentOf(processInstanceKey);
  expect(incident?.element_id).toBe('place');
  expect(incident?.error_message).toContain(what);
  expect(incident?.error_message).toContain(JSON.stringify(value));
});

test('the worker whose completion leads there is told that it is done', async () => {
  const elements = serviceTask('work', 'work') + (places[3]?.[1] ?? '');
  await engine.deploy(callBy('designer'), [processFile('worked', startToEnd(elements, ['work', 'place']))]);
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'worked' },
    variables: { far: FAR },
  });
  const [job] = await engine.activateJobs({
    tenantIds: [TENANT],
    type: 'work',
    worker: 'w',
    maxJobsToActivate: 1,
    timeout: HOUR,
    requestTimeout: 0,
    fetchVariable: [],
    actor: callBy('worker').actor,
  });
  await engine.completeJob(callBy('worker'), job!.jobKey, {});
  expect(await incidentOf(processInstanceKey)).toMatchObject({ element_id: 'place' });
});
