import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPublicKey } from 'node:crypto';
import { KeyRing } from '@vorgang/documents';
import { migrate } from '@vorgang/migrations';
import { createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { createDispatcher, type WorkDispatcher } from '@vorgang/queue';
import { createDataSource, createPool, tenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import { readKeyDirectory, verifyRequest, WebhookDeliveries, WebhookSubscriptions } from '@vorgang/webhooks';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readConfiguration } from '../configuration.js';
import { startWorker, type Worker } from '../worker.js';

const tenantId = '<default>';
const call: CallContext = { tenantId, actor: { kind: 'user', id: 'clerk' } };
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="short" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

let folder: string;
let database: TestDatabase;
let pool: pg.Pool;
let dataSource: DataSource;
let dispatcher: WorkDispatcher;
let engine: Engine;
let worker: Worker;
let receiver: Server;
let address: string;
const received: { readonly type: string; readonly verified: boolean }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  await writeFile(join(folder, 'keys'), KeyRing.newLine('first'));
  database = await createTestDatabase();
  await migrate(database.url);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("insert into tenant (tenant_id, name) values ('<default>', 'Test')");
  await owner.end();
  pool = createPool(database.url, { connections: 1 });
  dataSource = await createDataSource(database.url).initialize();
  dispatcher = await createDispatcher({ kind: 'postgres', databaseUrl: database.url });
  engine = await createEngine({ databaseUrl: database.url, dispatcher, loops: false });
  await engine.deploy(call, [{ name: 'short.bpmn', content: new TextEncoder().encode(model) }]);
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void verify(request.headers as Record<string, string>, Buffer.concat(chunks)).then(() =>
        response.writeHead(204).end(),
      );
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  address = `http://localhost:${port}/hooks`;
  worker = await startWorker(
    readConfiguration({
      DATABASE_URL: database.url,
      WEBHOOK_KEY_FILE: join(folder, 'keys'),
      OUTBOUND_PRIVATE_HOSTS: `localhost:${port}`,
    }),
  );
});

async function verify(headers: Record<string, string>, body: Buffer): Promise<void> {
  const [key] = await readKeyDirectory(pool, new Date());
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key?.x }, format: 'jwk' });
  const request = { method: 'POST', url: address, headers, body };
  const proof = await verifyRequest(request, { algorithm: 'ed25519', publicKey }, Date.now());
  const { type } = JSON.parse(body.toString()) as { type: string };
  received.push({ type, verified: proof !== null });
}

afterAll(async () => {
  await worker.close();
  receiver.close();
  await engine.close();
  await dispatcher.close();
  await dataSource.destroy();
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

test('a worker tells receivers what was committed, over HTTP, signed with the published key', async () => {
  const subscriptions = new WebhookSubscriptions(tenantWork(dataSource), () => new Date());
  const fields = { name: 'a', url: address, eventTypes: [], processDefinitionIds: [], contactEmail: null };
  await subscriptions.create(tenantId, fields, 'admin');
  await engine.createProcessInstance(call, { definition: { processDefinitionId: 'short' }, variables: {} });
  await vi.waitUntil(() => received.length === 2, { timeout: 20_000 });
  expect(received).toEqual([
    { type: 'dev.vorgang.process-instance.created', verified: true },
    { type: 'dev.vorgang.process-instance.completed', verified: true },
  ]);
});

test('an address that the operator did not allow is never called', async () => {
  const subscriptions = new WebhookSubscriptions(tenantWork(dataSource), () => new Date());
  const deliveries = new WebhookDeliveries(tenantWork(dataSource), () => new Date());
  const fields = {
    name: 'b',
    url: 'http://127.0.0.1:1/',
    eventTypes: [],
    processDefinitionIds: [],
    contactEmail: null,
  };
  const { subscriptionId } = await subscriptions.create(tenantId, fields, 'admin');
  const deliveryId = await subscriptions.ping(tenantId, subscriptionId, 'https://kreis.example');
  const attempts = async () => (await deliveries.find(tenantId, subscriptionId, deliveryId)).attempts;
  await vi.waitUntil(async () => (await attempts()).length > 0, { timeout: 20_000 });
  expect((await attempts())[0]?.failure).toContain('not on the list of allowed hosts');
});
