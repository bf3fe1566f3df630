import { expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:process id="repair" name="Antrag reparieren" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="first" sourceRef="start" targetRef="wait" />
    <bpmn:userTask id="wait" name="Antwort abwarten"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="second" sourceRef="wait" targetRef="send" />
    <bpmn:scriptTask id="send" name="Bescheid berechnen"><bpmn:extensionElements><zeebe:script expression="=assert(betrag, betrag != null, &quot;betrag fehlt&quot;) + 1" resultVariable="summe" /></bpmn:extensionElements></bpmn:scriptTask>
    <bpmn:sequenceFlow id="third" sourceRef="send" targetRef="check" />
    <bpmn:userTask id="check" name="Bescheid prüfen"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="last" sourceRef="check" targetRef="end" /><bpmn:endEvent id="end" name="Fertig" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="repair">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="160" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="wait"><dc:Bounds x="250" y="78" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="send"><dc:Bounds x="410" y="78" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s4" bpmnElement="check"><dc:Bounds x="570" y="78" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s5" bpmnElement="end"><dc:Bounds x="730" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="first"><di:waypoint x="196" y="118" /><di:waypoint x="250" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="second"><di:waypoint x="350" y="118" /><di:waypoint x="410" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e3" bpmnElement="third"><di:waypoint x="510" y="118" /><di:waypoint x="570" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e4" bpmnElement="last"><di:waypoint x="670" y="118" /><di:waypoint x="730" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const office = useTestOffice(async (opened) => {
  await opened.deploy({ 'repair.bpmn': model });
});

async function start(processDefinitionId = 'repair'): Promise<string> {
  const body = { processDefinitionId, variables: { ort: 'Kiel' } };
  return (await office.call('/v2/process-instances', body))['processInstanceKey'] as string;
}

test('an operator moves a token on the diagram, mends what fails then, holds, resumes and ends the instance', async () => {
  const key = await start();
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo');
  await page.goto(`/workbench/betrieb/instanzen?state=running&process=repair`);
  await page.getByRole('link', { name: key }).click();
  await page.getByRole('heading', { name: `Antrag reparieren, Instanz ${key}` }).waitFor();
  await page.locator('.token-count').waitFor();
  await requireNoBarrier(page);

  await page.getByRole('button', { name: 'Ablauf ändern' }).click();
  await page.getByRole('button', { name: /^Skript: Bescheid berechnen/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Variablen (optional)').fill('{"a": }');
  await page.getByLabel('Hierher verschieben von').selectOption('wait');
  await page.getByRole('button', { name: 'Hierher verschieben' }).click();
  await page.getByText(/Das ist kein JSON/).waitFor();
  await page.getByLabel('Variablen (optional)').fill('{"hinweis": "von Hand"}');
  await page.getByRole('button', { name: 'Hierher verschieben' }).click();
  await page.locator('[data-element-id="wait"] .djs-hit').first().click();
  await page.getByRole('button', { name: 'Hier beenden' }).click();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('button', { name: 'Wiederholen' }).click();
  await page.getByRole('button', { name: 'Entfernen: „Antwort abwarten“ beenden' }).click();
  await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await page.getByText('Störung bei „Bescheid berechnen“').waitFor();
  await requireNoBarrier(page);
  await page.getByRole('button', { name: '1 Änderung ausführen' }).click();
  await page.getByText('Die Änderung ist ausgeführt.').waitFor();

  await page.getByRole('button', { name: 'Variable hinzufügen: Antrag reparieren' }).click();
  await page.getByLabel('Name', { exact: true }).fill('betrag');
  await page.getByLabel('Wert als JSON').fill('25');
  await requireNoBarrier(page);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Die Variable „betrag“ ist gesetzt.').waitFor();
  await page.getByRole('button', { name: 'Beheben: Bescheid berechnen' }).click();
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await page.getByText('Keine offenen Störungen').waitFor();
  await page
    .getByRole('button', { name: /^Benutzeraufgabe: Bescheid prüfen\. Der Vorgang ist hier/ })
    .waitFor();

  await page.getByRole('button', { name: 'Anhalten …' }).click();
  await page.getByRole('button', { name: 'Anhalten', exact: true }).click();
  await page.getByText('Diese Instanz ist angehalten').waitFor();
  await page.getByRole('button', { name: 'Fortsetzen …' }).click();
  await page.getByRole('button', { name: 'Fortsetzen', exact: true }).click();
  await page.getByText('Die Instanz läuft weiter.').waitFor();
  await page.getByRole('button', { name: 'Abbrechen …' }).click();
  await page.getByRole('button', { name: 'Endgültig abbrechen' }).click();
  await page.getByText('Die Instanz ist abgebrochen.').waitFor();
  await page.getByRole('button', { name: 'Löschen …' }).click();
  await page.getByRole('button', { name: 'Endgültig löschen' }).click();
  await page.getByRole('heading', { name: 'Instanzen', exact: true }).waitFor();
  await page.goto(`/workbench/betrieb/instanzen/${key}`);
  await page.getByText('Diese Instanz gibt es nicht').waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 90_000);

test('the server says all that keeps a plan from being done, and nothing is changed', async () => {
  const key = await start();
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo', {
    width: 390,
    height: 844,
  });
  await page.goto(`/workbench/betrieb/instanzen/${key}`);
  await page.getByRole('button', { name: 'Ablauf ändern' }).click();
  await page.getByText('Elemente als Liste').click();
  await page.getByRole('button', { name: /^Antwort abwarten/ }).click();
  await page.getByRole('button', { name: 'Hier beenden' }).click();
  await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
  await page.getByText('Die ganze Instanz wird abgebrochen').waitFor();
  await requireNoBarrier(page);
  // Somebody else is faster.
  await office.call(`/v2/process-instances/${key}/cancellation`, {});
  await page.getByRole('button', { name: 'Löschen …' }).waitFor();
  await requireNoBarrier(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

test('an instance whose model has no drawing, is broken or does not load says so in German and what to do', async () => {
  const undrawn = model
    .replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '')
    .replaceAll('"repair"', '"undrawn"');
  await office.deploy({ 'undrawn.bpmn': undrawn });
  const key = await start('undrawn');
  const { context, page, faults } = await openDesk(office.browser, office.address, 'demo');
  await page.goto(`/workbench/betrieb/instanzen/${key}`);
  await page.getByText('Dieses Modell hat keine Zeichnung').waitFor();
  const list = page.getByRole('list', { name: 'Elemente des Modells' });
  await list.getByRole('button', { name: /Antwort abwarten.*Der Vorgang ist hier/ }).click();
  expect(await list.getByRole('button', { pressed: true }).count()).toBe(1);
  expect(await page.getByText(/no diagram/i).count()).toBe(0);
  await requireNoBarrier(page);

  let answer: 'fails' | 'cut' | 'empty' | 'undrawable' = 'fails';
  await page.route('**/api/models/*', async (route) => {
    if (answer === 'fails') return route.fulfill({ status: 500, body: '' });
    const response = await route.fetch();
    const found = (await response.json()) as { xml: string };
    const xml = {
      cut: found.xml.slice(0, 400),
      empty: model.replace(/<bpmndi:BPMNShape[\s\S]*<\/bpmndi:BPMNEdge>/, ''),
      undrawable: model.replace('bpmnElement="repair"', 'bpmnElement="wait"'),
    }[answer];
    return route.fulfill({ response, json: { ...found, xml } });
  });
  await page.reload();
  const retry = page.getByRole('button', { name: 'Noch einmal versuchen' });
  await retry.waitFor();
  await requireNoBarrier(page);
  answer = 'cut';
  await retry.click();
  await page.getByText('Dieses Modell kann nicht gelesen werden').waitFor();
  answer = 'empty';
  await page.reload();
  await page.getByText('Dieses Modell hat keine Zeichnung').waitFor();
  answer = 'undrawable';
  await page.reload();
  await page.getByText('Das Diagramm kann nicht gezeichnet werden').waitFor();
  await page.getByRole('list', { name: 'Elemente des Modells' }).getByText('Antwort abwarten').waitFor();
  await requireNoBarrier(page);
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);
