import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import {
  callBy,
  flow,
  processFile,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const SIGNALS_PER_CAUSE = 30;
const CALL_DEPTH = 5;
const signals = ['ping', 'pong', 'twice', 'home']
  .map((name) => `<bpmn:signal id="s-${name}" name="${name}" />`)
  .join('');
const signal = (name: string) => `<bpmn:signalEventDefinition signalRef="s-${name}" />`;

/** Begins with one signal and ends by throwing another. */
const relay = (id: string, heard: string, thrown: string) =>
  processFile(
    id,
    `<bpmn:startEvent id="hear">${signal(heard)}</bpmn:startEvent>
     <bpmn:intermediateThrowEvent id="throw">${signal(thrown)}</bpmn:intermediateThrowEvent>
     <bpmn:endEvent id="end" />${flow('hear', 'throw')}${flow('throw', 'end')}`,
    signals,
  );
const calling = (id: string, calledId: string, start = '<bpmn:startEvent id="start" />') =>
  processFile(
    id,
    `${start}<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${calledId}" /></bpmn:extensionElements></bpmn:callActivity>
     <bpmn:endEvent id="end" />${flow('start', 'call')}${flow('call', 'end')}`,
    signals,
  );

let installation: TestInstallation;
let engine: Engine;
const clerk = callBy('clerk');

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine({
    limits: { signalLimit: SIGNALS_PER_CAUSE, callDepthLimit: CALL_DEPTH },
  });
  await engine.deploy(callBy('designer'), [
    relay('ping', 'ping', 'pong'),
    relay('pong', 'pong', 'ping'),
    relay('left', 'twice', 'twice'),
    relay('right', 'twice', 'twice'),
    calling('matryoshka', 'matryoshka'),
    calling('home', 'thrower', `<bpmn:startEvent id="start">${signal('home')}</bpmn:startEvent>`),
    processFile(
      'thrower',
      startToEnd(`<bpmn:intermediateThrowEvent id="throw">${signal('home')}</bpmn:intermediateThrowEvent>`, [
        'throw',
      ]),
      signals,
    ),
  ]);
});

afterAll(() => installation.stop());

interface Incident {
  readonly key: Parameters<Engine['resolveIncident']>[1];
  readonly error_message: string;
  readonly element_id: string;
}

async function instancesOf(...processIds: readonly string[]): Promise<number> {
  const { rows } = await installation.owner.query<{ count: string }>(
    'select count(*) from process_instance where process_definition_id = any ($1)',
    [processIds],
  );
  return Number(rows[0]!.count);
}

async function incidentsOf(...processIds: readonly string[]): Promise<readonly Incident[]> {
  const { rows } = await installation.owner.query<Incident>(
    `select i.incident_key as key, i.error_message, i.element_id
     from incident i join process_instance p using (tenant_id, process_instance_key)
     where p.process_definition_id = any ($1) and i.state = 'ACTIVE' order by 1`,
    [processIds],
  );
  return rows;
}

const atRest = () =>
  until(async () => (await installation.owner.query('select from outbox_command limit 1')).rows.length === 0);

test('instances that throw signals at each other are held by an incident that names the loop', async () => {
  await engine.broadcastSignal(clerk, { name: 'ping', variables: {} });
  await atRest();
  expect(await instancesOf('ping', 'pong')).toBe(SIGNALS_PER_CAUSE + 1);
  const [incident, ...others] = await incidentsOf('ping', 'pong');
  expect(others).toEqual([]);
  expect(incident).toMatchObject({
    element_id: 'throw',
    error_message: expect.stringContaining('ping/throw → pong/throw → ping/throw') as string,
  });

  await engine.resolveIncident(clerk, incident!.key);
  await atRest();
  expect(await instancesOf('ping', 'pong')).toBe(2 * SIGNALS_PER_CAUSE + 1);
  expect(await incidentsOf('ping', 'pong')).toHaveLength(1);
});

test('a chain that branches at every turn throws no more signals than one that does not', async () => {
  await engine.broadcastSignal(clerk, { name: 'twice', variables: {} });
  await atRest();
  const begun = await instancesOf('left', 'right');
  expect(begun).toBeGreaterThan(2);
  expect(begun).toBeLessThan(4 * SIGNALS_PER_CAUSE);
  for (const { error_message } of await incidentsOf('left', 'right')) {
    expect(error_message).toContain('does not end');
  }
});

test('a chain of signals is one across called processes, too', async () => {
  await engine.broadcastSignal(clerk, { name: 'home', variables: {} });
  await atRest();
  expect(await instancesOf('home')).toBeLessThan(SIGNALS_PER_CAUSE + 2);
  expect(await incidentsOf('thrower')).toMatchObject([{ element_id: 'throw' }]);
});

test('a process that calls itself without end is held at the limit, and canceled as a whole', async () => {
  const { processInstanceKey } = await engine.createProcessInstance(clerk, {
    definition: { processDefinitionId: 'matryoshka' },
    variables: {},
  });
  await atRest();
  expect(await instancesOf('matryoshka')).toBe(CALL_DEPTH + 1);
  expect(await incidentsOf('matryoshka')).toMatchObject([
    { element_id: 'call', error_message: expect.stringContaining('calls inside each other') as string },
  ]);
  await engine.cancelProcessInstance(clerk, processInstanceKey);
  await atRest();
  const { rows } = await installation.owner.query(
    "select from process_instance where process_definition_id = 'matryoshka' and state = 'ACTIVE'",
  );
  expect(rows).toEqual([]);
});
