import { freePort } from '@vorgang/embedded-postgres';
import { startTestInstallation, type TestInstallation } from '@vorgang/test-installation';
import {
  createTestDatabase,
  openTestBrowser,
  startIdentityProvider,
  testAudience,
  type IdentityProvider,
  type TestDatabase,
} from '@vorgang/test-services';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';

let database: TestDatabase;
let provider: IdentityProvider;
let installation: TestInstallation;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  const port = await freePort();
  database = await createTestDatabase();
  provider = await startIdentityProvider({
    staffAt: `http://localhost:${port}`,
    personClaims: () => ({ name: 'Mona Meier', groups: ['verwaltung'] }),
  });
  installation = await startTestInstallation({
    databaseUrl: database.url,
    port,
    environment: {
      OIDC_ISSUER: provider.issuer,
      OIDC_AUDIENCE: testAudience,
      OIDC_USERNAME_CLAIM: 'preferred_username',
      OIDC_GROUPS_CLAIM: 'groups',
      OIDC_CLIENT_ID: 'workbench',
      OIDC_CLIENT_SECRET: 'workbench-secret',
      OIDC_LABEL: 'Kreiskonto',
    },
  });
  const answer = await fetch(`${installation.address}/v2/roles/caseworker/groups/verwaltung`, {
    method: 'PUT',
    headers: { authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}` },
  });
  expect(answer.ok).toBe(true);
  browser = await openTestBrowser();
}, 180_000);

afterEach(() => context?.close());

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  await provider?.close();
  await database?.drop();
});

async function openPage(path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${installation.address}${path}`);
  return page;
}

async function newPerson(): Promise<void> {
  context = await browser.newContext({ locale: 'de-DE' });
  context.setDefaultTimeout(30_000);
}

const link = (page: Page) => page.getByRole('link', { name: 'Anmelden mit Kreiskonto' });

/** The provider's own form, which takes any name and password. */
async function signInThere(page: Page): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill('mona');
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

test('staff sign in at the provider, reach the page they asked for in each tab, and sign out in all', async () => {
  await newPerson();
  const first = await openPage('/workbench/vorgaenge');
  const second = await openPage('/workbench/aufgaben');
  await requireNoBarrier(first);
  await link(first).click();
  await signInThere(first);
  await first.waitForURL('**/workbench/vorgaenge*');
  await first.getByText('Mona Meier').waitFor();

  await link(second).click();
  await second.waitForURL('**/workbench/aufgaben*');
  await second.getByText('Mona Meier').waitFor();

  const cookies = await context.cookies(installation.address);
  const session = cookies.find(({ name }) => name.endsWith('vorgang_session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await first.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }]))).toBe('["",{}]');

  await second.getByRole('button', { name: 'Abmelden' }).click();
  await second.getByRole('button', { name: 'Yes, sign me out' }).click();
  await second.waitForURL('**/workbench/anmeldung');
  await link(second).waitFor();
  // The other tab hears of it without being touched.
  await link(first).waitFor();
}, 120_000);

test('who gives up at the provider is told so, and may try again for the same page', async () => {
  await newPerson();
  const page = await openPage('/workbench/vorgaenge');
  await link(page).click();
  await page.getByRole('link', { name: /Cancel/ }).click();
  await page.getByText('Sie sind nicht angemeldet').waitFor();
  await requireNoBarrier(page);
  await link(page).click();
  await signInThere(page);
  await page.waitForURL('**/workbench/vorgaenge*');
}, 120_000);

test('a provider that is away is said to be; a password still signs in, and the page is kept', async () => {
  await newPerson();
  provider.goAway();
  const page = await openPage('/workbench');
  await expect
    .poll(
      async () => {
        // As long as the server still believes what it knew of the provider, the link leads to one that does not answer.
        await page.goto(`${installation.address}/workbench/vorgaenge`);
        await link(page).click();
        const said = page.getByText('Der Anmeldedienst ist nicht erreichbar').waitFor({ timeout: 3_000 });
        return said.then(
          () => true,
          () => false,
        );
      },
      { timeout: 40_000, interval: 500 },
    )
    .toBe(true);
  provider.comeBack();
  await page.getByLabel('Benutzername').fill('demo');
  await page.getByLabel('Passwort').fill('demo');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL('**/workbench/vorgaenge*');
}, 120_000);
