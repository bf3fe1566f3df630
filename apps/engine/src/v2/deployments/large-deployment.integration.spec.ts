import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseProcessModel } from '@vorgang/bpmn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { as, startTestApplication, type TestApplication } from '../../testing/test-application.js';

const MIB = 1024 * 1024;
const TASKS = 4_000;
let server: TestApplication;

beforeAll(async () => {
  server = await startTestApplication({ rateLimits: { perAccount: 0, perAddress: 0 } });
  await deploy(modelOf('small', 10));
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

async function deploy(xml: string): Promise<number> {
  const form = new FormData();
  form.append('resources', new Blob([xml]), 'model.bpmn');
  const answer = await fetch(`${server.url}/v2/deployments`, {
    method: 'POST',
    headers: as('demo'),
    body: form,
  });
  await answer.text();
  return answer.status;
}

async function start(processDefinitionId: string): Promise<number> {
  const answer = await fetch(`${server.url}/v2/process-instances`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify({ processDefinitionId, variables: { amount: 1 } }),
  });
  await answer.text();
  return answer.status;
}

/** The longest time, in milliseconds, for which the event loop answered nobody. */
async function longestDelayDuring(run: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // It counts from the first turn of its timer on.
  await new Promise((resolve) => setTimeout(resolve, 5));
  await run();
  // What held the loop last is counted by the next turn of its timer.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return delay.max / 1e6;
}

test('a model of almost 4 MiB is deployed and first run while the node answers others', async () => {
  const xml = modelOf('large', TASKS);
  expect(Buffer.byteLength(xml)).toBeGreaterThan(3.5 * MIB);
  expect(Buffer.byteLength(xml)).toBeLessThan(4 * MIB);
  const inTheLoop = await longestDelayDuring(() => parseProcessModel(xml, 'model.bpmn'));
  let status = 0;
  const deploying = await longestDelayDuring(async () => {
    status = await deploy(xml);
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
