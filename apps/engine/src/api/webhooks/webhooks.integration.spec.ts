import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '@vorgang/documents';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

let folder: string;
let server: TestApplication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  const webhookKeyFile = join(folder, 'keys');
  await writeFile(webhookKeyFile, KeyRing.newLine('first'));
  server = await startTestApplication({ webhookKeyFile });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...as('demo'), 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  const content: any = text === '' ? null : JSON.parse(text); // eslint-disable-line @typescript-eslint/no-explicit-any
  return { status: answer.status, headers: answer.headers, body: content };
}

const wanted = { name: 'Fachverfahren', url: 'https://receiver.example/hooks' };

async function subscribe(): Promise<string> {
  const { body, status } = await call('POST', '/api/webhook-subscriptions', wanted);
  expect(status).toBe(201);
  return body.subscriptionId as string;
}

test('what is repeated under an idempotency key happens once', async () => {
  const key = (name: string) => ({ 'idempotency-key': `webhooks-${name}` });
  const twice = async (path: string, body: object | undefined, name: string) => {
    const first = await call('POST', path, body, key(name));
    const again = await call('POST', path, body, key(name));
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    return first;
  };
  const made = await twice('/api/webhook-subscriptions', wanted, 'create');
  expect(made.status).toBe(201);
  const other = { ...wanted, name: 'Anderes' };
  expect((await call('POST', '/api/webhook-subscriptions', other, key('create'))).status).toBe(409);

  const path = `/api/webhook-subscriptions/${made.body.subscriptionId as string}`;
  const { deliveryId } = (await twice(`${path}/ping`, undefined, 'ping')).body;
  await twice(`${path}/deliveries/${deliveryId as string}/replay`, undefined, 'replay');
  await twice(
    `${path}/deliveries/replay`,
    { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' },
    'replay-range',
  );
  const { items } = (await call('POST', `${path}/deliveries/search`, {})).body;
  expect(items).toHaveLength(2);
  await call('DELETE', path);
});

test('a repetition gets the first result, also once the subscription was changed or deleted', async () => {
  const key = (name: string) => ({ 'idempotency-key': `outlived-${name}` });
  const create = () => call('POST', '/api/webhook-subscriptions', wanted, key('create'));
  const made = await create();
  const path = `/api/webhook-subscriptions/${made.body.subscriptionId as string}`;
  const range = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
  const ping = () => call('POST', `${path}/ping`, undefined, key('ping'));
  const pinged = await ping();
  const requests = [
    create,
    ping,
    () =>
      call('POST', `${path}/deliveries/${pinged.body.deliveryId as string}/replay`, undefined, key('replay')),
    () => call('POST', `${path}/deliveries/replay`, range, key('replay-range')),
  ];
  const answers = async () =>
    Promise.all(
      requests.map((request) =>
        request().then(({ status, headers, body }) => [status, headers.get('etag'), body]),
      ),
    );
  const first = await answers();
  expect(first.map(([status]) => status)).toEqual([201, 202, 202, 202]);
  expect(first[0]).toEqual([201, '"1"', made.body]);
  await call('PUT', path, { ...wanted, name: 'Anderes' });
  expect(await answers()).toEqual(first);
  await call('DELETE', path);
  expect(await answers()).toEqual(first);
  expect((await call('POST', `${path}/deliveries/replay`, range)).status).toBe(404);
  expect((await call('POST', `${path}/ping`)).status).toBe(404);
});

test('a subscription is made, changed, paused, resumed and deleted', async () => {
  const path = `/api/webhook-subscriptions/${await subscribe()}`;
  const found = await call('GET', path);
  expect(found.headers.get('etag')).toBe('"1"');
  expect(found.body).toMatchObject({ ...wanted, eventTypes: [], state: 'ACTIVE', createdBy: 'demo' });
  const change = { ...wanted, eventTypes: ['dev.vorgang.case.opened'] };
  expect((await call('PUT', path, change, { 'if-match': '"1"' })).body).toMatchObject({
    ...change,
    version: 2,
  });
  const late = await call('PUT', path, wanted, { 'if-match': '"1"' });
  expect([late.status, late.body.detail]).toEqual([412, expect.stringContaining('changed meanwhile')]);
  const paused = await call('POST', `${path}/pause`);
  expect(paused.body).toMatchObject({ state: 'PAUSED', pausedBecause: 'BY_HAND' });
  expect(paused.headers.get('etag')).toBe('"3"');
  // What changes nothing keeps its tag.
  expect((await call('POST', `${path}/pause`)).headers.get('etag')).toBe('"3"');
  expect((await call('POST', `${path}/ping`)).status).toBe(409);
  const resumed = await call('POST', `${path}/resumption`);
  expect(resumed.body).toMatchObject({ state: 'ACTIVE', pausedBecause: null });
  expect(resumed.headers.get('etag')).toBe('"4"');
  expect((await call('PUT', path, wanted, { 'if-match': '"2"' })).status).toBe(412);
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('GET', path)).status).toBe(404);
  expect((await call('DELETE', path)).status).toBe(204);
});

