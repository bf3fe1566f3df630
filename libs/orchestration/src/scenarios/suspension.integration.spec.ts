import type { JobKey, ProcessInstanceKey } from '@vorgang/execution';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivatedJob, CreatedInstance, Engine } from '../contract.js';
import { InvalidStateError, NotFoundError } from '../errors.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const HOUR = 3_600_000;
const catchEvent = (definition: string): string =>
  `<bpmn:intermediateCatchEvent id="wait">${definition}</bpmn:intermediateCatchEvent>`;
const timer = catchEvent(
  '<bpmn:timerEventDefinition id="t"><bpmn:timeDuration>PT2H</bpmn:timeDuration></bpmn:timerEventDefinition>',
);
const message = catchEvent('<bpmn:messageEventDefinition id="d" messageRef="m" />');
const paid =
  '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order" /></bpmn:extensionElements></bpmn:message>';
const signal = catchEvent('<bpmn:signalEventDefinition id="s" signalRef="closing" />');
const call =
  '<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="work" /></bpmn:extensionElements></bpmn:callActivity>';

let installation: TestInstallation;
let engine: Engine;
let other: Engine;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  other = await installation.startEngine();
  await engine.deploy(callBy('designer'), [
    processFile('work', startToEnd(serviceTask('do', 'work'), ['do'])),
    processFile('pause', startToEnd(timer, ['wait'])),
    processFile('payment', startToEnd(message, ['wait']), paid),
    processFile('close', startToEnd(signal, ['wait']), '<bpmn:signal id="closing" name="closing" />'),
    processFile('caller', startToEnd(call, ['call'])),
  ]);
});

afterAll(() => installation.stop());

const clerk = callBy('clerk');
const start = (processDefinitionId: string, variables = {}): Promise<CreatedInstance> =>
  engine.createProcessInstance(clerk, { definition: { processDefinitionId }, variables });

const jobs = (from: Engine, requestTimeout = 0): Promise<readonly ActivatedJob[]> =>
  from.activateJobs({
    type: 'work',
    worker: 'w',
    tenantIds: [clerk.tenantId],
    maxJobsToActivate: 100,
    timeout: HOUR,
    requestTimeout,
    fetchVariable: [],
    actor: clerk.actor,
  });

const complete = (job: JobKey): Promise<void> => other.completeJob(clerk, job, {});

async function stateOf(key: ProcessInstanceKey): Promise<string | undefined> {
  const answer = await installation.owner.query<{ state: string }>(
    'select state from process_instance where process_instance_key = $1',
    [key],
  );
  return answer.rows[0]?.state;
}

const becomes = (key: ProcessInstanceKey, state: string): Promise<void> =>
  until(async () => (await stateOf(key)) === state);

async function calledBy(key: ProcessInstanceKey): Promise<ProcessInstanceKey> {
  const answer = await installation.owner.query<{ key: ProcessInstanceKey }>(
    'select process_instance_key as key from process_instance where parent_process_instance_key = $1',
    [key],
  );
  const [row] = answer.rows;
  if (row === undefined) throw new Error(`${key} has called nothing.`);
  return row.key;
}

async function historyOf(key: ProcessInstanceKey): Promise<readonly string[]> {
  const answer = await installation.owner.query<{ command: string }>(
    'select command from history where process_instance_key = $1 order by sequence',
    [key],
  );
  return answer.rows.map((row) => row.command);
}

