import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@vorgang/migrations';
import { type CallContext, createEngine, type Engine } from '@vorgang/orchestration';
import { createDispatcher, type WorkDispatcher } from '@vorgang/queue';
import {
  type MailCatcher,
  type MastodonSimulator,
  openJournal,
  type RegisterSimulator,
  startMailCatcher,
  startMastodonSimulator,
  startPaymentSimulator,
  startRegisterSimulator,
  type ListeningServer,
  type Transaction,
} from '@vorgang/simulators';
import { builtFile, documentPlaces, superviseProcess, type SupervisedProcess } from '@vorgang/start';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// The worker is a real process. Each connector is held at its worst moment, where the effect outside has happened and
// its answer is still to come (the letter: where its PDF is stored and not yet part of the case). Then `kill -9`.
const tenantId = '<default>';
const clerk: CallContext = { tenantId, actor: { kind: 'user', id: 'clerk' } };
const token = 'token-of-the-test';
const caseId = '501';
const patience = { timeout: 240_000, interval: 200 };

let folder: string;
let database: TestDatabase;
let owner: pg.Pool;
let dispatcher: WorkDispatcher;
let engine: Engine;
let worker: SupervisedProcess;
let mail: MailCatcher;
let mastodon: MastodonSimulator;
let register: RegisterSimulator;
let payment: ListeningServer;
let rest: RestService;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vorgang-killed-'));
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 3 });
  await owner.query("insert into tenant (tenant_id, name) values ($1, 'Kreis') on conflict do nothing", [
    tenantId,
  ]);
  await owner.query(
    `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, process_definition_id,
       process_instance_key, access_code_hash, opened_at)
     values ($1, $2, 'A-1', 'infektionsschutzbelehrung', 'Z. M.', 'letter', 1, '', now())`,
    [tenantId, caseId],
  );
  await startServices();
  dispatcher = await createDispatcher({ kind: 'postgres', databaseUrl: database.url });
  engine = await createEngine({ databaseUrl: database.url, dispatcher });
  await engine.deploy(clerk, deployments());
  await holdEffects();
  const letters = await holdCaseDocuments();
  worker = superviseProcess({
    name: 'worker',
    program: builtFile('apps/worker/dist/main.js'),
    environment: await workerEnvironment(),
    logFile: join(folder, 'worker.log'),
    longestPause: 300,
    onCrash: () => undefined,
  });
  for (const [processDefinitionId, { variables }] of Object.entries(steps())) {
    await engine.createProcessInstance(clerk, { definition: { processDefinitionId }, variables });
  }
  await vi.waitUntil(allEffectsHappened, patience);
  worker.signal('SIGKILL');
  await letters.release();
  await vi.waitUntil(allCompleted, patience);
}, 500_000);

afterAll(async () => {
  await worker.stop();
  await engine.close();
  await dispatcher.close();
  await Promise.all([mail.close(), mastodon.close(), register.close(), payment.close(), rest.close()]);
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function startServices(): Promise<void> {
  mail = await startMailCatcher({ smtpPort: 0, webPort: 0, folder: join(folder, 'mail') });
  mastodon = await startMastodonSimulator({ port: 0, folder: join(folder, 'mastodon'), token });
  register = await startRegisterSimulator({ port: 0, folder: join(folder, 'register'), token });
  payment = await startPaymentSimulator({
    port: 0,
    folder: join(folder, 'payment'),
    secret: token,
    notificationUrl: 'http://localhost:9/nobody',
  });
  rest = await startRestService();
}

/** The next effect of each service happens, and its answer never comes. */
async function holdEffects(): Promise<void> {
  mail.plan(['timeout']);
  mastodon.plan(['timeout']);
  register.plan(['timeout']);
  await fetch(`${payment.url}/v1/faults`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ faults: ['timeout'] }),
  });
}

/** Nobody can add a document to a case until it is released. */
async function holdCaseDocuments(): Promise<{ release(): Promise<void> }> {
  const client = await owner.connect();
  await client.query('begin');
  await client.query('lock table case_document in exclusive mode');
  return {
    release: async () => {
      await client.query('rollback');
      client.release();
    },
  };
}

interface Step {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Record<string, string | number | string[] | Record<string, string>>;
}

/** One process with one step for each connector. */
function steps(): Readonly<Record<string, Step>> {
  const values = { anrede: 'Frau Meier', antragstag: 'heute', frist: 'morgen', begruendung: 'Grund' };
  return {
    mail: {
      type: 'vorgang:send-mail',
      headers: {},
      variables: { to: 'rita@beispiel.de', subject: 'Hallo', text: 'Guten Tag' },
    },
    rest: {
      type: 'vorgang:http-request',
      headers: { method: 'POST', authentication: 'none', timeoutSeconds: '60' },
      variables: { url: rest.url, body: { order: '1' } },
    },
    mastodon: {
      type: 'vorgang:mastodon-status',
      headers: { server: '{{secrets.MASTODON_URL}}', token: '{{secrets.TOKEN}}', visibility: 'public' },
      variables: { status: 'Das Amt ist am Freitag geschlossen.', language: 'de' },
    },
    payment: {
      type: 'vorgang:payment-request',
      headers: {},
      variables: { caseId, amountCents: 2500, purpose: 'Gebühr' },
    },
    letter: {
      type: 'vorgang:letter',
      headers: { template: 'anhoerung', kind: 'schreiben' },
      variables: { caseId, recipient: ['Zoë Meier', 'Hafenstraße 3', '12345 Musterstadt'], values },
    },
    register: {
      type: 'vorgang:register-query',
      headers: {
        server: '{{secrets.REGISTER_URL}}',
        token: '{{secrets.TOKEN}}',
        purpose: 'Prüfung',
        timeoutSeconds: '60',
      },
      variables: { caseId, familyName: 'Meier', givenNames: 'Zoë', birthDate: '2001-05-17' },
    },
  };
}

