import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  flow,
  processFile,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const signals = '<bpmn:signal id="s" name="alarm" /><bpmn:signal id="over" name="over" />';
const definition = (signal: string) =>
  `<bpmn:signalEventDefinition id="d-${signal}" signalRef="${signal}" />`;
const hear = startToEnd(
  `<bpmn:intermediateCatchEvent id="hear">${definition('s')}</bpmn:intermediateCatchEvent>`,
  ['hear'],
);
const tell = startToEnd(
  `<bpmn:intermediateThrowEvent id="tell"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=level" target="level" /></zeebe:ioMapping></bpmn:extensionElements>${definition('s')}</bpmn:intermediateThrowEvent>`,
  ['tell'],
);
const called = `<bpmn:startEvent id="ring">${definition('over')}</bpmn:startEvent><bpmn:endEvent id="end" />${flow('ring', 'end')}`;

const large = `<bpmn:startEvent id="over-limit"><bpmn:conditionalEventDefinition id="c"><bpmn:condition>amount &gt; 100</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent><bpmn:endEvent id="end" />${flow('over-limit', 'end')}`;

let installation: TestInstallation;
let engine: Engine;
let other: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  other = await installation.startEngine();
  await engine.deploy(callBy('designer'), [
    processFile('hearing', hear, signals),
    processFile('telling', tell, signals),
    processFile('called', called, signals),
    processFile('large', large),
  ]);
});

afterAll(() => installation.stop());

const clerk = callBy('clerk');
const start = (processDefinitionId: string, variables = {}) =>
  engine.createProcessInstance(clerk, { definition: { processDefinitionId }, variables });
const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await installation.owner.query(`select count(*) from ${sql}`, values)).rows[0].count);
const ended = (key: string): Promise<boolean> =>
  count("process_instance where process_instance_key = $1 and state = 'COMPLETED'", [key]).then(
    (found) => found === 1,
  );
const level = async (key: string): Promise<string> =>
  (
    await installation.owner.query(
      "select value from variable where process_instance_key = $1 and name = 'level'",
      [key],
    )
  ).rows[0].value as string;

test('a broadcast signal reaches every instance that waits for it, with its variables', async () => {
  const waiting = await Promise.all([start('hearing'), start('hearing'), start('hearing')]);
  await other.broadcastSignal(clerk, { name: 'alarm', variables: { level: 3 } });
  for (const { processInstanceKey } of waiting) {
    await until(() => ended(processInstanceKey));
    expect(JSON.parse(await level(processInstanceKey))).toBe(3);
  }
  expect(
    await count("signal_subscription where state = 'CREATED' and process_instance_key is not null"),
  ).toBe(0);
  await until(async () => (await count('outbox_command')) === 0);
});

test('a signal waits for nobody: an instance that comes later does not hear it', async () => {
  await engine.broadcastSignal(clerk, { name: 'alarm', variables: {} });
  const { processInstanceKey } = await start('hearing');
  expect(
    await count("process_instance where process_instance_key = $1 and state = 'ACTIVE'", [
      processInstanceKey,
    ]),
  ).toBe(1);
  await engine.cancelProcessInstance(clerk, processInstanceKey);
  expect(
    await count("signal_subscription where process_instance_key = $1 and state = 'DELETED'", [
      processInstanceKey,
    ]),
  ).toBe(1);
});

test('a signal that one instance throws reaches another', async () => {
  const { processInstanceKey } = await start('hearing');
  await start('telling', { level: 7, secret: 'stays' });
  await until(() => ended(processInstanceKey));
  expect(JSON.parse(await level(processInstanceKey))).toBe(7);
  expect(
    await count("variable where process_instance_key = $1 and name = 'secret'", [processInstanceKey]),
  ).toBe(0);
});

test('a signal start event begins one instance per broadcast, of the newest version only', async () => {
  await engine.broadcastSignal(clerk, { name: 'over', variables: {} });
  await until(async () => (await count("process_instance where process_definition_id = 'called'")) === 1);
  await engine.deploy(callBy('designer'), [
    processFile('called', called.replace('id="end"', 'id="end" name="finished"'), signals),
  ]);
  await engine.broadcastSignal(clerk, { name: 'over', variables: {} });
  await until(async () => (await count("process_instance where process_definition_id = 'called'")) === 2);
  await until(async () => (await count('outbox_command')) === 0);
  expect(
    await count("process_instance where process_definition_id = 'called' and process_definition_version = 2"),
  ).toBe(1);
});

test('a broadcast repeated under its idempotency key happens once', async () => {
  const before = await count("process_instance where process_definition_id = 'called'");
  const call = callBy('clerk', 'the-same');
  const first = await engine.broadcastSignal(call, { name: 'over', variables: {} });
  expect(await other.broadcastSignal(call, { name: 'over', variables: {} })).toEqual(first);
  await until(async () => (await count('outbox_command')) === 0);
  expect(await count("process_instance where process_definition_id = 'called'")).toBe(before + 1);
});

test('a signal without a name is refused', async () => {
  await expect(engine.broadcastSignal(clerk, { name: '', variables: {} })).rejects.toThrow(
    'signal name is empty',
  );
});

test('a signal stays within its tenant', async () => {
  await installation.owner.query(
    "insert into tenant (tenant_id, name) values ('neighbour', 'Neighbour') on conflict do nothing",
  );
  const { processInstanceKey } = await start('hearing');
  await engine.broadcastSignal({ ...clerk, tenantId: 'neighbour' }, { name: 'alarm', variables: {} });
  expect(await count("outbox_command where tenant_id = 'neighbour'")).toBe(0);
  expect(await ended(processInstanceKey)).toBe(false);
});

test('a conditional start event begins an instance when its condition holds with the given variables', async () => {
  const none = await engine.evaluateConditionals(clerk, { variables: { amount: 100 } });
  expect(none.processInstances).toEqual([]);
  const call = callBy('clerk', 'conditionals');
  const { processInstances } = await engine.evaluateConditionals(call, { variables: { amount: 101 } });
  expect(processInstances).toHaveLength(1);
  expect((await other.evaluateConditionals(call, { variables: { amount: 101 } })).processInstances).toEqual(
    processInstances,
  );
  await until(() => ended(processInstances[0]!.processInstanceKey));
  expect(await count("process_instance where process_definition_id = 'large'")).toBe(1);
});
