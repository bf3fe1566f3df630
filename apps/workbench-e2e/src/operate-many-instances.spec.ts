import { startTestInstallation, type TestInstallation } from '@vorgang/test-installation';
import {
  createTestDatabase,
  findAccessibilityFaults,
  openTestBrowser,
  type TestDatabase,
} from '@vorgang/test-services';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from './sign-in.js';

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:process id="waiting" name="Auf Antwort warten" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="first" sourceRef="start" targetRef="wait" />
    <bpmn:userTask id="wait" name="Antwort abwarten"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="last" sourceRef="wait" targetRef="end" /><bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;

let database: TestDatabase;
let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await startTestInstallation({ databaseUrl: database.url });
  browser = await openTestBrowser();
  await deploy(model);
  await Promise.all(Array.from({ length: 20 }, (_, number) => start(number)));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  await database?.drop();
});

function post(path: string, body: FormData | string): Promise<Response> {
  const authorization = `Basic ${Buffer.from('demo:demo').toString('base64')}`;
  const type: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  return fetch(`${installation.address}${path}`, {
    method: 'POST',
    headers: { authorization, ...type },
    body,
  });
}

async function deploy(xml: string): Promise<void> {
  const files = new FormData();
  files.append('resources', new Blob([xml], { type: 'text/xml' }), 'waiting.bpmn');
  expect((await post('/v2/deployments', files)).status).toBe(200);
}

async function start(number: number): Promise<void> {
  const body = JSON.stringify({
    processDefinitionId: 'waiting',
    variables: { office: number % 2 ? 'Kiel' : 'Plön' },
  });
  expect((await post('/v2/process-instances', body)).status).toBe(200);
}

async function requireNoBarrier(page: Page): Promise<void> {
  expect(await findAccessibilityFaults(page)).toEqual([]);
}

test('an operator finds instances, cancels a chosen few and then all, and follows how far that is', async () => {
  const { context, page, faults } = await openDesk(browser, installation.address, 'demo');
  await page.getByRole('link', { name: 'Betrieb' }).click();
  await page.getByRole('link', { name: 'Instanzen' }).click();
  await page.getByRole('combobox', { name: 'Verfahren' }).selectOption('waiting');
  await page.getByLabel('Variable', { exact: true }).fill('office');
  await page.getByLabel('Wert der Variablen').fill('Kiel');
  await page.keyboard.press('Enter');
  await page.getByText('10 Instanzen von 10 gezeigt').waitFor();
  await requireNoBarrier(page);

  await page
    .getByRole('checkbox', { name: /^Instanz \d+ auswählen/ })
    .nth(0)
    .check();
  await page
    .getByRole('checkbox', { name: /^Instanz \d+ auswählen/ })
    .nth(1)
    .check();
  await page.getByRole('button', { name: 'Abbrechen …' }).click();
  await page.getByText('Das lässt sich nicht rückgängig machen').waitFor();
  await page.getByRole('button', { name: '2 Instanzen abbrechen' }).click();
  await page.getByRole('progressbar', { name: '2 von 2 erledigt' }).waitFor();
  await page.getByText('Nichts ist fehlgeschlagen').waitFor();
  await requireNoBarrier(page);

  await page.goBack();
  await page.getByText('8 Instanzen von 8 gezeigt').waitFor();
  await page.getByRole('button', { name: 'Alle Treffer auswählen' }).press('Enter');
  await page.getByRole('button', { name: 'Abbrechen …' }).press('Enter');
  await page.getByRole('button', { name: '8 Instanzen abbrechen' }).press('Enter');
  await page.getByRole('progressbar', { name: '8 von 8 erledigt' }).waitFor();
  await page.getByText('Fertig', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Sammelaktionen' }).click();
  await page.getByRole('link', { name: 'Instanzen abbrechen' }).nth(1).waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

test('an operator moves what runs to a new version: proposed, tried, started', async () => {
  await deploy(model.replaceAll('Antwort abwarten', 'Auf die Antwort warten'));
  const { context, page, faults } = await openDesk(browser, installation.address, 'demo');
  await page.goto('/workbench/betrieb/umstellung');
  await page.getByLabel('Laufen bisher auf').selectOption({ label: 'Auf Antwort warten, Version 1' });
  await page.getByLabel('Sollen laufen auf').selectOption({ label: 'Auf Antwort warten, Version 2' });
  const row = page.getByRole('row', { name: /^Antwort abwarten/ });
  await row.getByText('10 Instanzen').waitFor();
  expect(await row.getByRole('combobox').inputValue()).toBe('wait');
  await page.getByRole('button', { name: 'Zuordnung prüfen' }).press('Enter');
  await page.getByText('Alle geprüften können umgestellt werden').waitFor();
  await requireNoBarrier(page);
  await page.getByRole('button', { name: '10 Instanzen umstellen' }).press('Enter');
  await page.getByRole('progressbar', { name: '10 von 10 erledigt' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);
