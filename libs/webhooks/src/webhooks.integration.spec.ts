import { KeyRing } from '@vorgang/documents';
import { migrate } from '@vorgang/migrations';
import { ControllableClock, createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { OutboundFailed } from '@vorgang/outbound';
import {
  createDataSource,
  createPool,
  expireInstances,
  findExpiredInstances,
  tenantWork,
} from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliver, type DeliveryParts } from './delivery/deliver.js';
import { claimDelivery } from './delivery/claim-delivery.js';
import { findDueDeliveries, findWaitingOutboxes } from './delivery/find-due-deliveries.js';
import { WebhookDeliveries } from './delivery/webhook-deliveries.js';
import { expandOutbox } from './outbox/expand-outbox.js';
import { SigningKeys } from './signing/signing-keys.js';
import { WebhookSubscriptions } from './subscriptions/webhook-subscriptions.js';
import { Receiver } from './testing/receiver.js';
import { clearDeliveries } from './upkeep/clear-deliveries.js';

const tenantId = '<default>';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const call: CallContext = { tenantId, actor: { kind: 'user', id: 'clerk' } };
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="short" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let owner: pg.Pool;
let pool: pg.Pool;
let loops: pg.Pool;
let dataSource: DataSource;
let engine: Engine;
let subscriptions: WebhookSubscriptions;
let deliveries: WebhookDeliveries;
let keys: SigningKeys;
let receiver: Receiver;
let parts: DeliveryParts;
let time = Date.parse('2026-03-02T09:00:00Z');
const now = (): Date => new Date(time);
const paused: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  await owner.query("insert into tenant (tenant_id, name) values ('<default>', 'Test'), ('nord', 'Nord')");
  pool = createPool(database.url, { connections: 4 });
  loops = createPool(database.url, { role: 'vorgang_engine', connections: 2 });
  dataSource = await createDataSource(database.url).initialize();
  const dispatcher = { hint: () => Promise.resolve(), close: () => Promise.resolve() };
  const clock = new ControllableClock();
  clock.pin(time);
  engine = await createEngine({ databaseUrl: database.url, dispatcher, clock, loops: false });
  await engine.deploy(call, [{ name: 'short.bpmn', content: new TextEncoder().encode(model) }]);
  const work = tenantWork(dataSource);
  keys = new SigningKeys(work, KeyRing.parse(KeyRing.newLine('first')), now);
  subscriptions = new WebhookSubscriptions(work, now);
  deliveries = new WebhookDeliveries(work, now);
});

beforeEach(async () => {
  await owner.query('truncate webhook_subscription, webhook_outbox, webhook_event cascade');
  paused.length = 0;
  receiver = new Receiver(pool, now);
  parts = {
    pool,
    keys,
    send: receiver.send,
    now,
    chance: () => 0.5,
    onPaused: (_delivery, reason) => Promise.resolve(void paused.push(reason)),
  };
});

afterAll(async () => {
  await engine.close();
  await dataSource.destroy();
  await Promise.all([pool.end(), loops.end(), owner.end()]);
  await database.drop();
});

const fields = {
  name: 'Fachverfahren',
  url: 'https://receiver.example/hooks',
  eventTypes: [],
  processDefinitionIds: [],
  contactEmail: null,
};

async function startInstance(): Promise<string> {
  const definition = { processDefinitionId: 'short' };
  return (await engine.createProcessInstance(call, { definition, variables: { name: 'Anna Muster' } }))
    .processInstanceKey;
}

/** What a worker does again and again. */
async function workOff(): Promise<void> {
  for (const tenant of await findWaitingOutboxes(loops)) {
    await expandOutbox(pool, tenant, 'https://kreis.example', now());
  }
  for (const due of await findDueDeliveries(loops, now(), 100)) await deliver(parts, due);
}

test('what was committed is told once, signed, in order and without what people wrote', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  const key = await startInstance();
  await Promise.all([workOff(), workOff()]);
  expect(receiver.events.map(({ type }) => type)).toEqual([
    'dev.vorgang.process-instance.created',
    'dev.vorgang.process-instance.completed',
  ]);
  const log = await deliveries.search(tenantId, subscriptionId, { limit: 10 });
  expect(log.map(({ state, attempts }) => [state, attempts])).toEqual([
    ['DELIVERED', 1],
    ['DELIVERED', 1],
  ]);
  const { content, attempts } = await deliveries.find(tenantId, subscriptionId, log[1]?.deliveryId ?? '');
  expect(JSON.parse(content)).toMatchObject({
    specversion: '1.0',
    id: `${key}-1-0`,
    source: 'https://kreis.example',
    data: { processInstanceKey: key, processDefinitionId: 'short' },
  });
  expect(content).not.toContain('Anna');
  expect(attempts).toMatchObject([{ attempt: 1, responseStatus: 204, failure: null }]);
  await workOff();
  expect(receiver.events).toHaveLength(2);
});

