import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '@vorgang/migrations';
import { createConsumer, createDispatcher, prepareQueueTables, type QueueBackend } from '@vorgang/queue';
import { type MailCatcher, startMailCatcher } from '@vorgang/simulators';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deployOverHttp } from '../../engine/src/testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../../engine/src/testing/test-application.js';
import { readConfiguration } from './configuration.js';
import { startWorker, type Worker } from './worker.js';

const login = `vorgang_login_${randomBytes(4).toString('hex')}`;
let folder: string;
let database: TestDatabase;
let restricted: string;
let server: TestApplication;
let worker: Worker;
let mail: MailCatcher;
let client: pg.Client;

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
  <bpmn:process id="letter" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:serviceTask id="send"><bpmn:extensionElements>
      <zeebe:taskDefinition type="vorgang:send-mail" />
      <zeebe:ioMapping>
        <zeebe:input source="=&quot;zoe@beispiel.de&quot;" target="to" />
        <zeebe:input source="=&quot;Bescheid&quot;" target="subject" />
        <zeebe:input source="=&quot;Guten Tag&quot;" target="text" />
      </zeebe:ioMapping>
    </bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="send" /><bpmn:sequenceFlow id="out" sourceRef="send" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vorgang-restricted-'));
  database = await createTestDatabase();
  const url = new URL(database.url);
  url.username = login;
  url.password = 'of the ?programs';
  restricted = url.toString();
  await prepareDatabase(database.url, restricted);
  await Promise.all([1, 2, 3].map(() => prepareQueueTables(database.url)));
  mail = await startMailCatcher({ smtpPort: 0, webPort: 0, folder });
  server = await startTestApplication({ databaseUrl: restricted, testClock: false });
  worker = await startWorker(
    readConfiguration({ DATABASE_URL: restricted, SMTP_URL: mail.smtpUrl, MAIL_FROM: 'post@kreis.example' }),
  );
  client = new pg.Client({ connectionString: restricted });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await worker.close();
  await server.close();
  await mail.close();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`drop owned by ${login}; drop role ${login}`);
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

test('engine, worker and queue take a process to its end as a role that may change no table', async () => {
  await deployOverHttp(server.url, { 'letter.bpmn': model });
  const started = await fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify({ processDefinitionId: 'letter', awaitCompletion: true, requestTimeout: 60_000 }),
  });
  expect(started.status).toBe(200);
  await vi.waitUntil(() => mail.mails().length === 1, { timeout: 20_000 });
  const { rows } = await client.query<{ readonly name: string }>(
    'select usename as name, count(*)::int from pg_stat_activity where datname = current_database() group by 1',
  );
  expect(rows.map(({ name }) => name)).toEqual([login]);
}, 90_000);

test('hints reach workers, also of a queue that nobody used before', async () => {
  const backend: QueueBackend = { kind: 'postgres', databaseUrl: restricted };
  const dispatcher = await createDispatcher(backend);
  const taken: string[] = [];
  const take = ({ jobKey }: { readonly jobKey: string }): Promise<void> => {
    taken.push(jobKey);
    return Promise.resolve();
  };
  const consumer = await createConsumer(backend)('of the test', take, { concurrency: 1 });
  await dispatcher.hint('of the test', [{ tenantId: '<default>', jobKey: '1', epoch: 1 }]);
  await vi.waitUntil(() => taken.length === 1, { timeout: 20_000 });
  await consumer.close();
  await dispatcher.close();
});

describe('that role', () => {
  test.each([
    'alter table job add column planted text',
    'drop table history',
    'drop trigger history_rows_are_final on history',
    'alter table case_file disable row level security',
    'create table planted (id int)',
    'create or replace function refuse_history_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'truncate history',
    'delete from history',
    'update schema_migration_checksum set checksum = checksum',
    'drop schema bullmq cascade',
    'alter table bullmq.migration add column planted text',
    'create role planted',
    'alter role vorgang_app login',
    'create sequence bullmq.planted',
  ])('may not: %s', async (statement) => {
    // 42501: insufficient_privilege.
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('owns nothing and is nothing but a member of the two that work', async () => {
    const { rows } = await client.query(
      `select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as mighty,
              (select count(*)::int from pg_class where relowner = r.oid) as owned,
              (select array_agg(roleid::regrole::text order by 1) from pg_auth_members where member = r.oid) as roles
       from pg_roles r where rolname = current_user`,
    );
    expect(rows).toEqual([{ mighty: false, owned: 0, roles: ['vorgang_app', 'vorgang_engine'] }]);
  });
});

test('preparing it again changes nothing, not even a password that was changed', async () => {
  const other = new URL(restricted);
  other.password = 'another one';
  await prepareDatabase(database.url, other.toString());
  const again = new pg.Client({ connectionString: restricted });
  await again.connect();
  await again.end();
});