test('a change or deletion that names what it was decided on is refused once that has changed', async () => {
  const path = `/api/webhook-subscriptions/${await subscribe()}`;
  for (const none of ['W/"1"', '"7"', '"unknown", W/"1"', '"01"']) {
    expect((await call('PUT', path, wanted, { 'if-match': none })).status, none).toBe(412);
    expect((await call('DELETE', path, undefined, { 'if-match': none })).status, none).toBe(412);
  }
  expect((await call('PUT', path, wanted, { 'if-match': '"7", "1"' })).status).toBe(200);
  const late = await call('DELETE', path, undefined, { 'if-match': '"1"' });
  expect([late.status, late.body.detail]).toEqual([412, expect.stringContaining('changed meanwhile')]);
  expect(await call('DELETE', path, undefined, { 'if-match': '2' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'If-Match' }] },
  });
  const inTime = { 'if-match': '"2"' };
  const answers = await Promise.all([1, 2].map(() => call('DELETE', path, undefined, inTime)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 412]);
  expect((await call('DELETE', path, undefined, { 'if-match': '*' })).status).toBe(412);
  expect((await call('DELETE', path)).status).toBe(204);
});

test('so is a pause or a resumption', async () => {
  const path = `/api/webhook-subscriptions/${await subscribe()}`;
  const late = { 'if-match': '"7"' };
  expect((await call('POST', `${path}/pause`, undefined, late)).status).toBe(412);
  expect((await call('GET', path)).body).toMatchObject({ state: 'ACTIVE', version: 1 });
  expect((await call('POST', `${path}/pause`, undefined, { 'if-match': '"1"' })).status).toBe(200);
  expect((await call('POST', `${path}/resumption`, undefined, { 'if-match': '"1"' })).status).toBe(412);
  expect((await call('GET', path)).body).toMatchObject({ state: 'PAUSED', version: 2 });
  expect((await call('POST', `${path}/resumption`, undefined, { 'if-match': '"2"' })).status).toBe(200);
});

test('a refusal has no tag, nor has what cannot be tied to one', async () => {
  const path = `/api/webhook-subscriptions/${await subscribe()}`;
  const refused = await call('PUT', path, wanted, { 'if-match': '"7"' });
  const wrong = await call('PUT', path, {});
  const list = await call('GET', '/api/webhook-subscriptions');
  expect([refused, wrong, list].map(({ status, headers }) => [status, headers.get('etag')])).toEqual([
    [412, null],
    [400, null],
    [200, null],
  ]);
});

test.each([
  [{ ...wanted, url: 'ftp://receiver.example' }, 'url'],
  [{ ...wanted, url: 'https://name:password@receiver.example' }, 'url'],
  [{ ...wanted, name: ' ' }, 'name'],
  [{ ...wanted, eventTypes: ['everything'] }, 'eventTypes'],
  [{ ...wanted, contactEmail: 'nobody' }, 'contactEmail'],
  [{ ...wanted, secret: 'x' }, 'secret'],
])('what is wrong is named: %j', async (body, field) => {
  const answer = await call('POST', '/api/webhook-subscriptions', body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toMatchObject([{ field }]);
});

test('a ping stands in the log, and what happened is sent again from there', async () => {
  const path = `/api/webhook-subscriptions/${await subscribe()}`;
  const { deliveryId } = (await call('POST', `${path}/ping`)).body;
  const again = (await call('POST', `${path}/deliveries/${deliveryId}/replay`)).body;
  const page = await call('POST', `${path}/deliveries/search`, { limit: 1 });
  expect(page.body).toMatchObject({
    items: [{ deliveryId: again.deliveryId, replayOf: deliveryId, state: 'PENDING' }],
    endCursor: again.deliveryId,
  });
  const rest = await call('POST', `${path}/deliveries/search`, { after: page.body.endCursor });
  expect(rest.body).toMatchObject({ items: [{ deliveryId }], endCursor: null });
  const detail = (await call('GET', `${path}/deliveries/${deliveryId}`)).body;
  expect(JSON.parse(detail.content)).toMatchObject({ type: 'dev.vorgang.webhook.ping', id: detail.eventId });
  expect(detail.log).toEqual([]);
  const range = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
  expect((await call('POST', `${path}/deliveries/replay`, range)).body).toEqual({ count: 0 });
  await call('DELETE', path);
});

test('public keys are published to everyone, private ones to nobody', async () => {
  await call('DELETE', `/api/webhook-subscriptions/${await subscribe()}`);
  const listed = (await call('GET', '/api/webhook-keys')).body.items;
  const answer = await fetch(`${server.url}/.well-known/http-message-signatures-directory`);
  expect(answer.headers.get('content-type')).toContain('application/http-message-signatures-directory+json');
  expect(await answer.json()).toEqual({
    keys: [
      expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', kid: listed[0].keyId, x: listed[0].publicKey }),
    ],
  });
  const rotated = await call('POST', '/api/webhook-keys/rotation', { atOnce: true });
  expect(rotated.status).toBe(201);
  expect((await call('GET', '/api/webhook-keys')).body.items).toEqual([rotated.body]);
});

test('caseworkers see nothing of it', async () => {
  const answer = await fetch(`${server.url}/api/webhook-subscriptions`, { headers: as('sabine') });
  expect([401, 403]).toContain(answer.status);
});

test('without a key file it says what is missing', async () => {
  const bare = await startTestApplication();
  const answer = await fetch(`${bare.url}/api/webhook-subscriptions`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('WEBHOOK_KEY_FILE') });
  await bare.close();
});
