import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '@vorgang/documents';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { requireNoSideScroll } from './require-no-side-scroll.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const keyFile = join(mkdtempSync(join(tmpdir(), 'vorgang-keys-')), 'keys');
writeFileSync(keyFile, KeyRing.newLine('first'));

const password = 'Ebbe und Flut';

/** The code of the app, `steps` half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** From the password to the recovery codes, with the keyboard. */
async function setUp(page: Page): Promise<{ readonly secret: string; readonly recoveryCodes: string[] }> {
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
  await page.getByText('Der Code stimmt nicht oder wurde schon benutzt.').waitFor();
  expect(await code.evaluate((input) => input === document.activeElement)).toBe(true);
  await requireNoBarrier(page);
  await code.fill(codeOf(secret));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ihre Wiederherstellungscodes' }).waitFor();
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
  const recoveryCodes = await page.locator('.recovery-codes .secret-text').allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  await page.getByRole('button', { name: 'Ich habe die Codes aufbewahrt' }).click();
  return { secret, recoveryCodes };
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
  await field.fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Abmelden' }).waitFor();
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
      await page.getByText('Unbenutzte Wiederherstellungscodes: 10.').waitFor();
      await requireNoBarrier(page);
      await signInAgain(page, username, codeOf(secret, 1));
      await signInAgain(page, username, recoveryCodes[0]!);
      await page.goto('/workbench/konto');
      await page.getByText('Unbenutzte Wiederherstellungscodes: 9.').waitFor();
      await page.getByLabel('Passwort zur Bestätigung des Entfernens').fill(password);
      await page.getByLabel('Code aus der App').fill(recoveryCodes[1]!);
      await page.keyboard.press('Enter');
      await page.getByLabel('Ihr Passwort', { exact: true }).waitFor();
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
      expect(admin.faults).toEqual([]);
      await admin.context.close();
    },
    300_000,
  );
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
    const { secret } = await setUp(page);
    await page.getByText('Pia Pflicht').waitFor({ state: 'attached' });
    await signInAgain(page, 'pflicht', codeOf(secret, 1));
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);
});