function deployments() {
  return Object.entries(steps()).map(([id, { type, headers }]) => ({
    name: `${id}.bpmn`,
    content: new TextEncoder().encode(model(id, type, headers)),
  }));
}

function model(id: string, type: string, headers: Readonly<Record<string, string>>): string {
  const entries = Object.entries(headers).map(
    ([key, value]) => `<zeebe:header key="${key}" value="${value}" />`,
  );
  const taskHeaders =
    entries.length === 0 ? '' : `<zeebe:taskHeaders>${entries.join('')}</zeebe:taskHeaders>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" retries="10" />${taskHeaders}</bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="work" /><bpmn:sequenceFlow id="g" sourceRef="work" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;
}

async function workerEnvironment(): Promise<Record<string, string>> {
  const hosts = [mastodon.url, register.url, rest.url].map((url) => new URL(url).host);
  return {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    REDIS_URL: '',
    PUBLIC_URL: 'http://localhost:3000',
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Kreis <post@kreis.example>',
    PAYMENT_PROVIDER_URL: payment.url,
    PAYMENT_PROVIDER_SECRET: token,
    OUTBOUND_PRIVATE_HOSTS: hosts.join(' '),
    VORGANG_SECRET_TOKEN: token,
    VORGANG_SECRET_MASTODON_URL: mastodon.url,
    VORGANG_SECRET_REGISTER_URL: register.url,
    PROCEDURES_FOLDER: builtFile('processes'),
    ...(await documentPlaces(folder)),
  };
}

const transactions = (): readonly Transaction[] =>
  openJournal<Transaction>(join(folder, 'payment'), 'transactions').entries();

async function count(statement: string): Promise<number> {
  return (await owner.query(statement)).rows.length;
}

async function allEffectsHappened(): Promise<boolean> {
  const effects = [mail.mails(), mastodon.statuses(), register.queries(), transactions(), rest.calls];
  return effects.every(({ length }) => length === 1) && (await count('select from document')) === 1;
}

async function allCompleted(): Promise<boolean> {
  return (await count("select from process_instance where state <> 'COMPLETED'")) === 0;
}

interface RestService {
  readonly url: string;
  /** The idempotency key of each call, repeated ones included. */
  readonly calls: readonly string[];
  /** Orders that were made: one for each key. */
  readonly orders: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Makes an order for each key once; the first call is never answered. */
async function startRestService(): Promise<RestService> {
  const calls: string[] = [];
  const orders = new Set<string>();
  const server: Server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key']);
    calls.push(key);
    orders.add(key);
    if (calls.length > 1) response.setHeader('content-type', 'application/json').end('{"made":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/orders`,
    calls,
    orders,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

describe('a worker that is killed in the middle', () => {
  test('of a mail: both copies carry one Message-ID, by which they are recognised', () => {
    const ids = mail.mails().map(({ source }) => /^message-id: (.+)$/im.exec(source)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('of a REST call: the other side made one order', () => {
    expect(rest.calls).toHaveLength(2);
    expect(rest.orders.size).toBe(1);
  });

  test('of a Mastodon status: one was published', () => {
    expect(mastodon.requests()).toBe(2);
    expect(mastodon.statuses()).toHaveLength(1);
  });

  test('of a payment: there is one transaction, and the case has it', async () => {
    const [transaction, ...others] = transactions();
    expect(others).toEqual([]);
    const { rows } = await owner.query('select payment_id::text, provider_reference, state from payment');
    expect(rows).toEqual([
      {
        payment_id: transaction!.reference,
        provider_reference: transaction!.transactionId,
        state: 'OPEN',
      },
    ]);
  });

  test('of a letter: the case has one, and a PDF without a case expires', async () => {
    expect(await count('select from case_document')).toBe(1);
    expect(await count('select from document where expires_at is null')).toBe(1);
    expect(await count('select from document where expires_at is not null')).toBe(1);
  });

  test('of a register query: the register logged one', () => {
    expect(register.requests()).toBe(2);
    expect(register.queries()).toHaveLength(1);
  });

  test('leaves no incident and no job behind', async () => {
    expect(await count('select from incident')).toBe(0);
    expect(await count("select from job where state <> 'COMPLETED'")).toBe(0);
  });
});
