import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { parseProcessModel } from '@vorgang/bpmn';
import { parseDecisionModel } from '@vorgang/dmn';
import { parseForm } from '@vorgang/forms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

const MIB = 1024 * 1024;
const TASKS = 4_000;
const RULES = 4_900;
const FIELDS = 4_500;
let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication({ rateLimits: { perAccount: 0, perAddress: 0 } });
  await deploy(modelOf('small', 10), 'small.bpmn');
  await deploy(tableOf('small', 10), 'small.dmn');
});
afterAll(() => server.close());

/** A process of tasks one after the other, each with a long documentation, an expression and its shape. */
function modelOf(id: string, tasks: number): string {
  const documentation = 'Bitte prüfen. '.repeat(40);
  const steps = Array.from(
    { length: tasks },
    (_, index) =>
      `<serviceTask id="t${index}" name="Schritt ${index}"><documentation>${documentation}</documentation><extensionElements><zeebe:taskDefinition type="large"/><zeebe:ioMapping><zeebe:input source="=amount * ${index} + 1" target="x"/></zeebe:ioMapping></extensionElements></serviceTask><sequenceFlow id="f${index}" sourceRef="${index === 0 ? 's' : `t${index - 1}`}" targetRef="t${index}"/>`,
  );
  const shapes = Array.from(
    { length: tasks },
    (_, index) =>
      `<bpmndi:BPMNShape id="d${index}" bpmnElement="t${index}"><dc:Bounds x="${index * 150}" y="100" width="100" height="80"/></bpmndi:BPMNShape>`,
  );
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="t"><process id="${id}" isExecutable="true"><startEvent id="s"/>${steps.join('')}</process><bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">${shapes.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;
}

/** A decision table whose rules have a long description and differ in every cell. */
function tableOf(id: string, rules: number): string {
  const description = 'Nach Satzung. '.repeat(32);
  const columns = [0, 1, 2];
  const inputs = columns.map(
    (column) =>
      `<input id="i${column}"><inputExpression id="e${column}" typeRef="number"><text>amount${column}</text></inputExpression></input>`,
  );
  const rows = Array.from({ length: rules }, (_, row) => {
    const tests = columns.map(
      (column) =>
        `<inputEntry id="c${row}_${column}"><text>[${row * 10 + column}..${row * 10 + 9}]</text></inputEntry>`,
    );
    return `<rule id="r${row}"><description>${description}</description>${tests.join('')}<outputEntry id="o${row}"><text>amount0 * ${row} + 12.5</text></outputEntry></rule>`;
  });
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-model" name="${id}" namespace="urn:${id}"><decision id="${id}-fee" name="Fee"><variable name="Fee" typeRef="number"/><decisionTable id="t" hitPolicy="FIRST">${inputs.join('')}<output id="o" typeRef="number"/>${rows.join('')}</decisionTable></decision></definitions>`;
}

/** A form of fields that are hidden by an expression each. */
function formOf(id: string, fields: number): string {
  const components = Array.from({ length: fields }, (_, index) => ({
    type: 'textfield',
    id: `f${index}`,
    key: `f${index}`,
    label: `Feld ${index}`,
    description: 'Bitte geben Sie an, was zutrifft.',
    conditional: { hide: `=f${index + 1} = "x${index}" or count(list) > ${index}` },
    validate: { required: true },
  }));
  return JSON.stringify({ type: 'default', id, schemaVersion: 19, components });
}

async function deploy(content: string, name: string): Promise<number> {
  const form = new FormData();
  form.append('resources', new Blob([content]), name);
  const answer = await fetch(`${server.url}/v2/deployments`, {
    method: 'POST',
    headers: as('demo'),
    body: form,
  });
  await answer.text();
  return answer.status;
}

async function start(processDefinitionId: string): Promise<number> {
  return (await post('/v2/process-instances', { processDefinitionId, variables: { amount: 1 } })).status;
}

async function post(path: string, body: object): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

/** In MiB. */
function sizeOf(content: string): number {
  return Buffer.byteLength(content) / MIB;
}

/** The longest time, in milliseconds, for which the event loop answered nobody. */
async function longestDelayDuring(run: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // It counts from the first turn of its timer on.
  await nextTurnOf(delay);
  await run();
  // What held the loop last is counted by the next turn of its timer.
  await nextTurnOf(delay);
  delay.disable();
  return delay.max / 1e6;
}

async function nextTurnOf(delay: IntervalHistogram): Promise<void> {
  const { count } = delay;
  while (delay.count === count) await new Promise((resolve) => setTimeout(resolve, 1));
}

test('a model of almost 4 MiB is deployed and first run while the node answers others', async () => {
  const xml = modelOf('large', TASKS);
  expect(sizeOf(xml)).toBeGreaterThan(3.5);
  expect(sizeOf(xml)).toBeLessThan(4);
  const inTheLoop = await longestDelayDuring(() => parseProcessModel(xml, 'model.bpmn'));
  let status = 0;
  const deploying = await longestDelayDuring(async () => {
    status = await deploy(xml, 'large.bpmn');
  });
  expect(status).toBe(200);
  const starting = await longestDelayDuring(async () => {
    status = await start('large');
  });
  expect(status).toBe(200);
  console.info(
    `Longest delay of the event loop: read in the loop ${inTheLoop.toFixed(0)} ms, deployed ${deploying.toFixed(0)} ms, ` +
      `read by a cold node at the first start ${starting.toFixed(0)} ms`,
  );
  expect(deploying).toBeLessThan(inTheLoop / 3);
  expect(starting).toBeLessThan(inTheLoop / 3);
}, 120_000);

test('a decision model of almost 4 MiB is deployed and first evaluated while the node answers others', async () => {
  const xml = tableOf('large', RULES);
  expect(sizeOf(xml)).toBeGreaterThan(3.5);
  expect(sizeOf(xml)).toBeLessThan(4);
  const inTheLoop = await longestDelayDuring(() => parseDecisionModel(xml));
  let status = 0;
  const deploying = await longestDelayDuring(async () => {
    status = await deploy(xml, 'large.dmn');
  });
  expect(status).toBe(200);
  const request = {
    decisionDefinitionId: 'large-fee',
    variables: { amount0: 3, amount1: 4, amount2: 5 },
  };
  let answer = { status: 0, text: '' };
  const evaluating = await longestDelayDuring(async () => {
    answer = await post('/v2/decision-definitions/evaluation', request);
  });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({ output: '12.5' });
  console.info(
    `Longest delay of the event loop: decisions read in the loop ${inTheLoop.toFixed(0)} ms, deployed ${deploying.toFixed(0)} ms, ` +
      `read by a cold node at the first evaluation ${evaluating.toFixed(0)} ms`,
  );
  expect(deploying).toBeLessThan(inTheLoop / 3);
  expect(evaluating).toBeLessThan(inTheLoop / 3);
}, 120_000);

test('a form of 1 MiB is deployed while the node answers others', async () => {
  const form = formOf('large', FIELDS);
  expect(sizeOf(form)).toBeGreaterThan(0.9);
  expect(sizeOf(form)).toBeLessThan(1.1);
  const inTheLoop = await longestDelayDuring(() => Promise.resolve(parseForm(form, 'large.form')));
  let status = 0;
  const deploying = await longestDelayDuring(async () => {
    status = await deploy(form, 'large.form');
  });
  expect(status).toBe(200);
  console.info(
    `Longest delay of the event loop: form read in the loop ${inTheLoop.toFixed(0)} ms, deployed ${deploying.toFixed(0)} ms`,
  );
  expect(deploying).toBeLessThan(inTheLoop / 3);
}, 120_000);
