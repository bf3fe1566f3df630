import { readFile } from 'node:fs/promises';
import { ControllableClock, createEngine, type CallContext, type Engine } from '@vorgang/orchestration';
import { migrate } from '@vorgang/migrations';
import { createPool } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportText } from '../cli/report-text.js';
import { newSigningKey, readSigningKey } from '../checkpoints/signing-key.js';
import { writeCheckpoints } from '../checkpoints/write-checkpoints.js';
import { storedRecords } from '../source/stored-cases.js';
import { verifyAudit, verifyRecords } from './verify-audit.js';

const tenantId = '<default>';
const call: CallContext = { tenantId, actor: { kind: 'worker', id: 'test' } };
const procedure = new URL('../../../../processes/infektionsschutzbelehrung/', import.meta.url);

let database: TestDatabase;
let engine: Engine;
let readers: pg.Pool;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("insert into tenant (tenant_id, name) values ($1, 'Test') on conflict do nothing", [
    tenantId,
  ]);
  readers = createPool(database.url, { role: 'vorgang_engine' });
  engine = await createEngine({ databaseUrl: database.url, dispatcher });
});

afterAll(async () => {
  await engine.close();
  await Promise.all([readers.end(), owner.end()]);
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

test('a case that expired is told from one that vanished, in whole or in part', async () => {
  const clock = new ControllableClock();
  const later = await createEngine({
    databaseUrl: database.url,
    dispatcher,
    clock,
    retention: { defaultTimeToLive: 'P1Y' },
  });
  try {
    const create = async () => {
      const { processInstanceKey } = await engine.createProcessInstance(call, {
        definition: { processDefinitionId: 'infektionsschutzbelehrung' },
        variables: { antrag: application, fall: { caseId: 'expired', aktenzeichen: 'GA-3' } },
      });
      return processInstanceKey;
    };
    const [gone, running] = [await create(), await create()];
    await engine.cancelProcessInstance(call, gone);
    await engine.suspendProcessInstance(call, running);
    const key = readSigningKey(newSigningKey('vorgang.test').secretLine);
    await writeCheckpoints(readers, key);
    clock.advance(2 * 366 * 24 * 3_600_000);
    const rowsOf = async (key: string): Promise<number> =>
      (await owner.query('select from history where process_instance_key = $1', [key])).rowCount ?? 0;
    while ((await rowsOf(gone)) > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const report = await verifyAudit(readers, { keys: [key] });
    expect(report).toMatchObject({ cases: 6, faults: [], checkpointFaults: [] });
    expect(report.checkpoints).toBe(1);
    await writeCheckpoints(readers, key);
    expect(await verifyAudit(readers, { keys: [key] })).toMatchObject({ faults: [], checkpointFaults: [] });
    expect(report.expired).toBeGreaterThanOrEqual(1);
    expect(reportText(report, 'Datenbank')).toContain('nach Ablauf ihrer Aufbewahrung gelöscht');

    const changed = async (statement: string, key: string) => {
      await owner.query('begin');
      // What only the owner of the tables can do.
      await owner.query('alter table history disable trigger all');
      await owner.query(statement, [key]);
      const found = await verifyRecords(storedRecords(owner));
      await owner.query('rollback');
      return found.faults.map(({ processInstanceKey, code }) => [processInstanceKey, code]);
    };
    const first = 'delete from history where process_instance_key = $1 and sequence';
    expect(await changed(`${first} = 1`, running)).toEqual([[running, 'sequence']]);
    expect(await changed(`${first} > 0`, running)).toEqual([[running, 'historyMissing']]);
    expect(await changed('delete from process_instance where process_instance_key = $1', running)).toEqual([
      [running, 'instanceMissing'],
    ]);
    const entry = 'update history set @ where process_instance_key = $1';
    for (const change of [
      "payload = replace(payload, 'P1Y', 'P9Y')",
      "recorded_at = recorded_at - interval '1 day'",
      'sequence = sequence + 1',
      "command = 'deleteProcessInstance'",
    ]) {
      expect(await changed(entry.replace('@', change), gone)).toEqual([[gone, expect.any(String)]]);
    }
  } finally {
    await later.close();
  }
});

const dispatcher = { hint: async () => undefined, close: async () => undefined };
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
