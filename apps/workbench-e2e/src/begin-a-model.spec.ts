import { expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const office = useTestOffice();

test('a designer begins a model with its name, draws and deploys it', async () => {
  const { context, page, faults } = await openDesk(office.browser, office.address, 'petra.hansen');
  await page.getByRole('link', { name: 'Modelle' }).click();
  await page.getByRole('link', { name: 'Neues Modell' }).click();
  await page.getByRole('heading', { name: 'Neues Modell' }).waitFor();

  await page.getByRole('button', { name: 'Modell zeichnen' }).press('Enter');
  await page.getByText('Geben Sie dem Verfahren einen Namen.').waitFor();
  const name = page.getByLabel('Wie heißt das Verfahren?');
  expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
  await requireNoBarrier(page);
  await name.fill('Straßenfest "Süd" <anmelden>');
  const id = page.getByLabel('Technischer Name');
  expect(await id.inputValue()).toBe('strassenfest-sued-anmelden');

  await id.fill('infektionsschutzbelehrung');
  await page.getByText(/So heißt schon das Modell/).waitFor();
  await id.fill('strassenfest');
  await id.press('Enter');

  await page
    .getByRole('heading', { name: 'Straßenfest "Süd" <anmelden>, noch nicht bereitgestellt' })
    .waitFor();
  await page.locator('.djs-element[data-element-id="StartEvent_1"]').click();
  await page.keyboard.press('a');
  await page.locator('.djs-popup').getByText('Endereignis', { exact: true }).first().click();
  await page.locator('.djs-connection').waitFor({ state: 'attached' });
  await requireNoBarrier(page);

  await page.getByRole('button', { name: 'Bereitstellen', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Jetzt bereitstellen' }).press('Enter');
  await page.getByRole('dialog').getByText('Version 1 ist bereitgestellt').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Straßenfest "Süd" <anmelden>, Version 1' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

test('who lacks a right reads that in German and is not asked to try again', async () => {
  const { context, page } = await openDesk(office.browser, office.address, 'petra.hansen');
  await page.goto('/workbench/betrieb');
  await page.getByText(/fehlt Ihnen die Berechtigung/).waitFor();
  expect(await page.getByRole('button', { name: 'Noch einmal versuchen' }).count()).toBe(0);
  await context.close();
}, 60_000);
