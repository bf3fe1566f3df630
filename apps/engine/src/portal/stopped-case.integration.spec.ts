import { readFileSync } from 'node:fs';
import { applicationPages, Citizen, servicePath } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

const procedure = new URL('../../../../processes/infektionsschutzbelehrung/', import.meta.url);
const files = [
  'infektionsschutzbelehrung.bpmn',
  'gebuehr.dmn',
  'antrag.form',
  'pruefung.form',
  'zahlung.form',
];

let server: TestApplication;
let citizen: Citizen;
let fileNumber: string;
let instanceKey: string;

beforeAll(async () => {
  server = await startTestApplication();
  await server.application.engine.deploy(
    { tenantId: '<default>', actor: { kind: 'user', id: 'petra.hansen' } },
    files.map((name) => ({ name, content: readFileSync(new URL(name, procedure)) })),
  );
  await apply();
});
afterAll(() => server.close());

/** A citizen applies, and opens the page that says how far the case is. */
async function apply(): Promise<void> {
  citizen = new Citizen(server.url);
  await citizen.send(`${servicePath}/antrag`);
  for (const [page, fields] of applicationPages) {
    if (page === 'beschwerden') {
      await citizen.answer({ beschwerden: 'unsicher' });
      await citizen.answer({ beschwerdenText: 'Ich hatte gestern Bauchschmerzen.' });
    } else await citizen.answer(fields);
  }
  await citizen.send(`${servicePath}/absenden`);
  fileNumber = /IfSG-\d{4}-\d{6}/.exec(citizen.text)?.[0] ?? '';
  const aktenzeichen = fileNumber;
  const zugangscode = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(citizen.text)?.[0] ?? '';
  instanceKey = await vi.waitFor(
    async () => {
      const key = await runningInstance();
      expect(key).not.toBe('');
      return key;
    },
    { timeout: 30_000, interval: 100 },
  );
  await citizen.send('/vorgang', { aktenzeichen, zugangscode });
}

async function operate(path: string, body: object = {}): Promise<Response> {
  return fetch(`${server.url}/v2${path}`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function runningInstance(): Promise<string> {
  const found = await operate('/process-instances/search', { filter: { state: 'ACTIVE' } });
  const { items } = (await found.json()) as { items: { processInstanceKey: string }[] };
  return items[0]?.processInstanceKey ?? '';
}

async function statusPage(): Promise<Citizen> {
  await citizen.open('/vorgang/stand');
  expect([citizen.status, citizen.path]).toEqual([200, '/vorgang/stand']);
  return citizen;
}

/** What the case's page of the staff says of its process. */
async function processStateForStaff(): Promise<string> {
  const headers = as('sabine.schroeder');
  const inCases = await fetch(`${server.url}/api/cases/search`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  const { items } = (await inCases.json()) as { items: { caseId: string }[] };
  const read = await fetch(`${server.url}/api/cases/${items[0]!.caseId}`, { headers });
  return ((await read.json()) as { processState: string }).processState;
}

describe('A citizen whose case an operator has stopped', () => {
  test('is told before that it is worked on', async () => {
    expect((await statusPage()).text).not.toContain('Niemand bearbeitet Ihren Antrag');
  });

  test('learns after the cancelation that nothing is decided, and whom to ask', async () => {
    expect((await operate(`/process-instances/${instanceKey}/cancellation`)).status).toBe(204);
    const { text, html } = await statusPage();
    expect(text).toContain('Niemand bearbeitet Ihren Antrag zurzeit');
    expect(text).toContain('Er ist weder bewilligt noch abgelehnt.');
    expect(text).toContain(`Nennen Sie dabei Ihr Aktenzeichen ${fileNumber}.`);
    expect(html).toMatch(/href="tel:\+?\d+"/);
    expect(html).toMatch(/href="mailto:[^"]+@/);
    expect(text).not.toContain('Wir bearbeiten Ihren Antrag.');
    expect(text).not.toContain('So geht es weiter');
    expect(await processStateForStaff()).toBe('TERMINATED');
  });

  test('learns after the deletion that the data of the processing are gone and the application is not', async () => {
    expect((await operate(`/process-instances/${instanceKey}/deletion`)).status).toBe(204);
    const { text } = await statusPage();
    expect(text).toContain('die Daten dazu gelöscht. Ihren Antrag selbst haben wir noch.');
    expect(text).toContain('Sie haben den Antrag abgesendet.');
    expect(text).not.toContain('Gesendet');
    expect(await processStateForStaff()).toBe('DELETED');
  });
});

test('A citizen whose process ended without closing the case is told to ask', async () => {
  await apply();
  const found = await operate('/element-instances/search', {
    filter: { processInstanceKey: instanceKey, state: 'ACTIVE', type: 'USER_TASK' },
  });
  const { items } = (await found.json()) as { items: { elementInstanceKey: string }[] };
  const modified = await operate(`/process-instances/${instanceKey}/modification`, {
    activateInstructions: [{ elementId: 'ende-erteilt' }],
    terminateInstructions: items.map(({ elementInstanceKey }) => ({ elementInstanceKey })),
  });
  expect(modified.status).toBe(204);
  const { text } = await statusPage();
  expect(text).toContain(
    'Die Bearbeitung Ihres Antrags ist beendet. Ein Ergebnis steht hier aber noch nicht.',
  );
  expect(text).toContain(`Nennen Sie dabei Ihr Aktenzeichen ${fileNumber}.`);
  expect(text).not.toContain('Wir bearbeiten Ihren Antrag.');
});
