import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { requireNoSideScroll } from './require-no-side-scroll.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const office = useTestOffice();

const password = 'Ebbe und Flut';

/** A person whose password is their own, at a desk. */
async function employ(username: string): Promise<void> {
  const answer = await fetch(`${office.address}/v2/users`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ username, password, name: 'Mia Möller' }),
  });
  expect(answer.status).toBe(201);
}

async function openDeskOf(browser: Browser, username: string, width = 1280, secret = password) {
  return openDesk(browser, office.address, username, { width, height: 900 }, secret);
}

test.each([1280, 390])(
  'somebody changes their password, is told what is wrong with it, and is signed out elsewhere (%i wide)',
  async (width) => {
    const username = `moeller${width}`;
    await employ(username);
    const there = await openDeskOf(office.browser, username, width);
    const { context, page, faults } = await openDeskOf(office.browser, username, width);
    await page.getByRole('link', { name: /Mia Möller/ }).click();
    await page.getByRole('heading', { name: 'Mein Konto' }).waitFor();
    await page.getByRole('row', { name: /Diese Anmeldung/ }).waitFor();
    await requireNoBarrier(page);
    await requireNoSideScroll(page);

    const change = page.getByRole('button', { name: 'Passwort ändern' });
    const current = page.getByLabel('Jetziges Passwort');
    const next = page.getByLabel('Neues Passwort');
    await change.click();
    await page.getByText('Geben Sie ein neues Passwort ein.').waitFor();
    await requireNoBarrier(page);
    await current.fill('falsch geraten');
    await next.fill('Sturm und Deich');
    await change.click();
    await page.getByText('Das ist nicht Ihr jetziges Passwort.').waitFor();
    await current.fill(password);
    await next.fill('iloveyou');
    await change.click();
    await page.getByText('Dieses Passwort haben viele Menschen.').waitFor();
    expect(await next.evaluate((input) => input === document.activeElement)).toBe(true);

    // A password manager pastes, and whoever wants to see what was pasted may.
    await next.evaluate((input: HTMLInputElement) => {
      input.select();
      document.execCommand('insertText', false, 'Sturm und Deich');
    });
    expect(await next.getAttribute('type')).toBe('password');
    await page.getByRole('button', { name: 'Passwort zeigen' }).nth(1).click();
    expect(await next.getAttribute('type')).toBe('text');
    await change.click();
    await page.getByText('Das neue Passwort gilt ab jetzt').waitFor();
    await requireNoBarrier(page);
    expect(await page.getByRole('row').count()).toBe(2);

    await there.page.reload();
    await there.page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(faults).toEqual([]);
    await there.context.close();
    await context.close();
  },
  300_000,
);

test('somebody ends a sign-in that they left open elsewhere', async () => {
  await employ('ende');
  const there = await openDeskOf(office.browser, 'ende');
  const { context, page, faults } = await openDeskOf(office.browser, 'ende');
  await page.goto('/workbench/konto');
  await page.getByRole('button', { name: /^Beenden: angemeldet/ }).click();
  await page.getByRole('button', { name: /^Beenden: angemeldet/ }).waitFor({ state: 'detached' });
  await there.page.reload();
  await there.page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  expect(faults).toEqual([]);
  await there.context.close();
  await context.close();
}, 300_000);

test('signing out clears the screen also while the server is away, and says what is left to do', async () => {
  const { context, page } = await openDesk(office.browser, office.address, 'sabine.schroeder');
  await page.getByText('Sabine Schröder').waitFor();
  await page.route('**/api/session', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.getByText('Sie sind nur an diesem Bildschirm abgemeldet').waitFor();
  await requireNoBarrier(page);
  expect(await page.getByText('Sabine Schröder').count()).toBe(0);
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('Aufgaben');
  await context.close();
}, 300_000);

test.each([1280, 390])(
  'somebody new comes in with a made password and chooses an own one before anything else (%i wide)',
  async (width) => {
    const username = `neu${width}`;
    const there = await openDesk(office.browser, office.address, 'demo', { width, height: 900 });
    await there.page.goto('/workbench/verwaltung/benutzer');
    await there.page.getByRole('button', { name: 'Benutzer anlegen …' }).click();
    await there.page.getByLabel('Benutzername').fill(username);
    await there.page.getByLabel('Name', { exact: true }).fill('Nele Neu');
    await there.page.keyboard.press('Enter');
    const made = (await there.page.locator('.secret-text').innerText()).trim();
    expect(made).toMatch(/^\w{5}(-\w{5}){3}$/);
    await requireNoBarrier(there.page);
    await requireNoSideScroll(there.page);

    const { context, page, faults } = await openDeskOf(office.browser, username, width, made);
    await page.getByRole('heading', { name: 'Eigenes Passwort wählen' }).waitFor();
    await requireNoBarrier(page);
    await requireNoSideScroll(page);
    await page.goto('/workbench/konto');
    await page.getByRole('heading', { name: 'Eigenes Passwort wählen' }).waitFor();
    expect(await page.getByRole('heading').count()).toBe(1);
    await page.getByRole('button', { name: 'Passwort speichern' }).click();
    await page.getByText('Geben Sie das Startpasswort ein.').waitFor();
    await page.getByLabel('Startpasswort').fill(made);
    await page.getByLabel('Neues Passwort').fill(made);
    await page.keyboard.press('Enter');
    await page.getByText('Das ist Ihr jetziges Passwort.').waitFor();
    await requireNoBarrier(page);
    await page.getByLabel('Neues Passwort').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mein Konto' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();

    await there.page.getByRole('button', { name: 'Fenster schließen' }).click();
    await there.page.getByText('eigenes', { exact: true }).waitFor();
    await there.page.getByRole('button', { name: 'Neues Startpasswort …' }).click();
    await requireNoBarrier(there.page);
    await there.page.getByRole('button', { name: 'Startpasswort erzeugen' }).click();
    expect(await there.page.locator('.secret-text').innerText()).not.toBe(made);
    await there.page.getByRole('button', { name: 'Fenster schließen' }).click();
    await there.page.getByText(/^Startpasswort, gilt bis/).waitFor();
    expect(there.faults).toEqual([]);
    await there.context.close();
  },
  300_000,
);
