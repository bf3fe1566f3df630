import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const office = useTestOffice();

async function deployExample(): Promise<string> {
  const example = new URL('../../../docs/guides/examples/adresse-pruefen.bpmn', import.meta.url);
  const { deployments } = (await office.deploy({
    'adresse-pruefen.bpmn': await readFile(example, 'utf8'),
  })) as unknown as {
    deployments: { processDefinition: { processDefinitionKey: string } }[];
  };
  return deployments[0]!.processDefinition.processDefinitionKey;
}

test('the modeller shows a connector with its fields and drawing, and offers the others in German', async () => {
  const key = await deployExample();
  const { page, faults } = await openDesk(office.browser, office.address, 'petra.hansen');
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.goto(`${office.address}/workbench/modelle/${key}`);
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
