import type { IncidentKey } from '@vorgang/execution';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  processFile,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const clerk = callBy('clerk');
const call =
  '<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="called" /></bpmn:extensionElements></bpmn:callActivity>';

let installation: TestInstallation;
/** Takes commands and delivers nothing: what is told waits until other nodes start. */
let engine: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine({ loops: false });
  await engine.deploy(clerk, [
    processFile('called', startToEnd('<bpmn:task id="t" />', ['t'])),
    processFile('calling', startToEnd(call, ['call'])),
  ]);
});

afterAll(() => installation.stop());

const rows = async (sql: string, values: unknown[] = []) =>
  (await installation.owner.query(sql, values)).rows;

/** An instance whose call is stored in a form that no engine can follow. */
async function startWithRefusedCall() {
  const { processInstanceKey } = await engine.createProcessInstance(clerk, {
    definition: { processDefinitionId: 'calling' },
    variables: {},
  });
  await installation.owner.query(
    `update outbox_command set command = (command::jsonb || '{"startEventId": "nowhere"}')::text
     where command::jsonb -> 'parent' ->> 'processInstanceKey' = $1`,
    [processInstanceKey],
  );
  return processInstanceKey;
}

const outboxIsEmpty = async () => (await rows('select from outbox_command')).length === 0;

test('a call that is refused for good is one incident, whichever nodes deliver it, and is made again', async () => {
  const key = await startWithRefusedCall();
  const nodes = await Promise.all([installation.startEngine(), installation.startEngine()]);
  await until(outboxIsEmpty);
  const incidents = await rows('select * from incident where process_instance_key = $1', [key]);
  expect(incidents).toMatchObject([
    { error_type: 'CALLED_ELEMENT_ERROR', element_id: 'call', state: 'ACTIVE' },
  ]);
  expect(incidents[0].error_message).toContain('has no start event "nowhere"');
  expect(await rows("select from process_instance where process_definition_id = 'called'")).toEqual([]);

  await engine.resolveIncident(clerk, incidents[0].incident_key as IncidentKey);
  await until(async () => {
    const [row] = await rows('select state from process_instance where process_instance_key = $1', [key]);
    return row.state === 'COMPLETED';
  });
  expect(await rows("select from process_instance where process_definition_id = 'called'")).toHaveLength(1);
  await Promise.all(nodes.map((node) => node.close()));
});

test('the caller may be suspended, and hears of it when it goes on', async () => {
  const key = await startWithRefusedCall();
  await engine.suspendProcessInstance(clerk, key);
  const node = await installation.startEngine();
  await until(async () => {
    const waiting = await rows('select last_error from outbox_command where last_error is not null');
    return waiting.length === 1;
  });
  expect(await rows('select from incident where process_instance_key = $1', [key])).toEqual([]);
  await engine.resumeProcessInstance(clerk, key);
  await until(outboxIsEmpty);
  expect(await rows('select from incident where process_instance_key = $1', [key])).toHaveLength(1);
  await node.close();
});

test('nobody is told where the caller was canceled, and nothing stays behind', async () => {
  const key = await startWithRefusedCall();
  await engine.cancelProcessInstance(clerk, key);
  const node = await installation.startEngine();
  await until(outboxIsEmpty);
  expect(await rows('select from incident where process_instance_key = $1', [key])).toEqual([]);
  await node.close();
});
