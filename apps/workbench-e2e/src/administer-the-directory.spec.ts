import { isOnlyGrantedWhole, resourcePermissions } from '@vorgang/identity';
import pg from 'pg';
import { expect, test } from 'vitest';
import {
  grantedWhole,
  permissionsOf,
  resourceTypes,
} from '../../workbench/src/administer-directory/grant-words.js';
import { requireFocus } from './require-focus.js';
import { requireNoBarrier } from './require-no-barrier.js';
import { requireNoSideScroll } from './require-no-side-scroll.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const office = useTestOffice();

test('the form offers exactly the permissions that the server knows', () => {
  expect(permissionsOf).toEqual(resourcePermissions);
  expect([...resourceTypes].sort()).toEqual(Object.keys(resourcePermissions).sort());
  expect(resourceTypes.filter(isOnlyGrantedWhole).sort()).toEqual([...grantedWhole].sort());
});

test.each([
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])(
  'what has no ids is offered whole only ($width wide)',
  async (size) => {
    const { context, page, faults } = await openDesk(office.browser, office.address, 'demo', size);
    await page.goto('/workbench/verwaltung/rollen/auditor');
    await page.getByRole('button', { name: 'Berechtigung erteilen …' }).click();
    const extents = () => page.getByLabel('Gilt für').getByRole('option').allInnerTexts();
    await page.getByLabel('Worauf').selectOption('CASE');
    await page.getByLabel('Gilt für').selectOption('one');
    await page.getByLabel('Kennung').fill('4711');
    expect(await extents()).toEqual(['alle', 'nur eine Kennung']);
    await page.getByLabel('Worauf').selectOption('SYSTEM');
    expect(await extents()).toEqual(['alle']);
    expect(await page.getByLabel('Kennung').count()).toBe(0);
    await requireNoBarrier(page);
    await requireNoSideScroll(page);
    await page.getByLabel('Lesen', { exact: true }).check();
    await page.getByRole('button', { name: 'Erteilen', exact: true }).click();
    await page.getByRole('button', { name: 'Entziehen: Betrieb, alle' }).first().click();
    await page.getByText('Die Berechtigung ist entzogen').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  },
  300_000,
);