describe('jobs of a suspended instance', () => {
  test('are given to nobody until it is resumed, then at once to a worker that waits', async () => {
    const { processInstanceKey } = await start('work');
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    expect(await jobs(other)).toEqual([]);
    const waiting = jobs(other, 20_000);
    await engine.resumeProcessInstance(clerk, processInstanceKey);
    const [job] = await waiting;
    await complete(job!.jobKey);
    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
  });

  test('that a worker holds are refused on completion, and completed after the resumption', async () => {
    const { processInstanceKey } = await start('work');
    const [job] = await jobs(engine);
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    await expect(complete(job!.jobKey)).rejects.toThrow(/is suspended.*Resume it/);
    await expect(complete(job!.jobKey)).rejects.toBeInstanceOf(InvalidStateError);
    await other.resumeProcessInstance(clerk, processInstanceKey);
    await complete(job!.jobKey);
    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
  });

  test('that fail or get new retries meanwhile stay hidden', async () => {
    const { processInstanceKey } = await start('work');
    const [job] = await jobs(engine);
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    await engine.failJob(clerk, job!.jobKey, {
      retries: 2,
      retryBackOff: 0,
      errorMessage: '',
      variables: {},
    });
    await engine.updateJob(clerk, job!.jobKey, { retries: 5 });
    expect(await jobs(engine)).toEqual([]);
    await engine.resumeProcessInstance(clerk, processInstanceKey);
    const [again] = await jobs(engine);
    expect(again).toMatchObject({ jobKey: job!.jobKey, retries: 5 });
    await complete(again!.jobKey);
  });

  test('end with it when it is canceled', async () => {
    const { processInstanceKey } = await start('work');
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    await engine.cancelProcessInstance(clerk, processInstanceKey);
    const left = await installation.owner.query('select state from job where process_instance_key = $1', [
      processInstanceKey,
    ]);
    expect(left.rows).toEqual([{ state: 'CANCELED' }]);
  });
});

test('a timer that comes due meanwhile fires once, late', async () => {
  const held = (await start('pause')).processInstanceKey;
  const free = (await start('pause')).processInstanceKey;
  await engine.suspendProcessInstance(clerk, held);
  installation.clock.advance(3 * HOUR);
  await becomes(free, 'COMPLETED');
  expect(await stateOf(held)).toBe('SUSPENDED');
  await engine.resumeProcessInstance(clerk, held);
  await becomes(held, 'COMPLETED');
  expect((await historyOf(held)).filter((command) => command === 'triggerTimer')).toHaveLength(1);
});

describe('messages and signals for a suspended instance', () => {
  test('wait for its resumption as long as they live', async () => {
    const { processInstanceKey } = await start('payment', { order: 'o-1' });
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    const request = { name: 'paid', correlationKey: 'o-1', variables: { amount: 7 } };
    await expect(other.correlateMessage(clerk, request)).rejects.toBeInstanceOf(NotFoundError);
    await other.publishMessage(clerk, { ...request, timeToLive: HOUR });
    expect(await stateOf(processInstanceKey)).toBe('SUSPENDED');
    await engine.resumeProcessInstance(clerk, processInstanceKey);
    await becomes(processInstanceKey, 'COMPLETED');
  });

  test('a signal that was broadcast meanwhile is heard late', async () => {
    const { processInstanceKey } = await start('close');
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    await engine.broadcastSignal(clerk, { name: 'closing', variables: {} });
    await engine.resumeProcessInstance(clerk, processInstanceKey);
    await becomes(processInstanceKey, 'COMPLETED');
  });
});

describe('called instances', () => {
  test('follow on request, in the order in which they were told', async () => {
    const { processInstanceKey } = await start('caller');
    await until(() => calledBy(processInstanceKey).then(Boolean, () => false));
    const called = await calledBy(processInstanceKey);
    const following = { includeCalledInstances: true };
    await engine.suspendProcessInstance(clerk, processInstanceKey, following);
    await becomes(called, 'SUSPENDED');
    expect(await jobs(engine)).toEqual([]);
    await engine.resumeProcessInstance(clerk, processInstanceKey, following);
    await engine.suspendProcessInstance(clerk, processInstanceKey, following);
    await engine.resumeProcessInstance(clerk, processInstanceKey, following);
    await until(async () => {
      const left = await installation.owner.query(
        "select from outbox_command where command_id like 'call-suspension:%'",
      );
      return left.rows.length === 0;
    });
    expect(await stateOf(called)).toBe('ACTIVE');
    const [job] = await jobs(engine);
    await complete(job!.jobKey);
    await becomes(processInstanceKey, 'COMPLETED');
  });

  test('that end while their caller is suspended tell it once it is resumed', async () => {
    const { processInstanceKey } = await start('caller');
    const [job] = await jobs(engine, 20_000);
    await engine.suspendProcessInstance(clerk, processInstanceKey);
    await complete(job!.jobKey);
    await becomes(await calledBy(processInstanceKey), 'COMPLETED');
    expect(await stateOf(processInstanceKey)).toBe('SUSPENDED');
    await engine.resumeProcessInstance(clerk, processInstanceKey);
    await becomes(processInstanceKey, 'COMPLETED');
  });
});

