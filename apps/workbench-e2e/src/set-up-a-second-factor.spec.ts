import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '@vorgang/documents';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { requireFocus } from './require-focus.js';
import { requireNoBarrier } from './require-no-barrier.js';
import { requireNoSideScroll } from './require-no-side-scroll.js';
import { openDesk } from './sign-in.js';
import { useTestOffice, type TestOffice } from './use-test-office.js';

const keyFile = join(mkdtempSync(join(tmpdir(), 'vorgang-keys-')), 'keys');
writeFileSync(keyFile, KeyRing.newLine('first'));

const password = 'Ebbe und Flut';

/** The code of the app, `steps` half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** From the password to the recovery codes, with the keyboard. */
async function setUp(
  page: Page,
  place: 'account' | 'firstStep' = 'account',
): Promise<{ readonly secret: string; readonly recoveryCodes: string[] }> {
  await page.getByRole('button', { name: 'Zweiten Faktor einrichten' }).click();
  await page.getByText('Geben Sie Ihr Passwort ein.').waitFor();
  await page.getByLabel('Ihr Passwort', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('img', { name: 'QR-Code für Ihre App' }).waitFor();
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
  const secret = await page.locator('.secret-text').innerText();
  const code = page.getByLabel('Code aus der App');
  await code.fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('prüfen Sie die Uhrzeit Ihres Telefons').waitFor();
  await requireFocus(code);
  await requireNoBarrier(page);
  await code.fill(codeOf(secret));
  await page.keyboard.press('Enter');
  await page
    .getByRole('heading', { name: 'Ihre Wiederherstellungscodes', level: place === 'account' ? 3 : 2 })
    .waitFor();
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
  const recoveryCodes = await page.locator('.recovery-codes .secret-text').allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  expect(await savedCodes(page)).toContain(recoveryCodes.join('\n'));
  if (place === 'account') await returnToWindow(page);
  await page.getByRole('button', { name: 'Ich habe die Codes aufbewahrt' }).click();
  return { secret, recoveryCodes };
}

/** What the browser keeps of the recovery codes as a file. */
async function savedCodes(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Codes speichern' }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

/** A minute later, from another window: what the page shows is read again. */
async function returnToWindow(page: Page): Promise<void> {
  const read = page.waitForResponse(/\/api\/account\/second-factor$/);
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 60_000;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
  await (await read).finished();
}

async function signInAgain(page: Page, username: string, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByLabel('Benutzername').fill(username);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Code aus der App');
  await field.waitFor();
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
  await field.fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('Der Code stimmt nicht oder wurde schon benutzt.').waitFor();
  await requireNoBarrier(page);
  await page.getByText('Sie haben weder Ihr Telefon noch einen Wiederherstellungscode?').waitFor();
  await page.getByRole('button', { name: 'Zurück' }).press('Enter');
  await requireFocus(page.getByLabel('Passwort', { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await field.fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Abmelden' }).waitFor();
}

/** Asks the server as the administrator `demo`. */
async function ask({ address }: TestOffice, method: 'PUT' | 'DELETE', path: string): Promise<void> {
  const authorization = `Basic ${Buffer.from('demo:demo').toString('base64')}`;
  const answer = await fetch(`${address}${path}`, { method, headers: { authorization } });
  expect(answer.status).toBe(204);
}

async function ageSessions(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("update session set created_at = now() - interval '11 minutes', proved_at = null");
  await client.end();
}

describe('where it is everybody’s own choice', () => {
  const office = useTestOffice(undefined, { SECOND_FACTOR_KEY_FILE: keyFile });

  test.each([1280, 390])(
    'somebody sets a second factor up, signs in with code and recovery code; administrators remove it (%i wide)',
    async (width) => {
      const username = `möwe${width}`.replace('ö', 'oe');
      await office.call('/v2/users', { username, password, name: 'Mia Möwe' });
      const size = { width, height: 900 };
      const { context, page, faults } = await openDesk(
        office.browser,
        office.address,
        username,
        size,
        password,
      );
      await page.goto('/workbench/konto');
      const { secret, recoveryCodes } = await setUp(page);
      await requireFocus(
        page.getByText('Der zweite Faktor ist eingerichtet').locator('xpath=ancestor::*[@tabindex][1]'),
      );
      await page.getByText('Unbenutzte Wiederherstellungscodes: 10.').waitFor();
      await requireNoBarrier(page);
      await signInAgain(page, username, codeOf(secret, 1));
      await signInAgain(page, username, recoveryCodes[0]!);
      await page.goto('/workbench/konto');
      await page.getByText('Unbenutzte Wiederherstellungscodes: 9.').waitFor();
      await page.getByLabel('Ihr Passwort', { exact: true }).fill(password);
      await page.getByLabel('Code aus der App').fill(recoveryCodes[1]!);
      await page.keyboard.press('Enter');
      await requireFocus(
        page.getByText('Der zweite Faktor ist entfernt').locator('xpath=ancestor::*[@tabindex][1]'),
      );
      await setUp(page);
      expect(faults).toEqual([]);
      await context.close();

      const admin = await openDesk(office.browser, office.address, 'demo', size);
      await admin.page.goto(`/workbench/verwaltung/benutzer/${username}`);
      await admin.page.getByText('eingerichtet', { exact: true }).waitFor();
      await admin.page.getByRole('button', { name: 'Zweiten Faktor entfernen …' }).click();
      await requireNoBarrier(admin.page);
      await admin.page.getByRole('button', { name: 'Zweiten Faktor entfernen', exact: true }).click();
      await admin.page.getByText('keiner', { exact: true }).waitFor();
      await requireFocus(
        admin.page.getByText('Der zweite Faktor ist entfernt').locator('xpath=ancestor::*[@tabindex][1]'),
      );
      expect(admin.faults).toEqual([]);
      await admin.context.close();
    },
    300_000,
  );

  test('an administrator proves again with password and code, with the keyboard alone, and nobody else for them', async () => {
    await office.call('/v2/users', { username: 'vera', password, name: 'Vera Verwaltung' });
    await ask(office, 'PUT', '/v2/roles/admin/users/vera');
    const size = { width: 390, height: 900 };
    const { context, page, faults } = await openDesk(office.browser, office.address, 'vera', size, password);
    await page.goto('/workbench/konto');
    const { recoveryCodes } = await setUp(page);
    await page.goto('/workbench/verwaltung/benutzer/jonas.petersen');
    await ageSessions(office.databaseUrl);
    await page.getByRole('button', { name: 'Ändern …' }).press('Enter');
    await page.getByRole('button', { name: 'Änderungen speichern' }).press('Enter');
    await requireFocus(page.getByLabel('Ihr Passwort', { exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('Geben Sie Ihr Passwort ein.').waitFor();
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await requireFocus(page.getByLabel('Code aus der App'));
    await requireNoBarrier(page);
    await page.keyboard.press('Enter');
    await page.getByText('Geben Sie den Code aus Ihrer App ein.').waitFor();
    await context.setOffline(true);
    await page.keyboard.type(recoveryCodes[0]!);
    await page.keyboard.press('Enter');
    await page.getByText('Der Server ist nicht zu erreichen.').waitFor();
    await context.setOffline(false);
    await page.keyboard.press('Enter');
    await page.getByText('Die Änderungen sind gespeichert').waitFor();
    await requireFocus(page.getByRole('button', { name: 'Ändern …' }));

    await ageSessions(office.databaseUrl);
    await page.getByRole('button', { name: 'Ändern …' }).press('Enter');
    await page.getByRole('button', { name: 'Änderungen speichern' }).press('Enter');
    await page.getByLabel('Ihr Passwort', { exact: true }).waitFor();
    await ask(office, 'DELETE', '/api/users/vera/sessions');
    await page.getByLabel('Benutzername').fill('demo');
    await page.getByLabel('Passwort', { exact: true }).fill('demo');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ändern …' }).waitFor();
    expect(await page.getByLabel('Ihr Passwort', { exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);
});

describe('where everybody needs one', () => {
  const office = useTestOffice(undefined, {
    SECOND_FACTOR: 'required',
    SECOND_FACTOR_KEY_FILE: keyFile,
    SECOND_FACTOR_EXEMPT: 'demo',
  });

  test('it is set up after the sign-in, before anything else', async () => {
    await office.call('/v2/users', { username: 'pflicht', password, name: 'Pia Pflicht' });
    const size = { width: 390, height: 900 };
    const { context, page, faults } = await openDesk(
      office.browser,
      office.address,
      'pflicht',
      size,
      password,
    );
    await page.getByRole('heading', { name: 'Zweiten Faktor einrichten' }).waitFor();
    await requireNoBarrier(page);
    const { secret } = await setUp(page, 'firstStep');
    await page.getByText('Pia Pflicht').waitFor({ state: 'attached' });
    await signInAgain(page, 'pflicht', codeOf(secret, 1));
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);
});
