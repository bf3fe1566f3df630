import { readFile } from 'node:fs/promises';
import { createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { migrate } from '@vorgang/migrations';
import { createPool } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from './verify-audit.js';

const tenantId = '<default>';
const call: CallContext = { tenantId, actor: { kind: 'worker', id: 'test' } };
const procedure = new URL('../../../../processes/infektionsschutzbelehrung/', import.meta.url);

let database: TestDatabase;
let engine: Engine;
let readers: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("insert into tenant (tenant_id, name) values ($1, 'Test') on conflict do nothing", [
    tenantId,
  ]);
  await owner.end();
  readers = createPool(database.url, { role: 'vorgang_engine' });
  engine = await createEngine({
    databaseUrl: database.url,
    dispatcher: { hint: async () => undefined, close: async () => undefined },
  });
});

afterAll(async () => {
  await engine.close();
  await readers.end();
  await database.drop();
});

test('what the engine records of the procedure leads to the state that it stores, at every point', async () => {
  const names = [
    'infektionsschutzbelehrung.bpmn',
    'gebuehr.dmn',
    'pruefung.form',
    'zahlung.form',
    'antrag.form',
  ];
  await engine.deploy(
    call,
    await Promise.all(
      names.map(async (name) => ({ name, content: await readFile(new URL(name, procedure)) })),
    ),
  );
  for (const beschwerden of ['nein', 'ja', 'unsicher']) {
    await engine.createProcessInstance(call, {
      definition: { processDefinitionId: 'infektionsschutzbelehrung' },
      variables: {
        antrag: { ...application, beschwerden },
        fall: { caseId: beschwerden, aktenzeichen: 'GA-1' },
      },
      businessId: `GA-${beschwerden}`,
      tags: ['ifsg'],
    });
  }
  await expectVerified(3);
  for (let round = 0; round < 8; round += 1) {
    for (const type of jobTypes) await doJobs(type, round);
    await expectVerified(3);
  }
});

test('a case that was deleted can still be verified', async () => {
  const { processInstanceKey } = await engine.createProcessInstance(call, {
    definition: { processDefinitionId: 'infektionsschutzbelehrung' },
    variables: { antrag: application, fall: { caseId: 'deleted', aktenzeichen: 'GA-2' } },
  });
  await engine.cancelProcessInstance(call, processInstanceKey);
  await engine.deleteProcessInstance(call, processInstanceKey);
  await expectVerified(4);
});

const jobTypes = ['payment-request', 'payment-cancel', 'certificate', 'notice', 'close-case'].map(
  (type) => `vorgang:${type}`,
);

/** Completes, fails or breaks off what waits, so that each kind of change occurs. */
async function doJobs(type: string, round: number): Promise<void> {
  const jobs = await engine.activateJobs({
    type,
    worker: 'test',
    tenantIds: [tenantId],
    maxJobsToActivate: 10,
    timeout: 60_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: call.actor,
  });
  for (const job of jobs) {
    if (round === 0) {
      await engine.failJob(call, job.jobKey, {
        retries: 1,
        retryBackOff: 0,
        errorMessage: 'Der Dienst antwortet nicht.',
        variables: {},
      });
    } else {
      await engine.completeJob(call, job.jobKey, {
        zahlung: { paymentId: job.processInstanceKey, page: 'https://example.org' },
      });
      await engine.publishMessage(call, {
        name: 'zahlung-eingegangen',
        correlationKey: job.processInstanceKey,
        timeToLive: 60_000,
        variables: { bezahlt: true },
      });
    }
  }
}

async function expectVerified(cases: number): Promise<void> {
  expect(await verifyAudit(readers)).toMatchObject({ cases, faults: [] });
}

const application = {
  taetigkeit: 'beruf',
  vorname: 'Ayşe',
  nachname: 'Öztürk',
  geburtsdatum: '1999-01-31',
  strasse: 'Hafenstraße 1',
  plz: '24103',
  ort: 'Kiel',
  email: 'ayse@example.org',
  ehrenamtskarte: false,
  belehrt: true,
  datenschutz: true,
};
