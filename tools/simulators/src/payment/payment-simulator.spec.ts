import { createHmac } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listen, type ListeningServer } from '../listen.js';
import { startPaymentSimulator } from './payment-simulator.js';

const secret = 'shared-secret';
const open: ListeningServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

test('the same idempotency key gives the same transaction, also after a restart', async () => {
  const folder = await newFolder();
  const first = await simulator(folder);
  const created = await create(first, 'key-1');
  const repeated = await create(first, 'key-1');
  await first.close();
  const afterRestart = await create(await simulator(folder), 'key-1');
  expect([created.status, repeated.status, afterRestart.status]).toEqual([201, 200, 200]);
  expect(new Set([created.id, repeated.id, afterRestart.id]).size).toBe(1);
});

test('the same idempotency key with another amount is a conflict', async () => {
  const server = await simulator(await newFolder());
  await create(server, 'key-1');
  expect((await create(server, 'key-1', 9900)).status).toBe(409);
});

test('without the bearer token nothing is answered', async () => {
  const server = await simulator(await newFolder());
  const answer = await fetch(`${server.url}/v1/transactions/any`);
  expect(answer.status).toBe(401);
});

test('a paid transaction is notified with a signature and can no longer be cancelled', async () => {
  const received = await receiver();
  const server = await simulator(await newFolder(), received.url);
  const { id } = await create(server, 'key-1');
  await fetch(`${server.url}/pay/${id}/confirm`, { method: 'POST', redirect: 'manual' });
  const notification = await received.next;
  const expected = createHmac('sha256', secret)
    .update(`${notification.timestamp}.${notification.body}`)
    .digest('hex');
  expect(notification.signature).toBe(`sha256=${expected}`);
  expect(JSON.parse(notification.body)).toMatchObject({
    transactionId: id,
    reference: 'case-1',
    state: 'PAID',
  });
  const cancellation = await call(server, 'POST', `/v1/transactions/${id}/cancellation`);
  expect(cancellation.status).toBe(409);
});

test('planned faults happen in order: an error, then a refusal, then all is well', async () => {
  const server = await simulator(await newFolder());
  await call(server, 'PUT', '/v1/faults', { faults: ['error', 'refuse'] });
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await create(server, 'key-1')).status);
  expect(statuses).toEqual([500, 422, 201]);
});

async function simulator(folder: string, notificationUrl = 'http://localhost:9/'): Promise<ListeningServer> {
  const server = await startPaymentSimulator({ port: 0, folder, secret, notificationUrl });
  open.push(server);
  return server;
}

async function create(server: ListeningServer, key: string, amountCents = 2500) {
  const body = {
    amountCents,
    purpose: 'Belehrung',
    reference: 'case-1',
    returnUrl: 'http://localhost:3000/',
  };
  const answer = await call(server, 'POST', '/v1/transactions', body, { 'idempotency-key': key });
  const { transactionId } = (await answer.json()) as { transactionId?: string };
  return { status: answer.status, id: transactionId };
}

function call(
  server: ListeningServer,
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
) {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

interface Notification {
  readonly body: string;
  readonly timestamp: string;
  readonly signature: string;
}

async function receiver(): Promise<{ readonly url: string; readonly next: Promise<Notification> }> {
  let resolve: (notification: Notification) => void;
  const next = new Promise<Notification>((done) => (resolve = done));
  const server = await listen((request, response) => {
    void read(request).then((body) => {
      resolve({
        body,
        timestamp: String(request.headers['x-payment-timestamp']),
        signature: String(request.headers['x-payment-signature']),
      });
      response.end();
    });
  }, 0);
  open.push(server);
  return { url: server.url, next };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'vorgang-payment-'));
}
