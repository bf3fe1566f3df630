import { Logger } from '@nestjs/common';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

const folder = fileURLToPath(new URL('../../../../processes/infektionsschutzbelehrung', import.meta.url));
const person = {
  vorname: 'Adelgunde',
  nachname: 'Musterfrauwitz',
  geburtsdatum: '1990-05-17',
  strasse: 'Am Siebendeich 1',
  email: 'adelgunde@example.org',
};

const written: string[] = [];
let server: TestApplication;
beforeAll(async () => {
  const keep = (chunk: unknown): boolean => written.push(String(chunk)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  server = await startTestApplication({ testClock: false });
  const form = new FormData();
  for (const name of await readdir(folder)) {
    if (!['.bpmn', '.dmn', '.form'].includes(extname(name))) continue;
    form.append('resources', new File([await readFile(join(folder, name))], name));
  }
  await fetch(`${server.url}/v2/deployments`, { method: 'POST', headers: as('demo'), body: form });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await server.close();
});

function post(path: string, body: string): Promise<Response> {
  const headers = { ...as('demo'), 'content-type': 'application/json' };
  return fetch(`${server.url}/v2/${path}`, { method: 'POST', headers, body });
}

test('no log line names the person whose application is worked on, whatever goes wrong', async () => {
  const created = await post(
    'process-instances',
    JSON.stringify({
      processDefinitionId: 'infektionsschutzbelehrung',
      variables: {
        antrag: { ...person, taetigkeit: 'beruf', ehrenamtskarte: false },
        fall: { caseId: '1', aktenzeichen: 'IfSG-2026-000001' },
      },
    }),
  );
  const { processInstanceKey } = (await created.json()) as { processInstanceKey: string };
  const found = await post('user-tasks/search', JSON.stringify({ filter: { processInstanceKey } }));
  const { items } = (await found.json()) as { items: { userTaskKey: string }[] };
  const task = `user-tasks/${items[0]!.userTaskKey}`;
  expect((await post(`${task}/completion`, `{"variables": {"name": "${person.nachname}"`)).status).toBe(400);
  expect((await post(`${task}/completion`, JSON.stringify({ [person.nachname]: person.email }))).status).toBe(
    400,
  );
  const completion = JSON.stringify({ variables: { ergebnis: 'freigeben' } });
  expect((await post(`${task}/completion`, completion)).status).toBe(204);
  const work = JSON.stringify({ type: 'vorgang:payment-request', timeout: 60_000, maxJobsToActivate: 1 });
  const { jobs } = (await (await post('jobs/activation', work)).json()) as { jobs: { jobKey: string }[] };
  const failure = JSON.stringify({ retries: 0, errorMessage: `${person.vorname} is unknown` });
  expect((await post(`jobs/${jobs[0]!.jobKey}/failure`, failure)).status).toBe(204);

  new Logger('Probe').error('probe');
  const lines = written.join('');
  expect(JSON.parse(lines.split('\n').find((line) => line.includes('probe'))!)).toMatchObject({
    level: 'error',
    message: 'probe',
    context: 'Probe',
  });
  for (const value of Object.values(person)) expect(lines).not.toContain(value);
});
