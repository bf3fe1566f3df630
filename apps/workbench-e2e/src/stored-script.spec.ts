import { applicationPages, Citizen, servicePath } from '@vorgang/test-services';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openDesk } from './sign-in.js';
import { useTestOffice } from './use-test-office.js';

/** A text that would run as a script, in a template or as a link, if any page took it for more than text. */
function attack(place: string): string {
  return `${place}"'><img src=x onerror=hostileScriptRan('${place}')><svg onload=hostileScriptRan('${place}')>{{7*7}}`;
}

/** Forms refuse braces at deployment. */
const attackOfForm = (place: string): string => attack(place).replace('{{7*7}}', '');

const link = 'javascript:hostileScriptRan("link")';
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const named = (place: string): string => `name="${escaped(attack(place))}"`;

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://vorgang.example/test">
  <bpmn:process id="hostile" ${named('process')} isExecutable="true">
    <bpmn:documentation>${escaped(attack('documentation'))} ${escaped(link)}</bpmn:documentation>
    <bpmn:startEvent id="start" ${named('start')} />
    <bpmn:sequenceFlow id="first" ${named('flow')} sourceRef="start" targetRef="fork" />
    <bpmn:parallelGateway id="fork" ${named('gateway')} />
    <bpmn:sequenceFlow id="toAsk" sourceRef="fork" targetRef="ask" /><bpmn:sequenceFlow id="toFail" sourceRef="fork" targetRef="fail" />
    <bpmn:userTask id="ask" ${named('task')}><bpmn:documentation>${escaped(attack('task documentation'))}</bpmn:documentation><bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="hostile-form" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:scriptTask id="fail" ${named('script')}><bpmn:extensionElements><zeebe:script expression="=assert(message, false, message)" resultVariable="never" /></bpmn:extensionElements></bpmn:scriptTask>
    <bpmn:textAnnotation id="note"><bpmn:text>${escaped(attack('annotation'))}</bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="hostile">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="160" y="100" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="fork"><dc:Bounds x="250" y="93" width="50" height="50" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="ask"><dc:Bounds x="410" y="78" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s4" bpmnElement="fail"><dc:Bounds x="410" y="238" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s5" bpmnElement="note"><dc:Bounds x="600" y="78" width="200" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="first"><di:waypoint x="196" y="118" /><di:waypoint x="250" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="toAsk"><di:waypoint x="300" y="118" /><di:waypoint x="410" y="118" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e3" bpmnElement="toFail"><di:waypoint x="275" y="143" /><di:waypoint x="275" y="278" /><di:waypoint x="410" y="278" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const form = JSON.stringify({
  id: 'hostile-form',
  type: 'default',
  schemaVersion: 16,
  components: [
    { type: 'text', id: 'T', text: `${attackOfForm('form text')} [Hier](${link})` },
    {
      type: 'textfield',
      id: 'A',
      key: 'a',
      label: attackOfForm('label'),
      description: attackOfForm('description'),
    },
    {
      type: 'select',
      id: 'B',
      key: 'b',
      label: 'Wahl',
      values: [{ label: attackOfForm('option'), value: 'x' }],
    },
  ],
});

const office = useTestOffice();

interface Stored {
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly userTaskKey: string;
  readonly caseId: string;
  readonly fileNumber: string;
  readonly accessCode: string;
}

/** Puts hostile texts wherever people and programs can write one. */
async function storeAttacks(): Promise<Stored> {
  await office.deploy({ 'hostile.bpmn': model, 'hostile.form': form });
  await office.call('/v2/users', {
    username: 'eve',
    name: attack('user'),
    email: 'eve@example.org',
    password: 'eve-eve-eve',
  });
  const { processDefinitionKey, processInstanceKey } = await office.call('/v2/process-instances', {
    processDefinitionId: 'hostile',
    businessId: attack('business id').slice(0, 200),
    variables: {
      message: attack('error'),
      [`<img src=x onerror=hostileScriptRan()>`]: attack('variable'),
      a: link,
    },
  });
  const tasks = await office.call('/v2/user-tasks/search', { filter: { processInstanceKey } });
  const [{ userTaskKey } = {}] = tasks['items'] as readonly Record<string, unknown>[];
  const { fileNumber, accessCode } = await applyWithAttacks();
  const cases = await office.call('/api/cases/search', { text: fileNumber });
  const [{ caseId } = {}] = cases['items'] as readonly Record<string, unknown>[];
  await office.call(`/api/cases/${String(caseId)}/notes`, { text: attack('case note') });
  return {
    processDefinitionKey,
    processInstanceKey,
    userTaskKey,
    caseId,
    fileNumber,
    accessCode,
  } as unknown as Stored;
}

async function applyWithAttacks(): Promise<{ fileNumber: string; accessCode: string }> {
  const citizen = new Citizen(office.address);
  await citizen.send(`${servicePath}/antrag`);
  for (const [page, fields] of applicationPages) {
    if (page === 'beschwerden') {
      await citizen.answer({ beschwerden: 'unsicher' });
      await citizen.answer({ beschwerdenText: attack('citizen') });
    } else await citizen.answer(fields);
  }
  await citizen.send(`${servicePath}/absenden`);
  return {
    fileNumber: /IfSG-\d{4}-\d{6}/.exec(citizen.text)![0],
    accessCode: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(citizen.text)![0],
  };
}