test('that an instance expired is told to those who want to hear of its process', async () => {
  const key = await startInstance();
  await subscriptions.create(tenantId, { ...fields, processDefinitionIds: ['short'] }, 'admin');
  const rules = { now: time + day, defaultTimeToLive: 'PT1H', caseYears: {} };
  const { expired } = await findExpiredInstances(loops, rules, 100);
  const actor = { kind: 'engine', id: 'history-expiry' } as const;
  expect(await expireInstances(loops, tenantId, expired, { actor, at: time + day })).toBe(expired.length);
  await workOff();
  expect(receiver.events.filter(({ id }) => id.startsWith(key)).map(({ id, type }) => [id, type])).toEqual([
    [`${key}-2-0`, 'dev.vorgang.process-instance.deleted'],
  ]);
});

test('a tenant without subscriptions leaves nothing in the outbox', async () => {
  await startInstance();
  expect((await owner.query('select from webhook_outbox')).rowCount).toBe(0);
});

test('subscriptions choose by type and process; each is told for itself', async () => {
  await subscriptions.create(
    tenantId,
    { ...fields, url: 'https://a.example/', eventTypes: ['dev.vorgang.process-instance.completed'] },
    'admin',
  );
  await subscriptions.create(
    tenantId,
    { ...fields, url: 'https://b.example/', processDefinitionIds: ['another'] },
    'admin',
  );
  await startInstance();
  await workOff();
  expect(receiver.events.map(({ type, url }) => [type, url])).toEqual([
    ['dev.vorgang.process-instance.completed', 'https://a.example/'],
  ]);
});

test('a failure is tried again with the same id after a pause; later events of the instance wait, others do not', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  receiver.answers = [503];
  const first = await startInstance();
  const second = await startInstance();
  await workOff();
  expect(receiver.events.map(({ id }) => id.split('-')[0])).toEqual([first, second, second]);
  await workOff();
  expect(receiver.events).toHaveLength(3);
  time += 10_000;
  await workOff();
  expect(receiver.events.slice(3).map(({ id }) => id)).toEqual([
    `${first}-1-0`,
    expect.stringMatching(first),
  ]);
  const [, , , failed] = await deliveries.search(tenantId, subscriptionId, { limit: 10 });
  const { attempts } = await deliveries.find(tenantId, subscriptionId, failed?.deliveryId ?? '');
  expect(attempts.map(({ responseStatus, failure }) => [responseStatus, failure])).toEqual([
    [503, 'The receiver answered with status 503.'],
    [204, null],
  ]);
});

test('a worker that dies with a delivery in its hands: another sends the same event when the lock runs out', async () => {
  await subscriptions.create(
    tenantId,
    { ...fields, eventTypes: ['dev.vorgang.process-instance.completed'] },
    'a',
  );
  await startInstance();
  await expandOutbox(pool, tenantId, 'https://kreis.example', now());
  const [due] = await findDueDeliveries(loops, now(), 10);
  await claimDelivery(pool, due!, now(), new Date(time + 30_000));
  await workOff();
  expect(receiver.events).toEqual([]);
  time += 30_000;
  await workOff();
  expect(receiver.events).toHaveLength(1);
});

test('an address that is dead for a day is paused and its contact told; on resumption everything comes in order', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  const key = await startInstance();
  receiver.answers = Array.from({ length: 40 }, () => new OutboundFailed('The connection did not work.'));
  while ((await subscriptions.find(tenantId, subscriptionId)).state === 'ACTIVE') {
    await workOff();
    time += 3 * hour;
  }
  expect(paused).toEqual(['NO_ANSWER']);
  expect(await subscriptions.find(tenantId, subscriptionId)).toMatchObject({ pausedBecause: 'NO_ANSWER' });
  receiver.answers = [];
  receiver.events.length = 0;
  await workOff();
  expect(receiver.events).toEqual([]);
  await subscriptions.resume(tenantId, subscriptionId);
  await workOff();
  expect(receiver.events.map(({ id }) => id)).toEqual([`${key}-1-0`, expect.stringContaining(key)]);
});

