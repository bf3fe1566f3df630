import { findAccessibilityFaults } from '@vorgang/test-services';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, type Employee, openDesk } from './sign-in.js';
import { submitUnsureApplication } from './submit-unsure-application.js';
import { useTestOffice } from './use-test-office.js';

const office = useTestOffice();
const desks: Desk[] = [];

afterEach(async () => {
  const faults = desks.flatMap((desk) => desk.faults);
  await Promise.all(desks.splice(0).map((desk) => desk.context.close()));
  expect(faults).toEqual([]);
});

async function deskOf(employee: Employee, viewport?: { width: number; height: number }): Promise<Page> {
  const desk = await openDesk(office.browser, office.address, employee, viewport);
  desks.push(desk);
  return desk.page;
}

describe('Caseworkers', () => {
  test('see new work without reloading, take it, decide it by keyboard, and go to the next', async () => {
    const page = await deskOf('sabine.schroeder');
    await page.getByText('In Ihren Gruppen wartet nichts').waitFor();
    const first = await submitUnsureApplication(office.address, 'Ersteller');
    await page.getByRole('button', { name: '1 neue Aufgabe – anzeigen' }).click();
    await submitUnsureApplication(office.address, 'Zweiter');

    await page
      .getByRole('row', { name: new RegExp(first) })
      .getByRole('link', { name: 'Angaben prüfen' })
      .press('Enter');
    await page.getByRole('button', { name: 'Übernehmen' }).press('Enter');
    await page.getByRole('button', { name: 'Zurückgeben' }).waitFor();
    await page.getByLabel(/^Freigeben: /).press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Aufgabe erledigt').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Angaben prüfen' }).waitFor();
    await page.getByText('Antrag von Erika Zweiter').waitFor();
  }, 90_000);

  test('are told who took a task, and keep what they typed', async () => {
    const fileNumber = await submitUnsureApplication(office.address, 'Streitfall');
    const sabine = await deskOf('sabine.schroeder');
    await openTask(sabine, fileNumber);
    await sabine.getByRole('button', { name: 'Übernehmen' }).click();
    await sabine.getByLabel(/^Ablehnen: /).check();
    await sabine.getByLabel('Begründung der Ablehnung').fill('Bitte kommen Sie gesund wieder.');

    const administrator = `Basic ${Buffer.from('demo:demo').toString('base64')}`;
    const key = new URL(sabine.url()).pathname.split('/').at(-1)!;
    await fetch(`${office.address}/v2/user-tasks/${key}/assignment`, {
      method: 'POST',
      headers: { authorization: administrator, 'content-type': 'application/json' },
      body: JSON.stringify({ assignee: 'jonas.petersen', allowOverride: true }),
    });

    await sabine.getByText('Jonas Petersen bearbeitet diese Aufgabe').waitFor();
    expect(await sabine.getByLabel('Begründung der Ablehnung').inputValue()).toContain('gesund wieder');
  }, 90_000);

  test('who click at once get one task and one clear answer', async () => {
    const fileNumber = await submitUnsureApplication(office.address, 'Gleichzeitig');
    const [sabine, jonas] = await Promise.all([deskOf('sabine.schroeder'), deskOf('jonas.petersen')]);
    await Promise.all([openTask(sabine, fileNumber), openTask(jonas, fileNumber)]);
    const take = (page: Page): Promise<void> => page.getByRole('button', { name: 'Übernehmen' }).click();
    await Promise.all([take(sabine), take(jonas)]);
    const hasForm = async (page: Page): Promise<boolean> =>
      page
        .getByRole('button', { name: 'Zurückgeben' })
        .waitFor({ timeout: 8_000 })
        .then(
          () => true,
          () => false,
        );
    const winners = await Promise.all([hasForm(sabine), hasForm(jonas)]);
    expect(winners.filter(Boolean)).toHaveLength(1);
    const loser = winners[0] ? jonas : sabine;
    await loser.getByText(/(Sabine Schröder|Jonas Petersen) bearbeitet diese Aufgabe/).waitFor();
  }, 90_000);

  test('ask a colleague for help, see the task among those they delegated, and take it back', async () => {
    const fileNumber = await submitUnsureApplication(office.address, 'Mithilfe');
    const sabine = await deskOf('sabine.schroeder');
    await openTask(sabine, fileNumber);
    await sabine.getByRole('button', { name: 'Übernehmen' }).click();
    await sabine.getByRole('button', { name: 'Um Mithilfe bitten' }).click();
    await sabine.getByLabel('Person').selectOption({ label: 'Jonas Petersen' });
    const faults = [...(await findAccessibilityFaults(sabine))];
    await sabine.getByRole('button', { name: 'Weitergeben' }).click();
    await sabine.getByText('Jonas Petersen hilft Ihnen bei dieser Aufgabe').waitFor();
    faults.push(...(await findAccessibilityFaults(sabine)));

    await sabine.getByRole('link', { name: 'Aufgaben', exact: true }).click();
    await sabine.getByRole('link', { name: /^Von mir delegiert/ }).click();
    const row = sabine.getByRole('row', { name: new RegExp(fileNumber) });
    await row.getByText('Jonas Petersen').waitFor();
    faults.push(...(await findAccessibilityFaults(sabine)));
    await row.getByRole('link', { name: 'Angaben prüfen' }).click();

    const jonas = await deskOf('jonas.petersen');
    await jonas.goto(sabine.url());
    await jonas.getByText('Sabine Schröder bittet Sie um Mithilfe').waitFor();
    await sabine.getByRole('button', { name: 'Zurückholen' }).click();
    await sabine.getByRole('button', { name: 'Um Mithilfe bitten' }).waitFor();
    await jonas.getByText('Sabine Schröder bearbeitet diese Aufgabe').waitFor();

    await sabine.getByLabel(/^Freigeben: /).check();
    await sabine.getByRole('button', { name: 'Aufgabe abschließen' }).click();
    await sabine.getByText('Aufgabe erledigt').waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test('see where a case is, and write a note', async () => {
    const fileNumber = await submitUnsureApplication(office.address, 'Notiz');
    const page = await deskOf('sabine.schroeder');
    await page.getByRole('link', { name: 'Vorgänge' }).click();
    await page.getByRole('link', { name: fileNumber }).click();
    await page.getByRole('heading', { name: 'Stand im Ablauf' }).waitFor();
    await requireVisibleMark(page);
    expect(await page.locator('.djs-element[data-element-id="angaben-pruefen"]').count()).toBe(1);
    await page.getByLabel('Neue Notiz').fill('<img src=x onerror=alert(1)> angerufen');
    await page.getByRole('button', { name: 'Notiz speichern' }).click();
    await page.getByText('<img src=x onerror=alert(1)> angerufen').waitFor();
  }, 60_000);
});

