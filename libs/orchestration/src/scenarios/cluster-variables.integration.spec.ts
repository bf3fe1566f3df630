import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext, Engine } from '../contract.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

let installation: TestInstallation;
let engine: Engine;
let other: Engine;

const designer = callBy('designer');
const HOUR = 3_600_000;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  other = await installation.startEngine();
  await installation.owner.query("insert into tenant (tenant_id, name) values ('south', 'South')");
  await engine.deploy(designer, [askFile]);
  await engine.deploy(south, [askFile]);
});

afterAll(() => installation.stop());

const south: CallContext = { ...designer, tenantId: 'south' };
/** Asks for work of the type that the settings name. */
const askFile = processFile('ask', startToEnd(serviceTask('work', '=camunda.vars.env.office'), ['work']));

async function set(place: '*' | 'south' | '<default>', name: string, value: unknown): Promise<void> {
  await installation.owner.query(
    `insert into cluster_variable (tenant_id, scope, name, value) values ($1, $2, $3, $4)
     on conflict (tenant_id, name) do update set value = excluded.value`,
    [place, place === '*' ? 'GLOBAL' : 'TENANT', name, JSON.stringify(value)],
  );
}

async function jobType(node: Engine, call = designer, processDefinitionId = 'ask'): Promise<string | null> {
  const created = await node.createProcessInstance(call, {
    definition: { processDefinitionId },
    variables: {},
  });
  const { rows } = await installation.owner.query<{ readonly type: string }>(
    'select type from job where process_instance_key = $1',
    [created.processInstanceKey],
  );
  return rows[0]?.type ?? null;
}

const instancesOf = async (processDefinitionId: string): Promise<number> =>
  (
    await installation.owner.query('select from process_instance where process_definition_id = $1', [
      processDefinitionId,
    ])
  ).rowCount ?? 0;

test('a change holds with the next step on every node; each tenant sees its own and the installation’s', async () => {
  await set('*', 'office', 'registry');
  expect([await jobType(engine), await jobType(other), await jobType(other, south)]).toEqual(
    Array(3).fill('registry'),
  );
  await set('south', 'office', 'southern-registry');
  expect([await jobType(engine), await jobType(other, south)]).toEqual(['registry', 'southern-registry']);
  await set('*', 'office', 'archive');
  expect([await jobType(other), await jobType(engine, south)]).toEqual(['archive', 'southern-registry']);
  await installation.owner.query(`delete from cluster_variable where tenant_id = 'south'`);
  expect(await jobType(other, south)).toBe('archive');
});

test('one that is missing is an incident where a value is needed; set and resolved, the instance goes on', async () => {
  await installation.owner.query(`delete from cluster_variable`);
  expect(await jobType(engine)).toBeNull();
  const { rows } = await installation.owner.query<{ readonly incident_key: string }>(
    `select incident_key from incident where state = 'ACTIVE'`,
  );
  expect(rows).toHaveLength(1);
  await set('*', 'office', 'registry');
  await other.resolveIncident(designer, rows[0]!.incident_key as never);
  const { rowCount } = await installation.owner.query(`select from incident where state = 'ACTIVE'`);
  expect(rowCount).toBe(0);
});

test('names and timers of start events are read once, at the deployment', async () => {
  await set('*', 'order', 'ordered');
  await set('*', 'rhythm', 'R/PT1H');
  await engine.deploy(designer, [
    processFile(
      'by-message',
      `<bpmn:startEvent id="start"><bpmn:messageEventDefinition id="d" messageRef="m" /></bpmn:startEvent>`,
      '<bpmn:message id="m" name="=camunda.vars.cluster.order" />',
    ),
    processFile(
      'by-timer',
      `<bpmn:startEvent id="start"><bpmn:timerEventDefinition id="t"><bpmn:timeCycle>=camunda.vars.env.rhythm</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>`,
    ),
  ]);
  await set('*', 'order', 'bought');
  await set('*', 'rhythm', 'never');
  for (const name of ['ordered', 'bought'])
    await engine.publishMessage(designer, { name, correlationKey: '', timeToLive: 0, variables: {} });
  expect(await instancesOf('by-message')).toBe(1);

  for (const fired of [1, 2, 3]) {
    installation.clock.advance(HOUR + 1);
    await until(async () => (await instancesOf('by-timer')) === fired);
  }
});

test('a start event whose setting is missing is refused at deployment', async () => {
  const file = processFile(
    'by-nothing',
    `<bpmn:startEvent id="start"><bpmn:messageEventDefinition id="d" messageRef="m" /></bpmn:startEvent>`,
    '<bpmn:message id="m" name="=camunda.vars.cluster.nothing" />',
  );
  await expect(engine.deploy(designer, [file])).rejects.toMatchObject({
    problems: [{ elementId: 'start', rule: 'message-name' }],
  });
});

test('the conditions of start events see those of the tenant that evaluates them', async () => {
  const file = processFile(
    'by-condition',
    `<bpmn:startEvent id="start"><bpmn:conditionalEventDefinition id="c"><bpmn:condition>=amount &gt; camunda.vars.env.limit</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>`,
  );
  await engine.deploy(designer, [file]);
  await engine.deploy(south, [file]);
  await set('*', 'limit', 100);
  await set('south', 'limit', 10);
  const started = async (call: CallContext) =>
    (await other.evaluateConditionals(call, { variables: { amount: 50 } })).processInstances.length;
  expect([await started(designer), await started(south)]).toEqual([0, 1]);
});

test('a process that mentions none does not look for them', async () => {
  await engine.deploy(designer, [processFile('plain', startToEnd(serviceTask('work', 'plain'), ['work']))]);
  await installation.owner.query('revoke select on cluster_variable_change from vorgang_engine');
  try {
    expect(await jobType(engine, designer, 'plain')).toBe('plain');
    await expect(jobType(engine)).rejects.toThrow('permission denied');
  } finally {
    await installation.owner.query('grant select on cluster_variable_change to vorgang_engine');
  }
});
