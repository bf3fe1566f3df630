import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { freePort } from '@vorgang/embedded-postgres';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { requireNoSideScroll } from './require-no-side-scroll.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const port = await freePort();
const address = `http://localhost:${port}/meldungen`;
const office = useTestOffice(undefined, { OUTBOUND_PRIVATE_HOSTS: `localhost:${port}` });

/** The other program: it notes the ids of what it is told, and takes all of it. */
const told: string[] = [];
const receiver = createServer((request, response) => {
  void json(request).then((event) => {
    told.push((event as { readonly id: string }).id);
    response.writeHead(204).end();
  });
});

beforeAll(async () => {
  await once(receiver.listen(port, 'localhost'), 'listening');
});
afterAll(() => {
  receiver.close();
});

async function requireFit(page: Page): Promise<void> {
  await requireNoBarrier(page);
  await requireNoSideScroll(page);
}

test.each([
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
])(
  'an administrator makes a webhook, reads what it was told, tells it again, holds and deletes it ($width wide)',
  async (size) => {
    const { context, page, faults } = await openDesk(office.browser, office.address, 'demo', size);
    await page.goto('/workbench/betrieb/webhooks');
    await page.getByText('Noch kein Webhook').waitFor();
    await page.getByRole('button', { name: 'Webhook anlegen …' }).click();
    await page.getByRole('button', { name: 'Webhook anlegen', exact: true }).click();
    await page.getByText('Geben Sie einen Namen an.').waitFor();
    await requireFit(page);
    await page.getByLabel('Name', { exact: true }).fill('Fachverfahren');
    await page.getByLabel('Adresse', { exact: true }).fill(address);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Fachverfahren' }).waitFor();
    await page.getByText('Noch keine Meldung').waitFor();
    await requireFit(page);

    told.length = 0;
    await page.getByRole('button', { name: 'Probe senden' }).click();
    await page.getByRole('cell', { name: 'Zugestellt' }).waitFor();
    await page.getByRole('button', { name: /^Einzelheiten: Probe/ }).click();
    await page.getByText(/Status 204 nach/).waitFor();
    await requireFit(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Wiederholen: Probe/ }).click();
    await page.getByText('· Wiederholung').waitFor();
    await page.getByRole('cell', { name: 'Zugestellt' }).nth(1).waitFor();
    expect(told).toHaveLength(2);
    expect(new Set(told).size, 'the same event under the same id').toBe(1);

    await page.getByRole('button', { name: 'Anhalten' }).click();
    await page.getByText('Angehalten', { exact: true }).waitFor();
    await requireFit(page);

    await deleteAfterAnotherChange(page);
    expect(faults).toEqual([]);
    await context.close();
  },
  300_000,
);

/** Somebody else changes the webhook while its deletion is confirmed: what was read no longer holds. */
async function deleteAfterAnotherChange(page: Page): Promise<void> {
  const path = `/api/webhook-subscriptions/${page.url().split('/').at(-1)}`;
  // The page reads the webhook again by itself: what it deletes shall be what it has shown before the change.
  const reading = `**${path}`;
  await page.route(reading, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Löschen …' }).click();
  await requireFit(page);
  await rename(path, 'Fachverfahren im Haus');
  const refused = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await page.getByRole('button', { name: 'Endgültig löschen' }).click();
  expect((await refused).status()).toBe(412);
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await page.keyboard.press('Escape');
  await page.unroute(reading);

  await page.getByRole('heading', { name: 'Fachverfahren im Haus' }).waitFor();
  await page.getByRole('button', { name: 'Löschen …' }).click();
  const deletion = page.waitForRequest((request) => request.method() === 'DELETE');
  await page.getByRole('button', { name: 'Endgültig löschen' }).click();
  expect((await deletion).headers()['if-match']).toMatch(/^"\d+"$/);
  await page.getByText('Noch kein Webhook').waitFor();
}

/** A colleague gives the webhook another name. */
async function rename(path: string, name: string): Promise<void> {
  const answer = await fetch(`${office.address}${path}`, {
    method: 'PUT',
    headers: {
      authorization: `Basic ${Buffer.from('demo:demo').toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name, url: address, eventTypes: [], processDefinitionIds: [] }),
  });
  expect(answer.status).toBe(200);
}
