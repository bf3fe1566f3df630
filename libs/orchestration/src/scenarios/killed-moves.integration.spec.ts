import type { ProcessDefinitionKey, ProcessInstanceKey } from '@vorgang/execution';
import { startTcpProxy, type TcpProxy } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreateBatchOperationRequest, Engine } from '../contract.js';
import { killEngineProcess, startEngineProcess } from '../testing/engine-process.js';
import {
  callBy,
  flow,
  processFile,
  serviceTask,
  startInstallation,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const INSTANCES = 240;
const clerk = callBy('clerk');
const lead = callBy('lead');
const userTask = (id: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>`;
const late = (attachedTo: string) =>
  `<bpmn:boundaryEvent id="late-${attachedTo}" cancelActivity="false" attachedToRef="${attachedTo}"><bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
   <bpmn:endEvent id="warned" />${flow(`late-${attachedTo}`, 'warned')}`;
/** A job, a user task and a timer wait at once, so that half a move would be seen. */
const forked = (work: string, check: string) =>
  `<bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" />${serviceTask(work, 'work')}${userTask(check)}${late(work)}
   ${flow('start', 'fork')}${flow('fork', work)}${flow('fork', check)}`;

let installation: TestInstallation;
let proxy: TcpProxy;
let engine: Engine;
let firstKey: ProcessDefinitionKey;
let secondKey: ProcessDefinitionKey;
let throughProxy: string;

beforeAll(async () => {
  installation = await startInstallation();
  const url = new URL(installation.url);
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  throughProxy = url.toString();
  engine = await installation.startEngine({ loops: false });
  firstKey = await deploy(forked('work', 'check'));
  secondKey = await deploy(forked('do', 'look'));
});

afterAll(async () => {
  await installation.stop();
  await proxy.close();
});

async function deploy(elements: string): Promise<ProcessDefinitionKey> {
  const { processes } = await engine.deploy(callBy('designer'), [processFile('case', elements)]);
  return processes[0]!.processDefinitionKey;
}

async function start(count: number): Promise<readonly ProcessInstanceKey[]> {
  const keys: ProcessInstanceKey[] = [];
  const lane = async (share: number): Promise<void> => {
    for (let nth = 0; nth < share; nth += 1) {
      const definition = { processDefinitionKey: firstKey };
      keys.push(
        (await engine.createProcessInstance(clerk, { definition, variables: {} })).processInstanceKey,
      );
    }
  };
  const lanes = Math.min(16, count);
  await Promise.all(Array.from({ length: lanes }, () => lane(count / lanes)));
  return keys;
}

const plan = () => ({
  targetProcessDefinitionKey: secondKey,
  mappingInstructions: [
    { sourceElementId: 'work', targetElementId: 'do' },
    { sourceElementId: 'check', targetElementId: 'look' },
    { sourceElementId: 'late-work', targetElementId: 'late-do' },
  ],
});

interface Living {
  readonly instance: string;
  /** The definition and everything that lives by it, in one line. */
  readonly whole: string;
}

const wholly = (definition: ProcessDefinitionKey, work: string, check: string) => {
  const parts = [`element ${check}`, `element ${work}`, `job ${work}`, `task ${check}`, `timer late-${work}`];
  return `${definition}: ${parts
    .sort()
    .map((part) => `${part} ${definition}`)
    .join(', ')}`;
};

/** How many of the instances live by which version, told by every table that says so. */
async function versions(keys: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await installation.owner.query<Living>(
    `select process_instance_key as instance, process_definition_key || ': ' || (
       select string_agg(part, ', ' order by part collate "C") from (
         select 'element ' || element_id || ' ' || process_definition_key as part from element_instance e
          where e.process_instance_key = p.process_instance_key and e.state = 'ACTIVE' and e.element_type <> 'PROCESS'
         union all select 'job ' || element_id || ' ' || process_definition_key from job j
          where j.process_instance_key = p.process_instance_key and j.state = 'CREATED'
         union all select 'task ' || element_id || ' ' || process_definition_key from user_task u
          where u.process_instance_key = p.process_instance_key and u.state = 'CREATED'
         union all select 'timer ' || t.event_id || ' ' || t.process_definition_key from timer t where t.process_instance_key = p.process_instance_key
       ) parts) as whole
     from process_instance p where process_instance_key = any ($1)`,
    [keys],
  );
  const counts: Record<string, number> = {};
  for (const { whole } of rows) counts[whole] = (counts[whole] ?? 0) + 1;
  return counts;
}

interface BatchRow {
  readonly state: string;
  readonly total_count: number;
  readonly completed_count: number;
  readonly failed_count: number;
}

async function read(key: string): Promise<BatchRow> {
  const { rows } = await installation.owner.query<BatchRow>(
    'select state, total_count, completed_count, failed_count from batch_operation where batch_operation_key = $1',
    [key],
  );
  return rows[0]!;
}

/** How often the command was done for each instance that it was done for, as `times: instances`. */
async function timesDone(command: string, keys: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await installation.owner.query<{ times: number; instances: number }>(
    `select times::integer, count(*)::integer as instances from (
       select count(*) as times from history where command = $1 and process_instance_key = any ($2) group by process_instance_key
     ) each group by times`,
    [command, keys],
  );
  return Object.fromEntries(rows.map(({ times, instances }) => [times, instances]));
}

/** Whether enough of a batch operation is done, and just now some items whose result is not written down yet. */
async function isHalfWritten(key: string, enough: number): Promise<boolean> {
  const { rows } = await installation.owner.query<{ written: number; done: number }>(
    `select completed_count as written, (select count(*)::integer from command_receipt
       where command_id like '%batch:' || b.batch_operation_key || ':%') as done
     from batch_operation b where batch_operation_key = $1`,
    [key],
  );
  const { written, done } = rows[0]!;
  return written >= enough && done > written;
}

/** Works a batch operation off while nodes are killed in the middle and answers of the database are lost. */
async function workOffBadly(
  instruction: CreateBatchOperationRequest['instruction'],
  keys: readonly string[],
  atRest: () => Promise<void>,
): Promise<BatchRow> {
  const { batchOperationKey: key } = await engine.createBatchOperation(lead, {
    instruction,
    filter: { processInstanceKey: { $in: keys } },
    permittedProcessIds: null,
  });
  for (const enough of [INSTANCES / 8, INSTANCES / 3]) {
    const child = startEngineProcess(installation.url);
    await until(() => isHalfWritten(key, enough));
    await killEngineProcess(child);
    await atRest();
    // What the killed process had claimed comes free again.
    installation.clock.advance(60_000);
  }
  expect((await read(key)).completed_count).toBeLessThan(INSTANCES);
  const before = proxy.lostAnswers;
  proxy.loseAnswers(/commit_steps/, 5);
  const node = await installation.startEngine({ databaseUrl: throughProxy });
  await until(async () => {
    installation.clock.advance(1_000);
    return ['COMPLETED', 'PARTIALLY_COMPLETED', 'FAILED'].includes((await read(key)).state);
  });
  proxy.loseAnswers(/^$/, 0);
  await node.close();
  expect(proxy.lostAnswers).toBeGreaterThan(before);
  return read(key);
}

const allDone = { state: 'COMPLETED', total_count: INSTANCES, completed_count: INSTANCES, failed_count: 0 };

describe('nodes are killed in the middle, and answers of the database are lost', () => {
  test('of a batch of migrations: each instance is wholly in one version at any time, and moves once', async () => {
    const keys = await start(INSTANCES);
    const before = wholly(firstKey, 'work', 'check');
    const after = wholly(secondKey, 'do', 'look');
    expect(await versions(keys)).toEqual({ [before]: INSTANCES });

    const ended = await workOffBadly(
      { operationType: 'MIGRATE_PROCESS_INSTANCE', plan: plan() },
      keys,
      async () => {
        const { [before]: stayed = 0, [after]: moved = 0, ...torn } = await versions(keys);
        expect(torn).toEqual({});
        expect(moved).toBeGreaterThan(0);
        expect(stayed + moved).toBe(INSTANCES);
        expect(await timesDone('migrateProcessInstance', keys)).toEqual({ 1: moved });
      },
    );

    expect(ended).toEqual(allDone);
    expect(await versions(keys)).toEqual({ [after]: INSTANCES });
    expect(await timesDone('migrateProcessInstance', keys)).toEqual({ 1: INSTANCES });
  }, 180_000);

  test('of a batch of modifications: each instance is modified once, also where doing it twice would fit', async () => {
    const keys = await start(INSTANCES);
    // The work begins anew, so that nothing but the record of it says that it was done.
    const moves = [{ sourceElementId: 'work', targetElementId: 'work' }];
    const whole = wholly(firstKey, 'work', 'check');

    const ended = await workOffBadly({ operationType: 'MODIFY_PROCESS_INSTANCE', moves }, keys, async () => {
      expect(await versions(keys)).toEqual({ [whole]: INSTANCES });
      expect(Object.keys(await timesDone('modifyProcessInstance', keys))).toEqual(['1']);
    });

    expect(ended).toEqual(allDone);
    expect(await versions(keys)).toEqual({ [whole]: INSTANCES });
    expect(await timesDone('modifyProcessInstance', keys)).toEqual({ 1: INSTANCES });
    const { rows } = await installation.owner.query<{ state: string; begun: number }>(
      `select state, count(*)::integer as begun from element_instance
       where process_instance_key = any ($1) and element_id = 'work' group by state order by state`,
      [keys],
    );
    expect(rows).toEqual([
      { state: 'ACTIVE', begun: INSTANCES },
      { state: 'TERMINATED', begun: INSTANCES },
    ]);
  }, 180_000);

  test('of single migrations: asked for again, each has happened once', async () => {
    const keys = await start(16);
    const before = wholly(firstKey, 'work', 'check');
    const after = wholly(secondKey, 'do', 'look');
    const spoilt = await installation.startEngine({ loops: false, databaseUrl: throughProxy });
    const ask = (from: Engine, key: ProcessInstanceKey) =>
      from.migrateProcessInstance(callBy('clerk', `migrate-${key}`), key, plan());

    proxy.loseAnswers(/commit_steps/, 2);
    const asked = Promise.allSettled(keys.map((key) => ask(spoilt, key)));
    // Every connection of the node ends, wherever its migrations are.
    await until(() => proxy.cut() > 0);
    await asked;
    proxy.loseAnswers(/^$/, 0);
    await spoilt.close();
    const { [before]: stayed = 0, [after]: moved = 0, ...torn } = await versions(keys);
    expect(torn).toEqual({});
    expect(stayed + moved).toBe(16);

    for (const key of keys) await ask(engine, key);
    expect(await versions(keys)).toEqual({ [after]: 16 });
    expect(await timesDone('migrateProcessInstance', keys)).toEqual({ 1: 16 });
  }, 60_000);
});