test('410 Gone pauses at once', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  receiver.answers = [410];
  await startInstance();
  await workOff();
  expect(await subscriptions.find(tenantId, subscriptionId)).toMatchObject({
    state: 'PAUSED',
    pausedBecause: 'GONE',
  });
});

test('a delivery is given up after three days, and the next ones go on', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  await startInstance();
  receiver.answers = [500, 500];
  await workOff();
  time += 3 * day;
  await workOff();
  await workOff();
  const log = await deliveries.search(tenantId, subscriptionId, { limit: 10 });
  expect(log.map(({ state }) => state)).toEqual(['DELIVERED', 'FAILED']);
});

test('one event, or those of a span of time, are sent again with their ids', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  await startInstance();
  await workOff();
  const before = receiver.events.map(({ id }) => id);
  const [last] = await deliveries.search(tenantId, subscriptionId, { limit: 1 });
  await deliveries.replay(tenantId, subscriptionId, last?.deliveryId ?? '');
  await workOff();
  expect(receiver.events.map(({ id }) => id)).toEqual([...before, before[1]]);
  const range = { from: new Date(time - minute), to: new Date(time + minute), onlyFailed: false };
  expect(await deliveries.replayRange(tenantId, subscriptionId, range)).toBe(2);
  await workOff();
  expect(receiver.events.slice(3).map(({ id }) => id)).toEqual(before);
});

test('a new key is published before it signs; a key that others may have is gone at once', async () => {
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  const old = await keys.signer(tenantId);
  const next = await keys.rotate(tenantId, false);
  expect((await keys.signer(tenantId)).keyId).toBe(old.keyId);
  time += hour;
  expect((await keys.signer(tenantId)).keyId).toBe(next.keyId);
  expect((await keys.list(tenantId)).map(({ keyId }) => keyId)).toEqual([next.keyId, old.keyId]);
  const { keyId } = await keys.rotate(tenantId, true);
  expect((await keys.list(tenantId)).map((key) => key.keyId)).toEqual([keyId]);
  await subscriptions.ping(tenantId, subscriptionId, 'https://kreis.example');
  await workOff();
  expect(receiver.events.map(({ type }) => type)).toEqual(['dev.vorgang.webhook.ping']);
});

test('keys are rewrapped with the newest key of the key file', async () => {
  const line = KeyRing.newLine('old');
  const work = tenantWork(dataSource);
  const before = await new SigningKeys(work, KeyRing.parse(line), now).signer('nord');
  const both = new SigningKeys(work, KeyRing.parse(`${KeyRing.newLine('new')}${line}`), now);
  expect(await both.rewrap('nord')).toBe(1);
  expect(await both.rewrap('nord')).toBe(0);
  expect((await both.signer('nord')).keyId).toBe(before.keyId);
});

test('events of cases come with their process, and after thirty days nothing is kept', async () => {
  await subscriptions.create(tenantId, { ...fields, processDefinitionIds: ['hund'] }, 'admin');
  await owner.query(
    `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, process_instance_key,
       process_definition_id, access_code_hash, opened_at)
     values ('<default>', 1, 'HUND-1', 'hund', 'Zoë', 5, 'hund', '', $1)`,
    [now()],
  );
  await owner.query("update case_file set closed_at = $1, outcome = 'GRANTED'", [now()]);
  await workOff();
  expect(receiver.events.map(({ id, type }) => [id, type])).toEqual([
    ['case-1-opened', 'dev.vorgang.case.opened'],
    ['case-1-closed', 'dev.vorgang.case.closed'],
  ]);
  const { rows } = await owner.query("select content from webhook_event where event_id = 'case-1-closed'");
  expect(JSON.parse(rows[0].content).data).toEqual({
    caseId: '1',
    fileNumber: 'HUND-1',
    serviceId: 'hund',
    processInstanceKey: '5',
    outcome: 'GRANTED',
  });
  expect(rows[0].content).not.toContain('Zoë');
  time += 31 * day;
  expect(await clearDeliveries(loops, now())).toBe(2);
  expect((await owner.query('select from webhook_delivery')).rowCount).toBe(0);
  expect((await owner.query('select from webhook_event')).rowCount).toBe(0);
});
