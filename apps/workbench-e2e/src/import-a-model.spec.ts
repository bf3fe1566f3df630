import { expect, test } from 'vitest';
import { requireNoBarrier } from './require-no-barrier.js';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

/** A model of Camunda 7 as its modeller writes it: Java code, JUEL, a generated form and a listener. */
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="hundesteuer" name="Hundesteuer anmelden" isExecutable="true" camunda:historyTimeToLive="P180D">
    <bpmn:startEvent id="start" name="Anmeldung eingegangen"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="pruefen" />
    <bpmn:userTask id="pruefen" name="Anmeldung mit allen Nachweisen des bisherigen Wohnorts und der Haftpflichtversicherung prüfen" camunda:candidateGroups="steueramt">
      <bpmn:extensionElements>
        <camunda:formData><camunda:formField id="rasse" label="Rasse" type="string" /></camunda:formData>
        <camunda:taskListener event="complete"><camunda:script scriptFormat="groovy">print</camunda:script></camunda:taskListener>
        <camunda:taskListener delegateExpression="\${benachrichtigen}" event="create" />
      </bpmn:extensionElements>
      <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="b" sourceRef="pruefen" targetRef="bescheid" />
    <bpmn:serviceTask id="bescheid" name="Bescheid erstellen" camunda:type="external" camunda:topic="bescheid-erstellen">
      <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="betrag">\${steuer.betrag}</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements>
      <bpmn:incoming>b</bpmn:incoming><bpmn:outgoing>c</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="c" sourceRef="bescheid" targetRef="ende" />
    <bpmn:endEvent id="ende"><bpmn:incoming>c</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="hundesteuer">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="160" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="pruefen"><dc:Bounds x="250" y="78" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="bescheid"><dc:Bounds x="410" y="78" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s4" bpmnElement="ende"><dc:Bounds x="570" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="a"><di:waypoint x="196" y="118" /><di:waypoint x="250" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="b"><di:waypoint x="350" y="118" /><di:waypoint x="410" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e3" bpmnElement="c"><di:waypoint x="510" y="118" /><di:waypoint x="570" y="118" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const office = useTestOffice();

test('a designer brings a model of Camunda 7, reads what became of it, decides and deploys it', async () => {
  const { context, page, faults } = await openDesk(office.browser, office.address, 'petra.hansen');
  await page.getByRole('link', { name: 'Modelle' }).click();
  await page.getByRole('link', { name: /importieren/ }).click();
  await page.getByRole('heading', { name: 'Modell importieren' }).waitFor();
  await requireNoBarrier(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Datei auswählen' }).press('Enter');
  await (
    await choosing
  ).setFiles({ name: 'hundesteuer.bpmn', mimeType: 'text/xml', buffer: Buffer.from(model) });

  const report = page.getByRole('region', { name: 'Bericht über den Import' });
  await report.getByText(/brauch(t|en) Ihre Entscheidung/).waitFor();
  await requireNoBarrier(page);
  await report
    .getByRole('button', { name: /^Anmeldung mit allen Nachweisen/ })
    .first()
    .press('Enter');
  await report.getByText('Daraus ist ein eigenes Formular geworden').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Herunterladen: hundesteuer-pruefen.form' }).waitFor();
  await page.locator('.djs-element.selected[data-element-id="pruefen"]').waitFor();

  await report.getByRole('button', { name: 'Diese Angaben aus dem Modell entfernen' }).press('Enter');
  await report.getByText('Es ist nichts mehr zu entscheiden').waitFor();
  await page.getByRole('button', { name: 'Bereitstellen', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Jetzt bereitstellen' }).press('Enter');
  await page
    .getByRole('dialog')
    .getByText(/Version 1/)
    .waitFor();
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);