test('an administrator makes a user, a role with members and permissions, and takes all of it back', async () => {
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo');
  await page.getByRole('link', { name: 'Verwaltung' }).click();
  await page.getByRole('heading', { name: 'Benutzer', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Sabine Schröder' }).waitFor();
  await requireNoBarrier(page);

  // What is missing is said before the server is asked, and the keyboard stands there.
  await page.getByRole('button', { name: 'Benutzer anlegen …' }).click();
  await page.getByLabel('Benutzername').fill('mia müller');
  await page.getByRole('button', { name: 'Benutzer anlegen', exact: true }).click();
  await page.getByText('Verwenden Sie nur Buchstaben ohne Umlaute').waitFor();
  await requireNoBarrier(page);
  await page.getByLabel('Benutzername').fill('demo');
  await page.getByLabel('Name', { exact: true }).fill('Mia Müller');
  await page.keyboard.press('Enter');
  await page.getByText('Das geht gerade nicht').waitFor();
  await page.getByLabel('Benutzername').fill('mia.mueller');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Startpasswort übergeben' }).waitFor();
  await requireNoBarrier(page);
  await page.getByRole('button', { name: 'Fenster schließen' }).click();
  await page.getByRole('heading', { name: 'Benutzer Mia Müller' }).waitFor();
  await page.getByText(/^Startpasswort, gilt bis/).waitFor();
  await page.getByText('Keine eigenen Berechtigungen').waitFor();
  await page.getByRole('button', { name: 'Ändern …' }).click();
  await page.getByLabel('E-Mail (freiwillig)').fill('mia@kreis.example');
  await page.getByRole('button', { name: 'Änderungen speichern' }).click();
  await page.getByText('mia@kreis.example').waitFor();

  await page.getByRole('link', { name: 'Rollen', exact: true }).click();
  await page.getByRole('button', { name: 'Rolle anlegen …' }).click();
  await page.getByLabel('Kennung').fill('vertretung');
  await page.getByLabel('Name', { exact: true }).fill('Vertretung');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Rolle Vertretung' }).waitFor();

  await page.getByLabel('Benutzername').fill('niemand');
  await page.keyboard.press('Enter');
  await page.getByText('Nicht gefunden').waitFor();
  await page.getByLabel('Benutzername').fill('mia.mueller');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Entfernen: Benutzer mia.mueller' }).click();
  await page.getByText('„mia.mueller“ ist kein Mitglied mehr').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('button', { name: 'Entfernen: Benutzer mia.mueller' }).waitFor();

  await page.getByRole('button', { name: 'Berechtigung erteilen …' }).click();
  await page.getByRole('button', { name: 'Erteilen', exact: true }).click();
  await page.getByText('Wählen Sie mindestens ein Recht.').waitFor();
  await page.getByLabel('Gilt für').selectOption('candidateGroups');
  await page.getByLabel('Lesen', { exact: true }).check();
  await page.getByLabel('Übernehmen', { exact: true }).check();
  await requireNoBarrier(page);
  await page.getByRole('button', { name: 'Erteilen', exact: true }).click();
  await page
    .getByRole('button', { name: 'Entziehen: Aufgaben, die einer Gruppe der Person angeboten sind' })
    .waitFor();
  await page.getByRole('button', { name: 'Berechtigung erteilen …' }).click();
  await page.getByLabel('Worauf').selectOption('CASE');
  await page.getByLabel('Lesen', { exact: true }).check();
  await page.getByRole('button', { name: 'Erteilen', exact: true }).click();
  await page.getByRole('button', { name: 'Entziehen: Vorgänge, alle' }).click();
  await page.getByText('Die Berechtigung ist entzogen').waitFor();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('button', { name: 'Entziehen: Vorgänge, alle' }).waitFor();
  await requireNoBarrier(page);

  await page.getByRole('button', { name: 'Löschen …' }).click();
  await page.getByText('Die Mitglieder verlieren, was sie dadurch durften.').waitFor();
  await page.getByRole('button', { name: 'Endgültig löschen' }).click();
  await page.getByRole('heading', { name: 'Rollen', exact: true }).waitFor();
  await page.goto('/workbench/verwaltung/rollen/vertretung');
  await page.getByText('Dieser Eintrag steht nicht im Verzeichnis').waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 300_000);

test('each view can be read and searched on a phone', async () => {
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo', {
    width: 390,
    height: 844,
  });
  await page.goto('/workbench/verwaltung/rollen/admin');
  await page.getByRole('button', { name: 'Ändern: Vorgänge, alle' }).waitFor();
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
  await page.goto('/workbench/verwaltung');
  await page.getByLabel('Suchen', { exact: true }).fill('Hansen');
  await page.getByText('1 von 1').waitFor();
  await page.getByLabel('Suchen', { exact: true }).fill('*');
  await page.getByText('Kein Eintrag passt zu „*“').waitFor();
  for (const name of ['Gruppen', 'Rollen', 'Zuordnungsregeln', 'Mandanten', 'Programme', 'Berechtigungen']) {
    const views = page.getByRole('navigation', { name: 'Verwaltung', exact: true });
    await views.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
    await page.locator('.loading').waitFor({ state: 'detached' });
    await requireNoBarrier(page);
    await requireNoSideScroll(page);
  }
  await page.goto('/workbench/verwaltung/programme');
  await page.getByRole('button', { name: 'Programm freischalten …' }).click();
  await page.getByLabel('Client-ID').fill('fachverfahren');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Programm fachverfahren' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 300_000);

test('who may not administer does not see the area', async () => {
  const { context, page } = await openDesk(office.browser, office.address, 'sabine.schroeder');
  expect(await page.getByRole('link', { name: 'Verwaltung' }).count()).toBe(0);
  await context.close();
}, 180_000);

test.each([1280, 390])(
  'a sign-in that is too old is asked for the password before accounts are changed, and goes on then (%i wide)',
  async (width) => {
    const size = { width, height: 900 };
    const { context, page, faults } = await openDesk(office.browser, office.address, 'demo', size);
    const age = new pg.Client({ connectionString: office.databaseUrl });
    await age.connect();
    await age.query("update session set created_at = now() - interval '11 minutes', proved_at = null");
    await age.end();
    await page.goto('/workbench/verwaltung/benutzer/jonas.petersen');
    await page.getByRole('button', { name: 'Ändern …' }).click();
    await page.getByLabel('E-Mail (freiwillig)').fill(`jonas${width}@kreis.example`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Bitte weisen Sie sich noch einmal aus' }).waitFor();
    await requireNoBarrier(page);
    await requireNoSideScroll(page);
    await page.keyboard.press('Escape');
    await page.getByText('Es ist nichts geändert').waitFor();
    await page.getByRole('button', { name: 'Änderungen speichern' }).press('Enter');
    const password = page.getByLabel('Ihr Passwort', { exact: true });
    await requireFocus(password);
    await page.keyboard.type('falsch');
    await page.keyboard.press('Enter');
    await page.getByText('Das ist nicht Ihr jetziges Passwort.').waitFor();
    await requireNoBarrier(page);
    await password.fill('demo');
    await page.keyboard.press('Enter');
    await page.getByText('Die Änderungen sind gespeichert').waitFor();
    await page.getByText(`jonas${width}@kreis.example`).waitFor();
    await requireFocus(page.getByRole('button', { name: 'Ändern …' }));
    expect(faults).toEqual([]);
    await context.close();
  },
  300_000,
);