describe('A process designer', () => {
  test('changes a label, deploys a new version, and running cases stay on the old one', async () => {
    await submitUnsureApplication(office.address, 'Alteversion');
    const page = await deskOf('petra.hansen');
    await page
      .getByRole('link', { name: /Version 1/ })
      .first()
      .click();
    await page.locator('.djs-container').waitFor();
    await requireVisibleMark(page);
    await page.getByRole('button', { name: /^Angaben auswerten/ }).click();
    await page.getByLabel('Beschriftung').fill('Angaben automatisch auswerten');
    await page.getByRole('button', { name: 'Umbenennen' }).click();
    await page.getByRole('button', { name: 'Bereitstellen', exact: true }).click();
    await page.getByText(/laufende(r Vorgang bleibt| Vorgänge bleiben) auf der bisherigen Version/).waitFor();
    await page.getByRole('button', { name: 'Jetzt bereitstellen' }).click();
    await page.getByText('Version 2 ist bereitgestellt').waitFor();
    const versions = await rows<{ version: number; count: string }>(
      `select process_definition_version as version, count(*) from process_instance where state = 'ACTIVE'
       group by 1 order by 1`,
    );
    expect(versions.map(({ version }) => version)).toEqual([1]);

    await submitUnsureApplication(office.address, 'Neueversion');
    await expect
      .poll(() => rows(`select 1 from process_instance where process_definition_version = 2`), {
        timeout: 15_000,
      })
      .toHaveLength(1);
  }, 90_000);

  test('is shown what is wrong with a model, at the element, and nothing is deployed', async () => {
    const page = await deskOf('petra.hansen');
    await page
      .getByRole('link', { name: /Version 1/ })
      .first()
      .click();
    await page.locator('.djs-container').waitFor();
    await page.getByRole('button', { name: /^Bescheinigung erstellen/ }).click();
    await page.getByText('Auftrag an Dienst').click();
    await page.locator('#bio-properties-panel-taskDefinitionType').fill('');
    await page
      .getByText(/Ein Problem|\d+ Probleme/)
      .first()
      .waitFor();
    expect(await rows(`select 1 from process_definition where version > 2`)).toEqual([]);
  }, 60_000);
});

