import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  flow,
  processFile,
  startInstallation,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const key = '<bpmn:extensionElements><zeebe:subscription correlationKey="=file" /></bpmn:extensionElements>';
const roots = `<bpmn:message id="form" name="form">${key}</bpmn:message><bpmn:message id="fee" name="fee">${key}</bpmn:message>
  <bpmn:message id="letter" name="letter" /><bpmn:signal id="open" name="open" />`;
const collecting = `<bpmn:startEvent id="all" parallelMultiple="true"><bpmn:messageEventDefinition id="m1" messageRef="form" />
  <bpmn:messageEventDefinition id="m2" messageRef="fee" /><bpmn:signalEventDefinition id="s1" signalRef="open" /></bpmn:startEvent>
  <bpmn:endEvent id="end" />${flow('all', 'end')}`;
const receiving = `<bpmn:receiveTask id="receive" instantiate="true" messageRef="letter" /><bpmn:endEvent id="end" />${flow('receive', 'end')}`;

let installation: TestInstallation;
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  await engine.deploy(callBy('designer'), [
    processFile('collecting', collecting, roots),
    processFile('receiving', receiving, roots),
  ]);
});

afterAll(() => installation.stop());

const clerk = callBy('clerk');
const publish = (name: string, correlationKey: string) =>
  engine.publishMessage(clerk, { name, correlationKey, timeToLive: 0, variables: { file: correlationKey } });
const instances = async (processId: string, state: string): Promise<number> => {
  const { rows } = await installation.owner.query(
    'select count(*) from process_instance where process_definition_id = $1 and state = $2',
    [processId, state],
  );
  return Number(rows[0].count);
};
const quiet = () =>
  until(
    async () =>
      Number((await installation.owner.query('select count(*) from outbox_command')).rows[0].count) === 0,
  );

test('a start event that needs several triggers collects them by key: one instance for each key', async () => {
  await publish('form', 'A-1');
  await publish('fee', 'B-2');
  await publish('fee', 'A-1');
  await publish('form', 'B-2');
  expect(await instances('collecting', 'ACTIVE')).toBe(2);
  await engine.broadcastSignal(clerk, { name: 'open', variables: {} });
  await until(async () => (await instances('collecting', 'COMPLETED')) === 2);
  await quiet();
  // The signal was the one that was missing in both, so it began no third instance.
  expect(await instances('collecting', 'ACTIVE')).toBe(0);
});

test('a signal that no instance waits for begins one, which waits for the messages', async () => {
  await engine.broadcastSignal(clerk, { name: 'open', variables: { file: 'C-3' } });
  await until(async () => (await instances('collecting', 'ACTIVE')) === 1);
  await publish('form', 'C-3');
  expect(await instances('collecting', 'ACTIVE')).toBe(1);
  await publish('fee', 'C-3');
  await until(async () => (await instances('collecting', 'COMPLETED')) === 3);
});

test('a message that is missing in a waiting instance of another key begins an instance of its own', async () => {
  await publish('form', 'D-4');
  await publish('fee', 'E-5');
  expect(await instances('collecting', 'ACTIVE')).toBe(2);
});

test('an instantiating receive task begins an instance with each message', async () => {
  await publish('letter', '');
  await publish('letter', '');
  await until(async () => (await instances('receiving', 'COMPLETED')) === 2);
});

test('messages that come at the same moment meet in one instance for each key', async () => {
  const other = await installation.startEngine();
  const active = await instances('collecting', 'ACTIVE');
  const keys = Array.from({ length: 12 }, (_, number) => `R-${number}`);
  await Promise.all(
    keys.flatMap((correlationKey) =>
      [
        [engine, 'form'],
        [other, 'fee'],
      ].map(([node, name]) =>
        (node as Engine).publishMessage(clerk, {
          name: name as string,
          correlationKey,
          timeToLive: 0,
          variables: { file: correlationKey },
        }),
      ),
    ),
  );
  expect(await instances('collecting', 'ACTIVE')).toBe(active + keys.length);
  const { rows } = await installation.owner.query(
    "select count(*) from message_subscription where correlation_key like 'R-%' and state = 'CREATED'",
  );
  expect(Number(rows[0].count)).toBe(0);
});
