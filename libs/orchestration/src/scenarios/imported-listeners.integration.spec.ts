import { importModel } from '@vorgang/bpmn';
import type { UserTaskKey } from '@vorgang/execution';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActivatedJob, Engine } from '../contract.js';
import { callBy, startInstallation, TENANT, until, type TestInstallation } from '../testing/installation.js';

/** Java code of every kind hears of the process, of each kind of its elements and of the life of its task. */
const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="dog-tax" isExecutable="true">
    <bpmn:extensionElements>
      <camunda:executionListener event="start" class="org.example.ProcessBegins" />
      <camunda:executionListener event="end" class="org.example.ProcessEnds" />
    </bpmn:extensionElements>
    <bpmn:startEvent id="start"><bpmn:extensionElements>
      <camunda:executionListener event="end" class="org.example.Received" /></bpmn:extensionElements></bpmn:startEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="check" />
    <bpmn:userTask id="check" camunda:assignee="ada">
      <bpmn:extensionElements>
        <camunda:taskListener event="complete" delegateExpression="\${checkCompleted}" />
        <camunda:taskListener event="create" delegateExpression="\${notifyGroup}" />
        <camunda:executionListener event="end" expression="\${audit.left(execution)}" />
        <camunda:executionListener event="start" expression="\${audit.entered(execution)}" />
        <camunda:executionListener event="start" class="org.example.Prepare" />
        <camunda:taskListener event="assignment" delegateExpression="\${notifyAssignee}" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="b" sourceRef="check" targetRef="which" />
    <bpmn:exclusiveGateway id="which" default="c"><bpmn:extensionElements>
      <camunda:executionListener event="start" class="org.example.Decide" /></bpmn:extensionElements></bpmn:exclusiveGateway>
    <bpmn:sequenceFlow id="c" sourceRef="which" targetRef="notice" />
    <bpmn:serviceTask id="notice" camunda:type="external" camunda:topic="send-notice">
      <bpmn:extensionElements>
        <camunda:executionListener event="start" class="org.example.BeforeNotice" />
        <camunda:executionListener event="end" class="org.example.AfterNotice" />
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="d" sourceRef="notice" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:extensionElements>
      <camunda:executionListener event="start" class="org.example.Closing" />
      <camunda:executionListener event="end" class="org.example.Closed" /></bpmn:extensionElements></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

const worker = callBy('worker');
let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
});

afterAll(() => installation.stop());

/** The jobs that wait now, whatever their type, taken by a worker. */
async function waitingJobs(): Promise<readonly ActivatedJob[]> {
  const { rows } = await installation.owner.query<{ type: string }>(
    "select type from job where state = 'CREATED' order by job_key",
  );
  const taken: ActivatedJob[] = [];
  for (const { type } of rows) {
    taken.push(
      ...(await engine.activateJobs({
        type,
        worker: 'test',
        tenantIds: [TENANT],
        maxJobsToActivate: 10,
        timeout: 60_000,
        requestTimeout: 0,
        fetchVariable: [],
        actor: worker.actor,
      })),
    );
  }
  return taken;
}

/** Does every job until none waits, and tells what it did: element, listener and type of each. */
async function workUntilNothingWaits(): Promise<readonly string[]> {
  const done: string[] = [];
  for (;;) {
    const jobs = await waitingJobs();
    expect(jobs.length, 'jobs that wait at once').toBeLessThanOrEqual(1);
    const [job] = jobs;
    if (job === undefined) return done;
    const kind = job.listener === null ? 'work' : `${job.listener.kind} ${job.listener.eventType}`;
    done.push(`${job.elementId}: ${kind} ${job.type}`);
    await engine.completeJob(worker, job.jobKey, {});
  }
}

test('listeners of a Camunda 7 model come as jobs, in the order of its engine, and its instance ends', async () => {
  const imported = await importModel(new TextEncoder().encode(MODEL), 'dog-tax.bpmn');
  if (!imported.ok) expect.fail(JSON.stringify(imported.problems));
  expect(imported.problems).toEqual([]);
  expect(imported.entries.filter(({ outcome }) => outcome === 'needsWork')).toEqual([]);

  const content = new TextEncoder().encode(imported.xml);
  await engine.deploy(callBy('designer'), [{ name: 'dog-tax.bpmn', content }]);
  const { processInstanceKey } = await engine.createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId: 'dog-tax' },
    variables: {},
  });
  expect(await workUntilNothingWaits()).toEqual([
    'dog-tax: EXECUTION_LISTENER START org.example.ProcessBegins',
    'start: EXECUTION_LISTENER END org.example.Received',
    'check: EXECUTION_LISTENER START audit.entered',
    'check: EXECUTION_LISTENER START org.example.Prepare',
    'check: TASK_LISTENER CREATING notifyGroup',
    'check: TASK_LISTENER ASSIGNING notifyAssignee',
  ]);

  const task = async () => {
    const { rows } = await installation.owner.query<{ key: UserTaskKey; state: string; assignee: string }>(
      'select user_task_key as key, state, assignee from user_task where process_instance_key = $1',
      [processInstanceKey],
    );
    return rows[0]!;
  };
  const { key, ...open } = await task();
  expect(open).toEqual({ state: 'CREATED', assignee: 'ada' });
  const completed = engine.completeUserTask(callBy('ada'), key, {}, 'complete');
  await until(async () => (await task()).state !== 'CREATED');
  expect(await workUntilNothingWaits()).toEqual([
    'check: TASK_LISTENER COMPLETING checkCompleted',
    'check: EXECUTION_LISTENER END audit.left',
    'which: EXECUTION_LISTENER START org.example.Decide',
    'notice: EXECUTION_LISTENER START org.example.BeforeNotice',
    'notice: work send-notice',
    'notice: EXECUTION_LISTENER END org.example.AfterNotice',
    'end: EXECUTION_LISTENER START org.example.Closing',
    'end: EXECUTION_LISTENER END org.example.Closed',
    'dog-tax: EXECUTION_LISTENER END org.example.ProcessEnds',
  ]);
  await completed;

  const { rows } = await installation.owner.query<{ state: string }>(
    'select state from process_instance where process_instance_key = $1',
    [processInstanceKey],
  );
  expect(rows).toEqual([{ state: 'COMPLETED' }]);
});