describe('An auditor', () => {
  test('reads who did what, and one changed byte of history is found', async () => {
    const fileNumber = await submitUnsureApplication(office.address, 'Historie');
    const page = await deskOf('ahmet.yilmaz');
    await page.getByRole('link', { name: 'Prüfung' }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByRole('link', { name: fileNumber }).count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await page.getByRole('link', { name: fileNumber }).click();
    await page.getByRole('button', { name: 'Verlauf prüfen' }).click();
    await page.getByText('Der Verlauf ist unverändert').waitFor();

    await tamper(fileNumber);
    await page.getByRole('button', { name: 'Verlauf prüfen' }).click();
    await page.getByText(/Der Verlauf wurde verändert/).waitFor();
  }, 150_000);
});

describe('Every page of the workbench', () => {
  test('has no barrier that a machine can find, on a desktop and on a phone', async () => {
    const fileNumber = await submitUnsureApplication(office.address, 'Barriere');
    const [{ case_id: caseId }] = (await rows<{ case_id: string }>(
      `select case_id from case_file where file_number = '${fileNumber}'`,
    )) as [{ case_id: string }];
    const [{ key }] = (await rows<{ key: string }>(
      'select max(process_definition_key) as key from process_definition',
    )) as [{ key: string }];
    const faults: string[] = [];
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 360, height: 740 },
    ]) {
      const page = await deskOf('demo', viewport);
      for (const path of [
        'aufgaben',
        'vorgaenge',
        `vorgaenge/${caseId}`,
        'modelle',
        `modelle/${key}`,
        'betrieb',
        'pruefung',
        'pruefung/protokoll',
        `pruefung/${caseId}`,
      ]) {
        await page.goto(`/workbench/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        faults.push(...(await findAccessibilityFaults(page)));
      }
      await page.goto('/workbench/aufgaben?scope=all');
      await openTask(page, fileNumber);
      faults.push(...(await findAccessibilityFaults(page)));
    }
    expect(faults).toEqual([]);
  }, 150_000);
});

async function openTask(page: Page, fileNumber: string): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(fileNumber) });
  await expect
    .poll(
      async () => {
        const offer = page.getByRole('button', { name: /– anzeigen/ });
        if (await offer.isVisible()) await offer.click();
        return row.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await row.getByRole('link', { name: 'Angaben prüfen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Angaben prüfen' }).waitFor();
}

/** The licence of bpmn-js asks that its mark is fully visible and covered by nothing. */
async function requireVisibleMark(page: Page): Promise<void> {
  const mark = page.locator('.bjs-powered-by').first();
  await mark.scrollIntoViewIfNeeded();
  const isOnTop = await mark.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return width > 20 && height > 10 && found !== null && element.contains(found);
  });
  expect(isOnTop).toBe(true);
}

async function rows<Row extends pg.QueryResultRow>(statement: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: office.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Changes one character of one entry, as somebody with all rights on the database could. */
async function tamper(fileNumber: string): Promise<void> {
  const changed = await rows(
    `alter table history disable trigger all;
     update history set payload = overlay(payload placing 'X' from 12 for 1)
     where sequence = 1 and process_instance_key =
       (select process_instance_key from case_file where file_number = '${fileNumber}');
     alter table history enable trigger all`,
  ).catch((error: unknown) => error);
  if (changed instanceof Error) throw changed;
}
