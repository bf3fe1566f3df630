import type { ProcessInstanceKey } from '@vorgang/execution';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import { forEachLimited } from '../loops/for-each-limited.js';
import {
  callBy,
  flow,
  processFile,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const MESSAGES = 1_000;
const CONNECTIONS = 16;
const HOUR = 3_600_000;

const message = (id: string, name: string): string =>
  `<bpmn:message id="${id}" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>`;
const catchPaid = startToEnd(
  '<bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition id="d" messageRef="m" /></bpmn:intermediateCatchEvent>',
  ['paid'],
);
const byMessage = `<bpmn:startEvent id="start"><bpmn:messageEventDefinition id="d" messageRef="m" /></bpmn:startEvent>
  <bpmn:userTask id="task"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:endEvent id="end" />${flow('start', 'task')}${flow('task', 'end')}`;

let installation: TestInstallation;
let nodes: readonly Engine[];

beforeAll(async () => {
  installation = await startInstallation();
  nodes = [
    await installation.startEngine(),
    await installation.startEngine(),
    await installation.startEngine(),
  ];
  await nodes[0]!.deploy(callBy('designer'), [
    processFile('payment', catchPaid, message('m', 'paid')),
    processFile('ledger', catchPaid, message('m', 'paid')),
    processFile('deposit', catchPaid, message('m', 'deposited')),
    processFile('application', byMessage, message('m', 'apply')),
  ]);
});

afterAll(() => installation.stop());

const nodeOf = (place: number): Engine => nodes[place % nodes.length]!;

async function count(sql: string): Promise<number> {
  return Number((await installation.owner.query(`select count(*) from ${sql}`)).rows[0].count);
}

const start = (place: number, processDefinitionId: string, order: string) =>
  nodeOf(place).createProcessInstance(callBy('clerk'), {
    definition: { processDefinitionId },
    variables: { order },
  });

const publish = (place: number, name: string, correlationKey: string, messageId?: string) =>
  nodeOf(place).publishMessage(callBy('clerk'), {
    name,
    correlationKey,
    ...(messageId === undefined ? {} : { messageId }),
    timeToLive: HOUR,
    variables: { place },
  });

/** Publishes; a tenth of the messages comes twice, on two nodes at once, of which one is refused. */
async function publishPayment(place: number): Promise<void> {
  const send = (node: number) => publish(node, 'paid', `order-${place}`, `payment-${place}`);
  if (place % 10 !== 0) return void (await send(place));
  const outcomes = await Promise.allSettled([send(place), send(place + 1)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
}

test('1,000 messages meet 1,000 waiting instances of two processes once each, in any order, on three nodes', async () => {
  const places = Array.from({ length: MESSAGES }, (_, place) => place);
  const canceled = new Set<string>();
  await forEachLimited(places, CONNECTIONS, async (place) => {
    const order = `order-${place}`;
    const wait = async () => {
      const { processInstanceKey } = await start(place, 'payment', order);
      // Every fifth order is for a second process, which gets the message too.
      if (place % 5 === 0) await start(place + 1, 'ledger', order);
      return processInstanceKey;
    };
    switch (place % 4) {
      case 0:
        await publishPayment(place);
        await wait();
        return;
      case 1:
        await wait();
        await publishPayment(place);
        return;
      case 2:
        await Promise.all([publishPayment(place), wait()]);
        return;
      default: {
        const key = await wait();
        if (place % 20 !== 3) return publishPayment(place);
        // Some instances are canceled while the message is on its way: it then waits for the next.
        const [, cancellation] = await Promise.allSettled([
          publishPayment(place),
          nodeOf(place + 1).cancelProcessInstance(callBy('clerk'), key),
        ]);
        if (cancellation.status === 'fulfilled') canceled.add(order);
        if (cancellation.status === 'fulfilled') await start(place, 'payment', order);
      }
    }
  });

  await until(
    async () => (await count("message_subscription where state = 'CREATED' and correlation_key <> ''")) === 0,
  );
  // Once per message and process; no instance went on twice or without a message.
  expect(await correlations('payment')).toEqual({ messages: MESSAGES, instances: MESSAGES });
  expect(await correlations('ledger')).toEqual({ messages: MESSAGES / 5, instances: MESSAGES / 5 });
  expect(await count("history where command = 'correlateMessage'")).toBe(MESSAGES + MESSAGES / 5);
  expect(await count("process_instance where state = 'ACTIVE'")).toBe(0);
  expect(
    await count("process_instance where process_definition_id = 'payment' and state = 'TERMINATED'"),
  ).toBe(canceled.size);
}, 240_000);

test('200 messages meet 200 waiting instances once each while some are suspended, which hear theirs once they are resumed', async () => {
  const instances = 200;
  const held: ProcessInstanceKey[] = [];
  const clerk = callBy('clerk');
  const suspend = (place: number, key: ProcessInstanceKey) =>
    nodeOf(place).suspendProcessInstance(clerk, key);
  const resume = (place: number, key: ProcessInstanceKey) => nodeOf(place).resumeProcessInstance(clerk, key);
  const places = Array.from({ length: instances }, (_, place) => place);
  await forEachLimited(places, CONNECTIONS, async (place) => {
    const deposit = () => publish(place + 2, 'deposited', `deposit-${place}`);
    const { processInstanceKey: key } = await start(place, 'deposit', `deposit-${place}`);
    switch (place % 4) {
      case 0:
        return void (await deposit());
      case 1:
        await suspend(place, key);
        await deposit();
        held.push(key);
        return;
      case 2: {
        // Whichever comes first: it has heard its message and ended, or hears it when it is resumed.
        const [suspension] = await Promise.allSettled([suspend(place, key), deposit()]);
        if (suspension.status === 'fulfilled') await Promise.allSettled([resume(place + 1, key)]);
        return;
      }
      default:
        await suspend(place, key);
        await Promise.all([deposit(), resume(place + 1, key)]);
    }
  });

  await until(async () => (await unfinished()) === held.length);
  // The messages of those that are suspended are there and were given to nobody.
  const { rows } = await installation.owner.query<{ state: string; correlated: number }>(
    `select state, (select count(*)::integer from message_correlation c where c.process_instance_key = p.process_instance_key) as correlated
     from process_instance p where process_instance_key = any ($1)`,
    [held],
  );
  expect(rows).toEqual(held.map(() => ({ state: 'SUSPENDED', correlated: 0 })));

  await forEachLimited(held, CONNECTIONS, (key) => resume(Number(key) % nodes.length, key));
  await until(async () => (await unfinished()) === 0);
  expect(await correlations('deposit')).toEqual({ messages: instances, instances });
  expect(
    await count(
      "history join process_instance using (tenant_id, process_instance_key) where command = 'correlateMessage' and process_definition_id = 'deposit'",
    ),
  ).toBe(instances);
}, 240_000);

const unfinished = (): Promise<number> =>
  count("process_instance where process_definition_id = 'deposit' and state <> 'COMPLETED'");

async function correlations(processDefinitionId: string): Promise<{ messages: number; instances: number }> {
  const { rows } = await installation.owner.query(
    `select count(distinct message_key)::integer as messages, count(distinct process_instance_key)::integer as instances
     from message_correlation join process_instance using (tenant_id, process_instance_key)
     where message_correlation.process_definition_id = $1 and state = 'COMPLETED'`,
    [processDefinitionId],
  );
  return rows[0];
}

test('a message that has expired reaches nobody, however early its subscription opens afterwards', async () => {
  await publish(0, 'paid', 'late');
  installation.clock.advance(HOUR);
  const { processInstanceKey } = await start(1, 'payment', 'late');
  await publish(2, 'paid', 'other');
  installation.clock.advance(3_000);
  await until(async () => (await count('message')) <= 1);
  expect(
    await count(`process_instance where process_instance_key = ${processInstanceKey} and state = 'ACTIVE'`),
  ).toBe(1);
});

test('start messages open one instance after the other per key, in the order in which they came', async () => {
  const people = Array.from({ length: 8 }, (_, person) => `person-${person}`);
  const each = 5;
  for (let turn = 0; turn < each; turn += 1) {
    await Promise.all(people.map((person, place) => publish(place + turn, 'apply', person)));
  }
  for (let turn = 0; turn < each; turn += 1) {
    await until(
      async () =>
        (await count("user_task where process_definition_id = 'application' and state = 'CREATED'")) ===
        people.length,
    );
    const { rows } = await installation.owner.query<{ user_task_key: string }>(
      "select user_task_key from user_task where process_definition_id = 'application' and state = 'CREATED'",
    );
    expect(await mostRunningPerKey()).toBe(1);
    await Promise.all(
      rows.map(({ user_task_key }, place) =>
        nodeOf(place).completeUserTask(callBy('clerk'), user_task_key as never, {}, ''),
      ),
    );
  }
  const { rows } = await installation.owner.query(
    `select correlation_key, array_agg(message_key order by correlated_at) as started,
            array_agg(message_key order by published_at) as published
     from message_correlation join message using (tenant_id, message_key, correlation_key)
     where process_definition_id = 'application'
     group by correlation_key`,
  );
  expect(rows).toHaveLength(people.length);
  for (const { started, published } of rows) {
    expect(published).toHaveLength(each);
    expect(started).toEqual(published);
  }
});

async function mostRunningPerKey(): Promise<number> {
  const { rows } = await installation.owner.query<{ most: string }>(
    `select max(running) as most from (
       select count(*) as running from message_correlation
       join process_instance using (tenant_id, process_instance_key)
       where process_instance.process_definition_id = 'application' and state = 'ACTIVE'
       group by correlation_key) per_key`,
  );
  return Number(rows[0]!.most);
}
