import { readFile } from 'node:fs/promises';
import { startTestInstallation, type TestInstallation } from '@vorgang/test-installation';
import { createTestDatabase, openTestBrowser, type TestDatabase } from '@vorgang/test-services';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from './sign-in.js';

let database: TestDatabase;
let installation: TestInstallation;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await startTestInstallation({ databaseUrl: database.url });
  browser = await openTestBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  await database?.drop();
});

async function deployExample(): Promise<string> {
  const example = new URL('../../../docs/guides/examples/adresse-pruefen.bpmn', import.meta.url);
  const files = new FormData();
  files.append(
    'resources',
    new Blob([await readFile(example)], { type: 'text/xml' }),
    'adresse-pruefen.bpmn',
  );
  const authorization = `Basic ${Buffer.from('demo:demo').toString('base64')}`;
  const response = await fetch(`${installation.address}/v2/deployments`, {
    method: 'POST',
    headers: { authorization },
    body: files,
  });
  expect(response.status).toBe(200);
  const { deployments } = (await response.json()) as {
    deployments: { processDefinition: { processDefinitionKey: string } }[];
  };
  return deployments[0]!.processDefinition.processDefinitionKey;
}

test('the modeller shows a connector with its fields and drawing, and offers the others in German', async () => {
  const key = await deployExample();
  const { page, faults } = await openDesk(browser, installation.address, 'petra.hansen');
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.goto(`${installation.address}/workbench/modelle/${key}`);
  const canvas = page.locator('.editor__canvas');
  await canvas.locator('[data-element-id="register-fragen"]').first().click();
  const properties = page.getByRole('region', { name: 'Eigenschaften' });
  await properties.getByText('HTTP-Aufruf').first().waitFor();
  await properties.getByText('Anmeldung').first().waitFor();
  await canvas.click({ position: { x: 300, y: 500 } });
  await page.keyboard.press('n');
  await page.locator('.djs-popup').getByText('E-Mail senden').waitFor();
  expect(faults).toEqual([]);
}, 60_000);
