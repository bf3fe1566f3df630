import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationPages, Citizen, fillIn, servicePath } from '@vorgang/test-services';
import { startPortal, type PortalUnderTest } from '../testing/portal-under-test.js';

let portal: PortalUnderTest;

beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

describe('An application without JavaScript', () => {
  test('goes from the service page through one question a page to the receipt', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.open(servicePath);
    expect(citizen.heading).toBe('Belehrung nach dem Infektionsschutzgesetz');

    await citizen.send(`${servicePath}/antrag`);
    for (const [pageId, fields] of applicationPages) {
      expect(citizen.path).toBe(`${servicePath}/antrag/${pageId}`);
      expect(citizen.text).toMatch(/Schritt \d+ von \d+/);
      await citizen.answer(fields);
    }

    expect(citizen.heading).toBe('Prüfen Sie Ihre Antworten');
    expect(citizen.text).toContain('7. März 2001');
    expect(citizen.text).toContain('23843');

    await citizen.send(`${servicePath}/absenden`);
    expect(citizen.heading).toBe('Ihr Antrag ist bei uns');
    expect(citizen.text).toMatch(/IfSG-2026-\d{6}/);
    expect(citizen.text).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/);
  });

  test('starts the process with exactly the variables of the procedure', async () => {
    const citizen = new Citizen(portal.url);
    await fillIn(citizen);
    await citizen.send(`${servicePath}/absenden`);
    const fileNumber = /IfSG-2026-\d{6}/.exec(citizen.text)![0];
    const [row] = await portal.sql<{ command: string; case_id: string }>(
      `select command, case_file.case_id from outbox_command
       join case_file using (tenant_id, process_instance_key) where file_number = $1`,
      [fileNumber],
    );
    const command = JSON.parse(row!.command) as { kind: string; variables: unknown };
    expect(command.kind).toBe('createProcessInstance');
    expect(command.variables).toEqual({
      antrag: {
        taetigkeit: 'beruf',
        vorname: 'Zoë',
        nachname: 'O’Connor-Łukasiewicz',
        geburtsdatum: '2001-03-07',
        strasse: 'Hauptstraße 1',
        plz: '23843',
        ort: 'Bad Oldesloe',
        email: 'zoe@beispiel.de',
        ehrenamtskarte: false,
        belehrt: true,
        beschwerden: 'nein',
        datenschutz: true,
      },
      fall: { caseId: row!.case_id, aktenzeichen: fileNumber },
    });
  });

  test('sent twice at once becomes one case with one file number and one access code', async () => {
    const citizen = new Citizen(portal.url);
    await fillIn(citizen);
    const before = await portal.sql(`select 1 from case_file`);
    const post = () =>
      fetch(`${portal.url}${servicePath}/absenden`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          origin: portal.url,
          cookie: [...citizen.copyOfCookies()].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    expect(await portal.sql(`select 1 from case_file`)).toHaveLength(before.length + 1);
    // Each answer brings a session of its own, all of the same case; whoever reads it sees the same code.
    const [opened] = await portal.sql<{ cases: string }>(
      `select count(distinct case_id) as cases from case_session
       where case_id = (select case_id from case_file order by opened_at desc, case_id desc limit 1)`,
    );
    expect(opened).toEqual({ cases: '1' });
    const shown = await Promise.all([1, 2].map(() => citizen.open(`${servicePath}/gesendet`)));
    expect(new Set(shown.map(({ text }) => /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0])).size).toBe(
      1,
    );
  });

  test('an answer that is wrong is named at the top and at its field, and nothing typed is lost', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    await citizen.answer({ taetigkeit: 'beruf' });
    await citizen.answer({ vorname: 'X Æ A-12', nachname: 'Meier' });
    expect(citizen.status).toBe(422);
    expect(citizen.title).toMatch(/^Fehler: /);
    expect(citizen.html).toContain('href="#feld-vorname"');
    expect(citizen.html).toContain('id="feld-vorname"');
    expect(citizen.html).toContain('value="X Æ A-12"');
    expect(citizen.text.split('nur mit Buchstaben')).toHaveLength(3);
  });

  test('a minor is asked for the consent of a parent, an adult is not', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    await citizen.answer({ taetigkeit: 'schulpraktikum' });
    await citizen.answer({ vorname: 'Mia', nachname: 'Kaya' });
    await citizen.answer({
      'geburtsdatum-tag': '25',
      'geburtsdatum-monat': '11',
      'geburtsdatum-jahr': '2008',
    });
    expect(citizen.heading).toBe('Wer ist für Sie sorgeberechtigt?');
    await citizen.answer({ 'sorgeberechtigt.name': 'Elif Kaya' });
    expect(citizen.text).toContain('Ohne Einwilligung können wir den Antrag nicht annehmen.');
  });

  test('a change from the summary leads back to the summary', async () => {
    const citizen = new Citizen(portal.url);
    await fillIn(citizen);
    await citizen.open(`${servicePath}/antrag/email?aendern=1`);
    await citizen.answer({ email: 'neu@beispiel.de', _zurueck: '1' });
    expect(citizen.path).toBe(`${servicePath}/pruefen`);
    expect(citizen.text).toContain('neu@beispiel.de');
  });

  test('a page further on cannot be opened before the questions on the way are answered', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    await citizen.open(`${servicePath}/antrag/datenschutz`);
    expect(citizen.path).toBe(`${servicePath}/antrag/taetigkeit`);
    await citizen.open(`${servicePath}/pruefen`);
    expect(citizen.path).toBe(`${servicePath}/antrag/taetigkeit`);
  });

  test('a draft waits for its citizen, who may delete it', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    await citizen.answer({ taetigkeit: 'ehrenamt' });
    await citizen.open(servicePath);
    expect(citizen.text).toContain('Wir speichern ihn bis zum 24. Dezember 2026');
    await citizen.open(`${servicePath}/antrag`);
    expect(citizen.path).toBe(`${servicePath}/antrag/name`);
    await citizen.send(`${servicePath}/verwerfen`);
    expect(citizen.text).not.toContain('Sie haben einen Entwurf');
  });

  test('a draft without its cookie is gone, in plain words', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.open(`${servicePath}/antrag/name`);
    expect(citizen.status).toBe(410);
    expect(citizen.heading).toBe('Ihr Entwurf ist nicht mehr da');
  });

  test('a draft is deleted 30 days after the last answer, and the citizen is told', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    const day = 24 * 60 * 60 * 1000;
    portal.advance(29 * day);
    await citizen.answer({ taetigkeit: 'beruf' });
    portal.advance(29 * day);
    await portal.sweep();
    await citizen.open(`${servicePath}/antrag`);
    expect(citizen.path).toBe(`${servicePath}/antrag/name`);
    portal.advance(2 * day);
    expect(await portal.sweep()).toBeGreaterThan(0);
    await citizen.open(`${servicePath}/antrag`);
    expect(citizen.heading).toBe('Ihr Entwurf ist nicht mehr da');
    expect(await portal.sql(`select 1 from draft where case_id is null`)).toEqual([]);
  });

  test('fields that the page does not have are refused and nothing is stored', async () => {
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    await citizen.answer({ taetigkeit: 'beruf', __proto__x: '1' });
    expect(citizen.status).toBe(400);
    await citizen.open(`${servicePath}/antrag`);
    expect(citizen.path).toBe(`${servicePath}/antrag/taetigkeit`);
  });

  test('a form on another site cannot send anything', async () => {
    const response = await fetch(`${portal.url}${servicePath}/antrag`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});
