import { expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:process id="waiting" name="Auf Antwort warten" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="first" sourceRef="start" targetRef="wait" />
    <bpmn:userTask id="wait" name="Antwort abwarten"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="last" sourceRef="wait" targetRef="end" /><bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;

const office = useTestOffice(async (opened) => {
  await opened.deploy({ 'waiting.bpmn': model });
  await Promise.all(Array.from({ length: 20 }, (_, number) => start(number)));
});

async function start(number: number): Promise<void> {
  await office.call('/v2/process-instances', {
    processDefinitionId: 'waiting',
    variables: { office: number % 2 ? 'Kiel' : 'Plön' },
  });
}

test('an operator finds instances, cancels a chosen few and then all, and follows how far that is', async () => {
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo');
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
  await office.deploy({ 'waiting.bpmn': model.replaceAll('Antwort abwarten', 'Auf die Antwort warten') });
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo');
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
