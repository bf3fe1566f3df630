import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  flow,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const error = '<bpmn:error id="e" name="e" errorCode="E1" />';
const call = (id: string) =>
  `<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${id}" /></bpmn:extensionElements></bpmn:callActivity>`;
const calling = (id: string) => startToEnd(call(id), ['call']);
const failing = `<bpmn:startEvent id="start" /><bpmn:endEvent id="broken"><bpmn:errorEventDefinition errorRef="e" /></bpmn:endEvent>${flow('start', 'broken')}`;
const catching = `${calling('failing')}<bpmn:boundaryEvent id="caught" attachedToRef="call"><bpmn:errorEventDefinition errorRef="e" /></bpmn:boundaryEvent>
  <bpmn:endEvent id="mended" />${flow('caught', 'mended')}`;

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  await installation.startEngine();
  await engine.deploy(callBy('designer'), [
    processFile('quick', startToEnd('<bpmn:task id="t" />', ['t'])),
    processFile('slow', startToEnd(serviceTask('work', 'work'), ['work'])),
    processFile('calls-quick', calling('quick')),
    processFile('calls-slow', calling('slow')),
    processFile('failing', failing, error),
    processFile('catching', catching, error),
    processFile('calls-nobody', calling('nobody')),
  ]);
});

afterAll(() => installation.stop());

const clerk = callBy('clerk');
const start = (processDefinitionId: string, variables = {}) =>
  engine.createProcessInstance(clerk, { definition: { processDefinitionId }, variables });
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await installation.owner.query(`select count(*) from ${sql}`, values)).rows[0].count);
const inState = (key: string, state: string): Promise<boolean> =>
  count('process_instance where process_instance_key = $1 and state = $2', [key, state]).then(
    (found) => found === 1,
  );
const calledInstances = (id: string, state: string): Promise<number> =>
  count('process_instance where process_definition_id = $1 and state = $2', [id, state]);

test('a called process runs as an instance of its own, and its end lets the caller go on', async () => {
  const { processInstanceKey } = await start('calls-quick', { x: 1 });
  await until(() => inState(processInstanceKey, 'COMPLETED'));
  expect(await calledInstances('quick', 'COMPLETED')).toBe(1);
  expect(await count('process_instance where parent_process_instance_key = $1', [processInstanceKey])).toBe(
    1,
  );
  await until(async () => (await count('outbox_command')) === 0);
});

test('an error that ends the called process is caught on the boundary of the call activity', async () => {
  const { processInstanceKey } = await start('catching');
  await until(() => inState(processInstanceKey, 'COMPLETED'));
  expect(
    await count("element_instance where process_instance_key = $1 and element_id = 'mended'", [
      processInstanceKey,
    ]),
  ).toBe(1);
  expect(await calledInstances('failing', 'TERMINATED')).toBe(1);
});

test('canceling the caller cancels the called process, which cannot be canceled by itself', async () => {
  const { processInstanceKey } = await start('calls-slow');
  await until(async () => (await calledInstances('slow', 'ACTIVE')) === 1);
  const called = await installation.owner.query<{ process_instance_key: string }>(
    "select process_instance_key from process_instance where process_definition_id = 'slow'",
  );
  const key = called.rows[0]!.process_instance_key as typeof processInstanceKey;
  await expect(engine.cancelProcessInstance(clerk, key)).rejects.toThrow(/Cancel the calling instance/);
  await engine.cancelProcessInstance(clerk, processInstanceKey);
  await until(() => inState(key, 'TERMINATED'));
  await until(async () => (await count('outbox_command')) === 0);
});

test('a process that is not deployed is an incident of the call activity', async () => {
  const { processInstanceKey } = await start('calls-nobody');
  expect(
    await count("incident where process_instance_key = $1 and error_type = 'CALLED_ELEMENT_ERROR'", [
      processInstanceKey,
    ]),
  ).toBe(1);
});

test('what was told before a crash is told again and done once', async () => {
  const { processInstanceKey } = await start('calls-quick', { again: true });
  await until(() => inState(processInstanceKey, 'COMPLETED'));
  const before = await calledInstances('quick', 'COMPLETED');
  const step = await installation.owner.query<{
    process_instance_key: string;
    process_definition_key: string;
  }>(
    "select process_instance_key, process_definition_key from process_instance where process_definition_id = 'quick' order by process_instance_key desc limit 1",
  );
  const { process_instance_key: key, process_definition_key: definition } = step.rows[0]!;
  const again = (commandId: string, receiver: string, command: object) =>
    installation.owner.query(
      `insert into outbox_command (tenant_id, command_id, process_instance_key, command, actor_kind, actor_id, created_at, available_at)
       values ('<default>', $1, $2, $3, 'user', 'clerk', '2020-01-01', '2020-01-01')`,
      [commandId, receiver, JSON.stringify(command)],
    );
  await again(`call:${key}`, key, {
    kind: 'createProcessInstance',
    processInstanceKey: key,
    processDefinitionKey: definition,
    processDefinitionVersion: 1,
    tenantId: '<default>',
    variables: {},
    parent: { processInstanceKey, elementInstanceKey: '1', caughtErrors: [] },
  });
  await again(`call-end:${key}`, processInstanceKey, {
    kind: 'completeCalledProcess',
    calledProcessInstanceKey: key,
    variables: {},
  });
  await until(async () => (await count('outbox_command')) === 0);
  expect(await calledInstances('quick', 'COMPLETED')).toBe(before);
});
