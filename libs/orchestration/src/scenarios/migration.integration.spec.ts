import type { JobKey, ProcessDefinitionKey, ProcessInstanceKey } from '@vorgang/execution';
import { readHistory } from '@vorgang/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../contract.js';
import { MigrationRejectedError } from '../errors.js';
import {
  callBy,
  flow,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  type TestInstallation,
} from '../testing/installation.js';

const message = (name: string) =>
  `<bpmn:message id="m" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="=key" /></bpmn:extensionElements></bpmn:message>`;
const extra = `${message('answer')}<bpmn:signal id="s" name="alarm" />`;
const userTask = (id: string, assignee: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition assignee="${assignee}" /></bpmn:extensionElements></bpmn:userTask>`;
const boundary = (id: string, attachedTo: string, definition: string) =>
  `<bpmn:boundaryEvent id="${id}" cancelActivity="false" attachedToRef="${attachedTo}">${definition}</bpmn:boundaryEvent>
   <bpmn:endEvent id="after-${id}" />${flow(id, `after-${id}`)}`;
const timer =
  '<bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition>';
const onMessage = '<bpmn:messageEventDefinition messageRef="m" />';
const onSignal = '<bpmn:signalEventDefinition signalRef="s" />';

const forked = (work: string, check: string, more: string) =>
  `<bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" />${more}<bpmn:endEvent id="end" />
   ${flow('start', 'fork')}${flow('fork', work)}${flow('fork', check)}`;
const first = `${forked('work', 'check', `${serviceTask('work', 'work')}${userTask('check', 'ada')}`)}
  ${boundary('late', 'work', timer)}${boundary('heard', 'check', onMessage)}${boundary('rung', 'check', onSignal)}`;
const second = `${forked('do', 'look', `${serviceTask('do', 'other')}${userTask('look', 'bob')}`)}
  ${boundary('overdue', 'do', timer)}${boundary('told', 'look', onMessage)}${boundary('rang', 'look', onSignal)}`;
const mapping = Object.entries({
  work: 'do',
  check: 'look',
  late: 'overdue',
  heard: 'told',
  rung: 'rang',
}).map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));

let installation: TestInstallation;
let engine: Engine;
let other: Engine;
let firstKey: ProcessDefinitionKey;
let secondKey: ProcessDefinitionKey;
const clerk = callBy('clerk');

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  other = await installation.startEngine();
  firstKey = await deploy('case', first);
  secondKey = await deploy('case', second);
});

afterAll(() => installation.stop());

async function deploy(id: string, elements: string): Promise<ProcessDefinitionKey> {
  const { processes } = await engine.deploy(callBy('designer'), [processFile(id, elements, extra)]);
  return processes[0]!.processDefinitionKey;
}

async function start(definition = firstKey): Promise<ProcessInstanceKey> {
  const created = await engine.createProcessInstance(clerk, {
    definition: { processDefinitionKey: definition },
    variables: { key: String(Math.random()) },
  });
  return created.processInstanceKey;
}

const plan = () => ({ targetProcessDefinitionKey: secondKey, mappingInstructions: mapping });

async function rows(
  table: string,
  columns: string,
  key: string,
): Promise<readonly Record<string, unknown>[]> {
  const { rows: found } = await installation.owner.query<Record<string, unknown>>(
    `select ${columns} from ${table} where process_instance_key = $1 order by 1`,
    [key],
  );
  return found;
}

async function jobOf(key: ProcessInstanceKey): Promise<JobKey> {
  return (await rows('job', 'job_key', key))[0]!['job_key'] as JobKey;
}

describe('migration of a stored instance', () => {
  test('moves every row that lives and keeps keys, assignee, due date, type and claims', async () => {
    const key = await start();
    const timers = await rows('timer', 'timer_key, due_at', key);
    const [job] = await engine.activateJobs({
      type: 'work',
      worker: 'w',
      tenantIds: [TENANT],
      maxJobsToActivate: 100,
      timeout: 60_000,
      requestTimeout: 0,
      fetchVariable: [],
      actor: clerk.actor,
    });
    await engine.migrateProcessInstance(clerk, key, plan());

    const definition = { process_definition_key: secondKey, process_definition_id: 'case' };
    expect(await rows('process_instance', 'process_definition_key, process_definition_version', key)).toEqual(
      [{ process_definition_key: secondKey, process_definition_version: 2 }],
    );
    expect(
      await rows('job', 'element_id, type, worker, process_definition_key, process_definition_version', key),
    ).toEqual([
      {
        element_id: 'do',
        type: 'work',
        worker: 'w',
        process_definition_key: secondKey,
        process_definition_version: 2,
      },
    ]);
    expect(await rows('user_task', 'element_id, assignee, version, process_definition_key', key)).toEqual([
      { element_id: 'look', assignee: 'ada', version: 1, process_definition_key: secondKey },
    ]);
    expect(await rows('timer', 'timer_key, due_at, event_id, process_definition_key', key)).toEqual([
      { ...timers[0], event_id: 'overdue', process_definition_key: secondKey },
    ]);
    expect(
      await rows(
        'message_subscription',
        'event_id, state, process_definition_key, process_definition_id',
        key,
      ),
    ).toEqual([{ event_id: 'told', state: 'CREATED', ...definition }]);
    expect(
      await rows(
        'signal_subscription',
        'event_id, state, process_definition_key, process_definition_id',
        key,
      ),
    ).toEqual([{ event_id: 'rang', state: 'CREATED', ...definition }]);
    expect(await rows('element_instance', 'element_id, process_definition_key', key)).toContainEqual({
      element_id: 'look',
      process_definition_key: secondKey,
    });
    // What had ended stays with the definition that it ended by.
    expect(await rows('element_instance', 'element_id, process_definition_key', key)).toContainEqual({
      element_id: 'fork',
      process_definition_key: firstKey,
    });
    // The worker that held the job completes it; the instance goes on by the target.
    await engine.completeJob(clerk, job!.jobKey, {});
    expect(await rows('job', 'state', key)).toEqual([{ state: 'COMPLETED' }]);
  });

  test('keeps an incident with its element, to be resolved by the target', async () => {
    const faulty = (expression: string) =>
      startToEnd(
        `<bpmn:serviceTask id="send"><bpmn:extensionElements><zeebe:taskDefinition type="=${expression}" /></bpmn:extensionElements></bpmn:serviceTask>`,
        ['send'],
      );
    const [broken, mended] = [
      await deploy('faulty', faulty('missing')),
      await deploy(
        'faulty',
        faulty('&quot;ok&quot;')
          .replaceAll('"send"', '"post"')
          .replaceAll('start-send', 'a')
          .replaceAll('send-end', 'b'),
      ),
    ];
    const key = await start(broken);
    const [incident] = await rows('incident', 'incident_key', key);
    await engine.migrateProcessInstance(clerk, key, {
      targetProcessDefinitionKey: mended,
      mappingInstructions: [{ sourceElementId: 'send', targetElementId: 'post' }],
    });
    expect(await rows('incident', 'incident_key, element_id, state, process_definition_key', key)).toEqual([
      { ...incident, element_id: 'post', state: 'ACTIVE', process_definition_key: mended },
    ]);
    await engine.resolveIncident(clerk, incident!['incident_key'] as never);
    expect(await rows('job', 'element_id, type', key)).toEqual([{ element_id: 'post', type: 'ok' }]);
  });

  test('says in the history who moved it, whence and by which mapping, and the chain holds', async () => {
    const key = await start();
    await engine.migrateProcessInstance(callBy('operator'), key, plan());
    const history = await readHistory(installation.owner, TENANT, key);
    const last = history.at(-1)!;
    expect(last.command).toBe('migrateProcessInstance');
    expect(last.actor).toEqual({ kind: 'user', id: 'operator' });
    expect(last.changes[0]).toEqual({
      kind: 'processInstanceMigrated',
      sourceProcessDefinitionKey: firstKey,
      sourceProcessDefinitionVersion: 1,
      processDefinitionKey: secondKey,
      bpmnProcessId: 'case',
      processDefinitionVersion: 2,
      mappingInstructions: mapping,
    });
  });

  test('that does not fit is refused with all problems and changes no row', async () => {
    const key = await start();
    const before = await rows('process_instance', '*', key);
    const refusal = await engine
      .migrateProcessInstance(clerk, key, { targetProcessDefinitionKey: secondKey, mappingInstructions: [] })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MigrationRejectedError);
    const { problems, status } = refusal as MigrationRejectedError;
    expect(status).toBe(409);
    expect(problems.map(({ elementId, rule }) => `${elementId}: ${rule}`)).toEqual([
      'work: unmapped-element',
      'check: unmapped-element',
    ]);
    expect(await rows('process_instance', '*', key)).toEqual(before);
  });

  test('to a definition, or of an instance, that is not there is not found', async () => {
    const key = await start();
    const nowhere = { ...plan(), targetProcessDefinitionKey: '1' as ProcessDefinitionKey };
    await expect(engine.migrateProcessInstance(clerk, key, nowhere)).rejects.toMatchObject({ status: 404 });
    await expect(
      engine.migrateProcessInstance(clerk, '1' as ProcessInstanceKey, plan()),
    ).rejects.toMatchObject({ status: 404 });
    const stranger = { ...clerk, tenantId: 'another' };
    await expect(engine.migrateProcessInstance(stranger, key, plan())).rejects.toMatchObject({ status: 404 });
  });
});

describe('migration next to other commands', () => {
  test('twice under one idempotency key, or without, happens once', async () => {
    const key = await start();
    const call = callBy('clerk', `migrate-${key}`);
    await Promise.all([
      engine.migrateProcessInstance(call, key, plan()),
      other.migrateProcessInstance(call, key, plan()),
    ]);
    const [before] = await rows('timer', 'timer_key', key);
    await engine.migrateProcessInstance(clerk, key, plan());
    expect(await rows('timer', 'timer_key', key)).toEqual([before]);
    const migrations = await installation.owner.query(
      `select 1 from history where process_instance_key = $1 and payload like '%processInstanceMigrated%'`,
      [key],
    );
    expect(migrations.rowCount).toBe(1);
  });

  test('races with the completion of a job on another node: both happen, in either order', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => start()));
    await Promise.all(
      keys.flatMap(async (key) => {
        const job = await jobOf(key);
        await Promise.all([
          engine.migrateProcessInstance(clerk, key, plan()),
          other.completeJob(clerk, job, {}),
        ]);
      }),
    );
    for (const key of keys) {
      expect(await rows('process_instance', 'process_definition_key', key)).toEqual([
        { process_definition_key: secondKey },
      ]);
      expect(await rows('job', 'state', key)).toEqual([{ state: 'COMPLETED' }]);
      expect(await rows('timer', 'timer_key', key)).toEqual([]);
    }
  });

  test('races with a message: the message takes its course by one of the versions', async () => {
    const key = await start();
    const [subscription] = await rows('message_subscription', 'correlation_key', key);
    await Promise.all([
      engine.migrateProcessInstance(clerk, key, plan()),
      other.publishMessage(clerk, {
        name: 'answer',
        correlationKey: subscription!['correlation_key'] as string,
        timeToLive: 0,
        variables: {},
      }),
    ]);
    const ended = (await rows('element_instance', 'element_id', key)).map((row) => row['element_id']);
    expect(ended.filter((id) => id === 'heard' || id === 'told')).toHaveLength(1);
  });

  test('a timer that was claimed before fires on the event of the target', async () => {
    const key = await start();
    await engine.migrateProcessInstance(clerk, key, plan());
    installation.clock.advance(8 * 86_400_000);
    await expect
      .poll(async () => (await rows('element_instance', 'element_id', key)).map((row) => row['element_id']))
      .toContain('after-overdue');
  });
});

describe('preview of a migration', () => {
  test('says of each instance what happens, and changes nothing', async () => {
    const [moving, there] = [await start(), await start(secondKey)];
    const missing = '1' as ProcessInstanceKey;
    const before = await rows('process_instance', '*', moving);
    const previews = await engine.previewMigration(TENANT, [moving, there, missing], plan());
    expect(previews.map(({ outcome }) => outcome)).toEqual(['MIGRATES', 'IS_THERE', 'NOT_FOUND']);
    expect(previews[0]).toMatchObject({
      summary: {
        moves: expect.arrayContaining([
          expect.objectContaining({ sourceElementId: 'work', targetElementId: 'do' }),
        ]) as unknown,
        openedEventIds: [],
      },
    });
    expect(await rows('process_instance', '*', moving)).toEqual(before);
  });

  test('says why an instance cannot move, and looks at 200 instances at most', async () => {
    const key = await start();
    const unfit = { targetProcessDefinitionKey: secondKey, mappingInstructions: [] };
    const [preview] = await engine.previewMigration(TENANT, [key], unfit);
    expect(preview).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ elementId: 'work' }, { elementId: 'check' }],
    });
    const many = Array.from({ length: 201 }, () => key);
    await expect(engine.previewMigration(TENANT, many, unfit)).rejects.toMatchObject({ status: 400 });
  });
});
