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

const HOUR = 3_600_000;
const message = (id: string, name: string, key?: string): string =>
  `<bpmn:message id="${id}" name="${name}">${
    key === undefined
      ? ''
      : `<bpmn:extensionElements><zeebe:subscription correlationKey="=${key}" /></bpmn:extensionElements>`
  }</bpmn:message>`;
const catchPaid = startToEnd(
  '<bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition id="d" messageRef="m" /></bpmn:intermediateCatchEvent>',
  ['paid'],
);
const timerCatch = (duration: string): string =>
  startToEnd(
    `<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
    ['wait'],
  );

let installation: TestInstallation;
let engine: Engine;
let other: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  other = await installation.startEngine();
  await engine.deploy(callBy('designer'), [
    processFile('payment', catchPaid, message('m', 'paid', 'order')),
    processFile('pause', timerCatch('PT2H')),
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

test('a message reaches the instance that waits for it, with its variables', async () => {
  const { processInstanceKey } = await start('payment', { order: 'a' });
  await other.publishMessage(clerk, {
    name: 'paid',
    correlationKey: 'a',
    timeToLive: 0,
    variables: { amount: 5 },
  });
  expect(await ended(processInstanceKey)).toBe(true);
  expect(
    await count("variable where process_instance_key = $1 and name = 'amount'", [processInstanceKey]),
  ).toBe(1);
});

test('a message that comes first waits for its subscription; without a time to live it does not', async () => {
  await engine.publishMessage(clerk, { name: 'paid', correlationKey: 'b', timeToLive: HOUR, variables: {} });
  await engine.publishMessage(clerk, { name: 'paid', correlationKey: 'c', timeToLive: 0, variables: {} });
  const first = await start('payment', { order: 'b' });
  await until(() => ended(first.processInstanceKey));
  const second = await start('payment', { order: 'c' });
  expect(await ended(second.processInstanceKey)).toBe(false);
});

test('messages and instances that race meet exactly once, in whatever order they come', async () => {
  const keys = Array.from({ length: 16 }, (_, index) => `race-${index}`);
  const work = keys.flatMap((order, index) => {
    const node = index % 2 === 0 ? engine : other;
    const publish = () =>
      node.publishMessage(clerk, { name: 'paid', correlationKey: order, timeToLive: HOUR, variables: {} });
    const create = () => start('payment', { order });
    return index % 3 === 0 ? [publish(), create()] : [create(), publish()];
  });
  await Promise.all(work);
  await until(
    async () =>
      (await count("message_subscription where state = 'CREATED' and correlation_key like 'race-%'")) === 0,
  );
  expect(await count("message_correlation where correlation_key like 'race-%'")).toBe(16);
});

test('a message id is refused while the first message is buffered, and free again after it', async () => {
  const publish = (idempotencyKey?: string) =>
    engine.publishMessage(callBy('clerk', idempotencyKey), {
      name: 'paid',
      correlationKey: 'd',
      messageId: 'one',
      timeToLive: HOUR,
      variables: {},
    });
  const first = await publish('publish-d');
  expect(await publish('publish-d')).toEqual(first);
  await expect(publish()).rejects.toMatchObject({
    code: 'invalid-state',
    message: expect.stringContaining('"one"'),
  });
  installation.clock.advance(HOUR + 1);
  await publish();
});

test('correlating at once answers the instance, and not-found where nobody waits', async () => {
  const { processInstanceKey } = await start('payment', { order: 'e' });
  const request = { name: 'paid', correlationKey: 'e', variables: {} };
  expect(await engine.correlateMessage(clerk, request)).toMatchObject({ processInstanceKey });
  await expect(engine.correlateMessage(clerk, request)).rejects.toMatchObject({ code: 'not-found' });
});

test('a start message opens one running instance per key, however many nodes get messages at once', async () => {
  const elements = `<bpmn:startEvent id="start"><bpmn:messageEventDefinition id="d" messageRef="s" /></bpmn:startEvent>
    <bpmn:userTask id="task"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="end" />${flow('start', 'task')}${flow('task', 'end')}`;
  await engine.deploy(clerk, [processFile('by-message', elements, message('s', 'apply'))]);
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      (index % 2 === 0 ? engine : other).publishMessage(clerk, {
        name: 'apply',
        correlationKey: 'person',
        timeToLive: HOUR,
        variables: { index },
      }),
    ),
  );
  const running = "process_instance where process_definition_id = 'by-message' and state = 'ACTIVE'";
  expect(await count(running)).toBe(1);
  const [task] = (
    await installation.owner.query("select user_task_key from user_task where state = 'CREATED'")
  ).rows;
  await engine.completeUserTask(clerk, task.user_task_key, {}, '');
  await until(async () => (await count("process_instance where process_definition_id = 'by-message'")) === 2);
  expect(await count(running)).toBe(1);
});

test('a timer fires at its moment, not before, once, with two nodes', async () => {
  const instances = await Promise.all(Array.from({ length: 40 }, () => start('pause')));
  installation.clock.advance(2 * HOUR - 60_000);
  expect(await ended(instances[0]!.processInstanceKey)).toBe(false);
  installation.clock.advance(61_000);
  await until(
    async () =>
      (await count("process_instance where process_definition_id = 'pause' and state = 'COMPLETED'")) === 40,
  );
  expect(await count("history where command = 'triggerTimer'")).toBe(40);
  expect(await count('timer where process_instance_key is not null')).toBe(0);
});

test('a cycle at a start event starts an instance each time, only of the newest version', async () => {
  const cycle = (task: string) =>
    processFile(
      'hourly',
      `<bpmn:startEvent id="start"><bpmn:timerEventDefinition id="t"><bpmn:timeCycle>R/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
       <bpmn:task id="${task}" /><bpmn:endEvent id="end" />${flow('start', task)}${flow(task, 'end')}`,
    );
  await engine.deploy(clerk, [cycle('old')]);
  await engine.deploy(clerk, [cycle('new')]);
  for (let round = 1; round <= 3; round += 1) {
    installation.clock.advance(HOUR + 1);
    await until(
      async () => (await count("process_instance where process_definition_id = 'hourly'")) === round,
    );
  }
  expect(
    await count("process_instance where process_definition_id = 'hourly' and process_definition_version = 2"),
  ).toBe(3);
});

test('a command in the outbox is done once by the nodes; one that can never succeed stays with its reason', async () => {
  const key = engine.mintKey();
  const [definition] = (
    await installation.owner.query(
      "select process_definition_key as key from process_definition where process_definition_id = 'payment'",
    )
  ).rows;
  const insert = (id: string, processInstanceKey: string, command: object) =>
    installation.owner.query(
      `insert into outbox_command (tenant_id, command_id, process_instance_key, command, actor_kind, actor_id, created_at, available_at)
       values ('<default>', $1, $2, $3, 'citizen', 'portal', now(), now())`,
      [id, processInstanceKey, JSON.stringify(command)],
    );
  await insert('good', key, {
    kind: 'createProcessInstance',
    processInstanceKey: key,
    processDefinitionKey: definition.key,
    processDefinitionVersion: 1,
    tenantId: '<default>',
    variables: { order: 'outbox' },
  });
  await insert('hopeless', '42', { kind: 'cancelProcessInstance' });
  engine.wake();
  await until(async () => (await count("outbox_command where command_id = 'good'")) === 0);
  expect(await count("process_instance where process_instance_key = $1 and state = 'ACTIVE'", [key])).toBe(1);
  await until(async () => (await count("outbox_command where last_error like '%42%'")) === 1);
});

test('a message whose match fails keeps the reconciler neither from other messages nor from removing what is over', async () => {
  const { owner, clock } = installation;
  const publish = (correlationKey: string, timeToLive: number): Promise<unknown> =>
    engine.publishMessage(clerk, { name: 'paid', correlationKey, timeToLive, variables: {} });
  await publish('over', 1_000);
  const { processInstanceKey } = await start('payment', { order: 'poison' });
  await owner.query(`
    create function refuse_use() returns trigger language plpgsql as $$ begin raise 'no use today'; end $$;
    create trigger refuse_use before insert on message_correlation
      for each row execute function refuse_use()`);
  await expect(publish('poison', HOUR)).rejects.toThrow('no use today');
  clock.advance(5_000);
  engine.wake();
  await until(async () => (await count("message where correlation_key = 'over'")) === 0);
  expect(await count("message where correlation_key = 'poison'")).toBe(1);

  await owner.query('drop trigger refuse_use on message_correlation; drop function refuse_use');
  engine.wake();
  await until(() => ended(processInstanceKey));
});
