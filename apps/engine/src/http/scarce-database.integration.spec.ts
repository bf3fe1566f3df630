import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
let owner: pg.Client;

beforeAll(async () => {
  let name = '';
  server = await startTestApplication({ testClock: false }, (client) => {
    name = client.database!;
    return Promise.resolve();
  });
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  await deployOverHttp(server.url, { 'quick.bpmn': model });
});

afterAll(async () => {
  await owner.end();
  await server.close();
});

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="quick" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    <bpmn:sequenceFlow id="flow" sourceRef="start" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

function start(idempotencyKey: string): Promise<Response> {
  return fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify({ processDefinitionId: 'quick', businessId: idempotencyKey }),
  });
}

/** What is there of a request: its instance, its receipt. */
async function tracesOf(idempotencyKey: string): Promise<number> {
  const { rows } = await owner.query(
    `select from process_instance where business_id = $1
     union all select from command_receipt where command_id = 'call:' || $1`,
    [idempotencyKey],
  );
  return rows.length;
}

async function isTakenAfterwards(idempotencyKey: string): Promise<void> {
  expect((await start(idempotencyKey)).status).toBe(200);
  expect((await start(idempotencyKey)).status).toBe(200);
  expect(await tracesOf(idempotencyKey)).toBe(2);
}

test('a full disk: nothing is acknowledged, nothing is half done, and the same request succeeds afterwards', async () => {
  await owner.query(`
    create function no_space() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger no_space before insert on history for each row execute function no_space()`);
  const refused = await start('full-disk');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await tracesOf('full-disk')).toBe(0);
  await owner.query('drop trigger no_space on history');
  await isTakenAfterwards('full-disk');
});

test('a database that takes no changes: the same', async () => {
  const readOnly = async (value: 'on' | 'off'): Promise<void> => {
    await owner.query('set default_transaction_read_only = off');
    await owner.query(
      `alter database ${pg.escapeIdentifier(owner.database!)} set default_transaction_read_only = ${value}`,
    );
    await owner.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  };
  await readOnly('on');
  const refused = await start('read-only');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await tracesOf('read-only')).toBe(0);
  await readOnly('off');
  await isTakenAfterwards('read-only');
});
