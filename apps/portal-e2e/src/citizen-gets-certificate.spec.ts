import { readFile } from 'node:fs/promises';
import { startTestInstallation, type TestInstallation } from '@vorgang/test-installation';
import {
  createTestDatabase,
  findAccessibilityFaults,
  openTestBrowser,
  type TestDatabase,
} from '@vorgang/test-services';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { erika, fillInApplication, goOn, sendApplication } from './apply.js';

const service = '/dienste/infektionsschutzbelehrung';
let database: TestDatabase;
let installation: TestInstallation;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await startTestInstallation({ databaseUrl: database.url });
  browser = await openTestBrowser();
}, 120_000);

afterEach(() => context?.close());

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  await database?.drop();
});

async function openPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  context = await browser.newContext({ baseURL: installation.address, locale: 'de-DE', ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

describe('A citizen', () => {
  test('applies, pays, downloads the certificate, and anybody can check it', async () => {
    const page = await openPage();
    await page.goto('/');
    await page
      .getByRole('link', { name: /Infektionsschutzgesetz/ })
      .first()
      .click();
    await page.getByRole('button', { name: /Antrag starten/ }).click();
    await fillInApplication(page, erika);
    const { fileNumber, accessCode } = await sendApplication(page);

    // On another device, with file number and code.
    await context.clearCookies();
    await page.goto('/vorgang');
    await page.getByLabel('Aktenzeichen').fill(fileNumber);
    await page.getByLabel('Zugangscode').fill(accessCode.toLowerCase().replaceAll('-', ' '));
    await goOn(page);
    await reloadUntil(page, /Jetzt 25,00 Euro bezahlen/);
    await page.getByRole('link', { name: /bezahlen/ }).click();
    await page.getByRole('button', { name: 'Jetzt bezahlen' }).click();

    await page.goto('/vorgang/stand');
    await reloadUntil(page, /Bescheinigung.*herunterladen/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /herunterladen/ }).click();
    const pdf = await readFile(await (await download).path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

    const code = /Prüfcode:\s*([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})/.exec(
      await page.locator('main').innerText(),
    )![1]!;
    await page.goto(`/pruefen/${code}`);
    expect(await page.locator('main').innerText()).toMatch(/echt/i);
    expect(await page.locator('main').innerText()).toContain('E. M.');
    await page.goto('/pruefen/AAAA-BBBB-CCCC');
    expect(await page.locator('main').innerText()).toMatch(/nicht/);
    expect(installation.mails().map((mail) => mail.to[0])).toEqual([
      'erika@example.org',
      'erika@example.org',
    ]);
  }, 120_000);

  test('pays nothing for a school internship', async () => {
    const page = await openPage();
    await page.goto(service);
    await page.getByRole('button', { name: /Antrag starten/ }).click();
    await fillInApplication(page, { ...erika, purpose: 'Für ein Schulpraktikum' });
    await sendApplication(page);
    await page.goto('/vorgang/stand');
    await reloadUntil(page, /Bescheinigung.*herunterladen/);
    expect(await page.locator('main').innerText()).not.toContain('bezahlen');
  }, 90_000);

  test('finds no barrier that a machine can find, on a desktop and on a small phone', async () => {
    const faults: string[] = [];
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 320, height: 640 },
    ]) {
      const page = await openPage({ viewport });
      const check = async (): Promise<void> => void faults.push(...(await findAccessibilityFaults(page)));
      for (const path of [
        '/',
        '/?suche=lebensmittel',
        service,
        `${service}?sprache=einfach`,
        `${service}?sprache=en`,
      ]) {
        await page.goto(path);
        await check();
      }
      await page.goto(service);
      await page.getByRole('button', { name: /Antrag starten/ }).click();
      await goOn(page);
      await check();
      await fillInApplication(page, erika, check);
      await check();
      await sendApplication(page);
      await check();
      for (const path of [
        '/vorgang/stand',
        '/pruefen',
        '/barrierefreiheit',
        '/datenschutz',
        '/impressum',
        '/gibt-es-nicht',
      ]) {
        await page.goto(path);
        await check();
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  }, 300_000);

  test('answers a question with the keyboard alone and is led to a mistake', async () => {
    const page = await openPage();
    await page.goto(service);
    await page.getByRole('button', { name: /Antrag starten/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /Wofür/ }).waitFor();
    await page.getByRole('button', { name: 'Weiter' }).press('Enter');
    await page.waitForURL(/taetigkeit/);
    expect(await page.title()).toMatch(/^Fehler: /);
    const summary = page.getByRole('alert').or(page.locator('[role=alert], .vorgang-error-summary')).first();
    await summary.getByRole('link').first().press('Enter');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Wie heißen Sie/ }).waitFor();
  }, 60_000);

  test('can do all of it without scripts', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(service);
    await page.getByRole('button', { name: /Antrag starten/ }).click();
    await fillInApplication(page, erika);
    const { fileNumber } = await sendApplication(page);
    expect(fileNumber).toMatch(/^IfSG-/);
  }, 60_000);
});

/** The page does not change by itself: the citizen reloads it until it says what was announced. */
async function reloadUntil(page: Page, text: RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator('main').innerText();
      },
      { timeout: 40_000, interval: 500 },
    )
    .toMatch(text);
}