/** Hears of scripts that run, of what the content security policy had to stop, and of elements that came from a text. */
async function watch(
  page: Page,
): Promise<{ readonly ran: string[]; inserted(): Promise<readonly string[]> }> {
  const ran: string[] = [];
  await page.exposeFunction('hostileScriptRan', (place: string) => ran.push(`script: ${place}`));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) ran.push(message.text());
  });
  page.on('dialog', (dialog) => {
    ran.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    ran,
    inserted: () =>
      page.evaluate(() =>
        [...document.querySelectorAll('img[src="x"], [onerror], [onload], a[href^="javascript:" i]')].map(
          ({ outerHTML }) => outerHTML.slice(0, 200),
        ),
      ),
  };
}

test(
  'texts of models, forms, instances, cases and people are shown as text on every page',
  { timeout: 600_000 },
  async () => {
    const stored = await storeAttacks();
    const { context, page, faults } = await openDesk(office.browser, office.address, 'demo');
    context.setDefaultTimeout(60_000);
    const { ran, inserted } = await watch(page);
    const pages: readonly (readonly [string, string])[] = [
      ['/workbench/aufgaben?scope=all', attack('task')],
      [`/workbench/aufgaben/${stored.userTaskKey}`, attackOfForm('label')],
      ['/workbench/vorgaenge', stored.fileNumber],
      [`/workbench/vorgaenge/${stored.caseId}`, attack('case note')],
      ['/workbench/modelle', attack('process')],
      ['/workbench/betrieb', attack('process')],
      ['/workbench/betrieb/instanzen?state=running', stored.processInstanceKey],
      [`/workbench/betrieb/instanzen/${stored.processInstanceKey}`, attack('process')],
      ['/workbench/pruefung', stored.fileNumber],
      [`/workbench/pruefung/${stored.caseId}`, stored.fileNumber],
    ];
    const notShown: string[] = [];
    for (const [path, text] of pages) {
      await page.goto(path);
      const shown = page.getByText(text).first().waitFor({ state: 'attached', timeout: 30_000 });
      await shown.catch(() => notShown.push(path));
      expect([path, await inserted(), ran]).toEqual([path, [], []]);
    }
    expect(notShown).toEqual([]);
    await page.goto(`/workbench/modelle/${stored.processDefinitionKey}`);
    await page.locator('[data-element-id="ask"]').first().waitFor();
    await page.locator('.djs-element[data-element-id="ask"]').first().click();
    await page.keyboard.press('Control+f');
    await page.locator('.djs-search-input input').pressSequentially('task');
    await page.locator('.djs-search-result').first().waitFor();
    expect([await inserted(), ran, faults]).toEqual([[], [], []]);
    await context.close();
  },
);

test('the portal shows what citizens wrote as text', { timeout: 300_000 }, async () => {
  const { fileNumber, accessCode } = await applyWithAttacks();
  const context = await office.browser.newContext({ baseURL: office.address, locale: 'de-DE' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const { ran, inserted } = await watch(page);
  await page.goto('/vorgang');
  await page.getByLabel('Aktenzeichen').fill(fileNumber);
  await page.getByLabel('Zugangscode').fill(accessCode);
  await page.locator('main form button[type=submit]').first().click();
  await page.getByText(fileNumber).first().waitFor();
  expect([await inserted(), ran]).toEqual([[], []]);
  for (const path of [
    '/vorgang?aktenzeichen=<img src=x onerror=hostileScriptRan()>',
    '/dienste/<svg onload=hostileScriptRan()>',
  ]) {
    await page.goto(path);
    expect([path, await inserted(), ran]).toEqual([path, [], []]);
  }
  await context.close();
});

test('a document with a script is no page: as such it is refused, as a text it is handed over as a file', async () => {
  const content = '<!doctype html><svg><script>hostileScriptRan("document")</script></svg>';
  const authorization = `Basic ${Buffer.from('demo:demo').toString('base64')}`;
  const send = (type: string, ending = 'html'): Promise<Response> => {
    const body = new FormData();
    body.append('file', new Blob([content], { type }), `${attack('file').slice(0, 100)}.${ending}`);
    return fetch(`${office.address}/v2/documents`, {
      method: 'POST',
      headers: { authorization },
      body,
    });
  };
  expect((await send('text/html')).status).toBe(400);
  expect((await send('image/svg+xml')).status).toBe(400);
  expect((await send('text/plain')).status).toBe(400);
  const kept = await send('text/plain', 'txt');
  expect(kept.status).toBe(201);
  const { documentId, contentHash } = (await kept.json()) as { documentId: string; contentHash: string };
  const address = `${office.address}/v2/documents/${documentId}?contentHash=${contentHash}`;
  const { headers } = await fetch(address, { headers: { authorization } });
  expect(headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
