import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../testing/official-client.js';
import { startTestApplication, type TestApplication } from '../testing/test-application.js';

const folder = fileURLToPath(new URL('../../../../processes/infektionsschutzbelehrung', import.meta.url));

let server: TestApplication;
let client: OfficialClient;

beforeAll(async () => {
  server = await startTestApplication({ testClock: false });
  client = officialClient(server.url, 'integration');
  const names = (await readdir(folder)).filter((name) => ['.bpmn', '.dmn', '.form'].includes(extname(name)));
  const resources = await Promise.all(
    names.map(async (name) => new File([await readFile(join(folder, name))], name)),
  );
  const deployment = await client.createDeployment({ resources });
  expect(deployment.processes.map((process) => process.processDefinitionId)).toEqual([
    'infektionsschutzbelehrung',
  ]);
});
afterAll(() => server.close());

const application = {
  taetigkeit: 'beruf',
  vorname: 'Ada',
  nachname: 'Muster',
  geburtsdatum: '1990-05-17',
  strasse: 'Am Deich 1',
  plz: '23843',
  ort: 'Bad Oldesloe',
  email: 'ada@example.org',
  ehrenamtskarte: false,
  beschwerden: 'unsicher',
  belehrt: true,
  datenschutz: true,
};

/** Does one job of the type with the result, as a specialist application would. */
async function work(processInstanceKey: string, type: string, variables: Record<string, unknown> = {}) {
  const { jobs } = await client.activateJobs({
    type,
    worker: 'fachverfahren',
    timeout: 30_000,
    maxJobsToActivate: 1,
    requestTimeout: 5_000,
  });
  const [job] = jobs;
  if (!job) throw new Error(`There is no job of type ${type}.`);
  expect(job.processInstanceKey).toBe(processInstanceKey);
  await client.completeJob({ jobKey: job.jobKey, variables });
  return job;
}

test('a specialist application takes an application through the whole procedure', async () => {
  const { processInstanceKey } = await client.createProcessInstance({
    processDefinitionId: 'infektionsschutzbelehrung' as never,
    variables: { antrag: application, fall: { caseId: '4711', aktenzeichen: 'IfSG-2026-000001' } },
  });

  const tasks = await client.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, now);
  expect(tasks.items).toMatchObject([{ elementId: 'angaben-pruefen', candidateGroups: ['gesundheitsamt'] }]);
  await client.completeUserTask({
    userTaskKey: tasks.items[0]!.userTaskKey,
    variables: { ergebnis: 'freigeben' },
  });

  const decisions = await client.searchDecisionInstances({ filter: { processInstanceKey } }, now);
  expect(decisions.items).toMatchObject([{ decisionDefinitionId: 'gebuehr', state: 'EVALUATED' }]);
  expect(JSON.parse(decisions.items[0]!.result)).toMatchObject({ betragCent: 2500 });

  const payment = await work(processInstanceKey, 'vorgang:payment-request', {
    payment: { paymentId: '8', page: 'http://pay' },
  });
  expect(payment.variables).toMatchObject({ caseId: '4711', amountCents: 2500 });
  await work(processInstanceKey, 'vorgang:notice');
  await client.publishMessage({ name: 'zahlung-eingegangen', correlationKey: '8', timeToLive: 60_000 });
  await work(processInstanceKey, 'vorgang:certificate', {
    certificate: { documentId: '9', verificationCode: 'ABC' },
  });
  await work(processInstanceKey, 'vorgang:notice');
  const closing = await work(processInstanceKey, 'vorgang:close-case');
  expect(closing.customHeaders).toMatchObject({ outcome: 'GRANTED' });

  expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({
    state: 'COMPLETED',
    hasIncident: false,
  });
});

test('the fee can be asked for without a case, and how it was decided can be read', async () => {
  const free = await client.evaluateDecision({
    decisionDefinitionId: 'gebuehr' as never,
    variables: { taetigkeit: 'schulpraktikum', ehrenamtskarte: false },
  });
  expect(JSON.parse(free.output)).toMatchObject({ betragCent: 0 });
  expect(free.evaluatedDecisions[0]?.matchedRules).toHaveLength(1);

  const [evaluated] = free.evaluatedDecisions;
  const stored = await client.getDecisionInstance(
    { decisionEvaluationInstanceKey: evaluated!.decisionEvaluationInstanceKey },
    now,
  );
  expect(stored.evaluatedInputs).toEqual(evaluated!.evaluatedInputs);
  expect(stored.matchedRules).toEqual(evaluated!.matchedRules);
  expect(stored.processInstanceKey).toBeNull();

  const { items } = await client.searchDecisionDefinitions(
    { filter: { decisionDefinitionId: 'gebuehr' as never } },
    now,
  );
  const xml = await client.getDecisionDefinitionXml(
    { decisionDefinitionKey: items[0]!.decisionDefinitionKey },
    now,
  );
  expect(xml).toContain('<decision id="gebuehr"');
  const models = await client.searchDecisionRequirements({ filter: {} }, now);
  expect(models.items).toHaveLength(1);
});