test('suspensions, resumptions and completions at the same time: each instance ends once', async () => {
  const created = await Promise.all(Array.from({ length: 20 }, () => start('work')));
  const held = await jobs(engine);
  await Promise.all(
    created.map(async ({ processInstanceKey }, index) => {
      const job = held.find((candidate) => candidate.processInstanceKey === processInstanceKey)!;
      const [from, to] = index % 2 === 0 ? [engine, other] : [other, engine];
      await Promise.allSettled([
        from.suspendProcessInstance(clerk, processInstanceKey),
        to.completeJob(clerk, job.jobKey, {}),
        from.resumeProcessInstance(clerk, processInstanceKey),
        to.suspendProcessInstance(clerk, processInstanceKey),
      ]);
      await Promise.allSettled([engine.resumeProcessInstance(clerk, processInstanceKey)]);
      await Promise.allSettled([to.completeJob(clerk, job.jobKey, {})]);
      expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
      const completions = (await historyOf(processInstanceKey)).filter(
        (command) => command === 'completeJob',
      );
      expect(completions).toHaveLength(1);
    }),
  );
});

test('suspensions and messages at the same time: each instance hears its message once, and none is lost', async () => {
  const orders = Array.from({ length: 20 }, (_, index) => `race-${index}`);
  const created = await Promise.all(orders.map((order) => start('payment', { order })));
  await Promise.all(
    created.map(async ({ processInstanceKey }, index) => {
      const [from, to] = index % 2 === 0 ? [engine, other] : [other, engine];
      const correlationKey = orders[index]!;
      await Promise.allSettled([
        from.suspendProcessInstance(clerk, processInstanceKey),
        to.publishMessage(clerk, { name: 'paid', correlationKey, variables: {}, timeToLive: HOUR }),
        to.resumeProcessInstance(clerk, processInstanceKey),
      ]);
      await Promise.allSettled([from.resumeProcessInstance(clerk, processInstanceKey)]);
      await becomes(processInstanceKey, 'COMPLETED');
      const heard = (await historyOf(processInstanceKey)).filter((command) => command === 'correlateMessage');
      expect(heard).toHaveLength(1);
    }),
  );
});

test('a node that dies right after a resumption loses nothing: others find the work', async () => {
  const { processInstanceKey } = await start('pause');
  await engine.suspendProcessInstance(clerk, processInstanceKey);
  installation.clock.advance(3 * HOUR);
  const dying = await installation.startEngine({ loops: false });
  await dying.resumeProcessInstance(clerk, processInstanceKey);
  await dying.close();
  await becomes(processInstanceKey, 'COMPLETED');
});

describe('deletion', () => {
  test('takes an ended instance out of all tables and keeps its history, once', async () => {
    const { processInstanceKey } = await start('work', { secret: 1 });
    await expect(engine.deleteProcessInstance(clerk, processInstanceKey)).rejects.toBeInstanceOf(
      InvalidStateError,
    );
    const [job] = await jobs(engine);
    await complete(job!.jobKey);
    const again = callBy('clerk', 'delete-once');
    await Promise.all([
      engine.deleteProcessInstance(again, processInstanceKey),
      other.deleteProcessInstance(again, processInstanceKey),
    ]);
    for (const table of ['process_instance', 'element_instance', 'variable', 'job']) {
      const left = await installation.owner.query(`select from ${table} where process_instance_key = $1`, [
        processInstanceKey,
      ]);
      expect(left.rows, table).toEqual([]);
    }
    expect((await historyOf(processInstanceKey)).at(-1)).toBe('deleteProcessInstance');
    await expect(other.deleteProcessInstance(clerk, processInstanceKey)).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  test('knows no instance of another tenant', async () => {
    const { processInstanceKey } = await start('work');
    await engine.cancelProcessInstance(clerk, processInstanceKey);
    const stranger = { ...clerk, tenantId: 'elsewhere' };
    await expect(engine.deleteProcessInstance(stranger, processInstanceKey)).rejects.toBeInstanceOf(
      NotFoundError,
    );
    await expect(engine.suspendProcessInstance(stranger, processInstanceKey)).rejects.toBeInstanceOf(
      NotFoundError,
    );
    expect(await stateOf(processInstanceKey)).toBe('TERMINATED');
  });
});
