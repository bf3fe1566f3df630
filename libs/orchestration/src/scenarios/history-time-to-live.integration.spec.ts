import type { ProcessInstanceKey } from '@vorgang/execution';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallContext, Engine } from '../contract.js';
import { killEngineProcess, startEngineProcess } from '../testing/engine-process.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  until,
  type TestInstallation,
} from '../testing/installation.js';

const DAY = 24 * 3_600_000;
const YEAR = 366 * DAY;
const timeToLive = (value: string): string =>
  `<bpmn:extensionElements><zeebe:properties><zeebe:property name="vorgang:historyTimeToLive" value="${value}" /></zeebe:properties></bpmn:extensionElements>`;
const calling = (processId: string): string =>
  `<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${processId}" /></bpmn:extensionElements></bpmn:callActivity>`;
const clerk = callBy('clerk');
const north: CallContext = { tenantId: 'nord', actor: clerk.actor };

/** Everything that has rows of an instance; the history apart. */
const TABLES = [
  'process_instance',
  'process_instance_part',
  'element_instance',
  'variable',
  'job',
  'timer',
  'message_subscription',
  'signal_subscription',
  'user_task',
  'incident',
  'decision_instance',
  'message_correlation',
  'audited_step',
  'deleted_instance',
];

let installation: TestInstallation;
let engine: Engine;
let counted: number;

beforeAll(async () => {
  installation = await startInstallation();
  await installation.owner.query("insert into tenant (tenant_id, name) values ('nord', 'Nord')");
  counted = 0;
  const options = {
    retention: { defaultTimeToLive: null, caseYears: { hundesteuer: 2 } },
    onInstancesExpired: (count: number) => (counted += count),
  };
  installation.clock.pin(Date.parse('2026-03-01T08:00:00Z'));
  engine = await installation.startEngine(options);
  await installation.startEngine(options);
  const files = [
    processFile('month', timeToLive('P30D') + startToEnd('', [])),
    processFile('work', timeToLive('P30D') + startToEnd(serviceTask('do', 'work'), ['do'])),
    processFile('caller', timeToLive('P60D') + startToEnd(calling('month'), ['call'])),
    processFile('witness', timeToLive('PT1S') + startToEnd('', [])),
    processFile('kept', startToEnd('', [])),
  ];
  await engine.deploy(callBy('designer'), files);
  await engine.deploy({ ...callBy('designer'), tenantId: 'nord' }, files);
});

afterAll(() => installation.stop());

async function run(processDefinitionId: string, call = clerk): Promise<ProcessInstanceKey> {
  const { processInstanceKey } = await engine.createProcessInstance(call, {
    definition: { processDefinitionId },
    variables: { name: 'Öztürk' },
  });
  await until(async () => (await stateOf(processInstanceKey)) === 'COMPLETED');
  return processInstanceKey;
}

async function stateOf(key: ProcessInstanceKey): Promise<string | undefined> {
  const { rows } = await installation.owner.query<{ state: string }>(
    'select state from process_instance where process_instance_key = $1',
    [key],
  );
  return rows[0]?.state;
}

async function calledBy(key: ProcessInstanceKey): Promise<ProcessInstanceKey> {
  const { rows } = await installation.owner.query<{ key: ProcessInstanceKey }>(
    'select process_instance_key as key from process_instance where parent_process_instance_key = $1',
    [key],
  );
  return rows[0]!.key;
}

async function rowsOf(key: ProcessInstanceKey): Promise<number> {
  const { rows } = await installation.owner.query<{ count: number }>(
    `select (${TABLES.map((table) => `(select count(*) from ${table} where process_instance_key = $1)`).join(' + ')})::integer as count`,
    [key],
  );
  return rows[0]!.count;
}

async function historyOf(key: ProcessInstanceKey) {
  const { rows } = await installation.owner.query<{
    command: string;
    sequence: string;
    actor_id: string;
    payload: string;
    personal: string | null;
  }>(
    'select command, sequence, actor_id, payload, personal from history where process_instance_key = $1 order by sequence',
    [key],
  );
  return rows;
}

const isGone = async (key: ProcessInstanceKey): Promise<boolean> => (await rowsOf(key)) === 0;

/** The clock moves on, and what was due by then has been looked at. */
async function pass(milliseconds: number): Promise<void> {
  const witness = await run('witness');
  installation.clock.advance(milliseconds);
  await until(() => isGone(witness));
}

async function openCase(key: ProcessInstanceKey, serviceId: string): Promise<void> {
  await installation.owner.query(
    `insert into case_file (tenant_id, case_id, file_number, service_id, applicant_name, process_instance_key,
       process_definition_id, access_code_hash, opened_at)
     values ($1, $2::bigint, 'GA-' || $2, $3, 'Öztürk', $2::bigint, 'month', sha256($2::text::bytea), $4)`,
    [clerk.tenantId, key, serviceId, new Date(installation.clock.now())],
  );
}

async function closeCase(key: ProcessInstanceKey): Promise<void> {
  await installation.owner.query(
    "update case_file set outcome = 'GRANTED', closed_at = $2 where process_instance_key = $1",
    [key, new Date(installation.clock.now())],
  );
}

describe('the history of a process instance that has ended', () => {
  test('goes with all that queries read, once its time to live is over; one entry says so', async () => {
    const key = await run('month');
    const before = await historyOf(key);
    await pass(30 * DAY - 1_000);
    expect(await stateOf(key)).toBe('COMPLETED');
    const removed = counted;
    await pass(1_000);
    await until(() => isGone(key));
    expect(counted).toBeGreaterThan(removed);
    const history = await historyOf(key);
    expect(history).toMatchObject([
      {
        command: 'expireProcessInstance',
        sequence: String(before.length + 1),
        actor_id: 'history-expiry',
        personal: null,
      },
    ]);
    expect(JSON.parse(history[0]!.payload)).toMatchObject([
      {
        kind: 'processInstanceDeleted',
        expired: { bpmnProcessId: 'month', endedAt: '2026-03-01T08:00:00.000Z', timeToLive: 'P30D' },
      },
    ]);
    expect(history[0]!.payload).not.toContain('Öztürk');
  });

  test('is kept for ever where neither the model nor the installation says how long', async () => {
    const key = await run('kept');
    await pass(100 * YEAR);
    expect(await stateOf(key)).toBe('COMPLETED');
  });

  test('is kept while the instance runs, however long', async () => {
    const { processInstanceKey } = await engine.createProcessInstance(clerk, {
      definition: { processDefinitionId: 'work' },
      variables: {},
    });
    await pass(10 * YEAR);
    expect(await stateOf(processInstanceKey)).toBe('ACTIVE');
  });

  test('of called instances is kept as long as that of their caller, and goes with it', async () => {
    const key = await run('caller');
    const called = await calledBy(key);
    await pass(59 * DAY);
    expect([await stateOf(key), await stateOf(called)]).toEqual(['COMPLETED', 'COMPLETED']);
    await pass(DAY);
    await until(async () => (await isGone(key)) && (await isGone(called)));
    expect(await historyOf(called)).toHaveLength(1);
  });

  test('waits for a called instance that still runs', async () => {
    const key = await run('caller');
    const called = await calledBy(key);
    const end = await installation.owner.query<{ end_date: Date }>(
      'select end_date from process_instance where process_instance_key = $1',
      [called],
    );
    const setEnd = (to: Date | null) =>
      installation.owner.query('update process_instance set end_date = $2 where process_instance_key = $1', [
        called,
        to,
      ]);
    await setEnd(null);
    await pass(61 * DAY);
    expect(await stateOf(key)).toBe('COMPLETED');
    await setEnd(end.rows[0]!.end_date);
    await pass(DAY);
    await until(async () => (await isGone(key)) && (await isGone(called)));
  });

  test('of an instance that was deleted by hand is kept as long, and goes as well', async () => {
    const key = await run('caller');
    const called = await calledBy(key);
    await engine.deleteProcessInstance(clerk, key);
    const kept = await historyOf(key);
    await pass(59 * DAY);
    expect(await historyOf(key)).toEqual(kept);
    await pass(DAY);
    await until(async () => (await isGone(key)) && (await isGone(called)));
    expect(await historyOf(key)).toMatchObject([
      { command: 'expireProcessInstance', sequence: String(kept.length + 1) },
    ]);
  });
});

describe('the history of a case', () => {
  test('is kept while the case is open, and for the years of its service after that', async () => {
    const key = await run('month');
    await openCase(key, 'hundesteuer');
    await pass(5 * YEAR);
    expect(await stateOf(key)).toBe('COMPLETED');
    await closeCase(key);
    await pass(YEAR);
    await pass(300 * DAY);
    expect(await stateOf(key)).toBe('COMPLETED');
    await pass(YEAR);
    await until(() => isGone(key));
  });

  test('is kept where nothing says how long cases of its service are kept', async () => {
    const key = await run('month');
    await openCase(key, 'jagdschein');
    await closeCase(key);
    await pass(100 * YEAR);
    expect(await stateOf(key)).toBe('COMPLETED');
  });

  test('is kept by the database itself while the case is open', async () => {
    const key = await run('month');
    await openCase(key, 'hundesteuer');
    const { rows } = await installation.owner.query<{ removed: number }>(
      `select expire_instances(tenant_id, json_build_array(json_build_object(
         'process_instance_key', process_instance_key, 'sequence', history_sequence + 1,
         'previous_hash', history_hash, 'hash', history_hash, 'format', 1, 'recorded_at', end_date,
         'actor_kind', 'engine', 'actor_id', 'test', 'payload', '[]'))) as removed
       from process_instance where process_instance_key = $1`,
      [key],
    );
    expect(rows).toEqual([{ removed: 0 }]);
    expect(await stateOf(key)).toBe('COMPLETED');
  });
});

describe('nobody else removes history', () => {
  const as = async (role: string, statement: string): Promise<string> => {
    const client = await installation.owner.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.tenant', '<default>', true)");
      if (role !== '') await client.query(`set local role ${role}`);
      await client.query(statement);
      return 'done';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  test.each([
    ['vorgang_app', "select expire_instances('<default>', '[]')", /permission denied/],
    ['vorgang_app', 'delete from history', /permission denied/],
    ['vorgang_engine', 'delete from history', /permission denied/],
    ['', "delete from history where command <> 'expireProcessInstance'", /append-only/],
    ['', "delete from history where command = 'expireProcessInstance'", /append-only/],
    ['', 'update history set payload = payload', /append-only/],
  ])('%s: %s', async (role, statement, refusal) => {
    await run('month');
    expect(await as(role, statement)).toMatch(refusal);
  });
});

describe('the rules of an installation', () => {
  test('hold for models that say nothing; each tenant has its own instances', async () => {
    const other = await startInstallation();
    try {
      other.clock.pin(installation.clock.now());
      await other.owner.query("insert into tenant (tenant_id, name) values ('nord', 'Nord')");
      const node = await other.startEngine({ retention: { defaultTimeToLive: 'P1Y' } });
      const start = async (call: CallContext, processDefinitionId: string) =>
        (await node.createProcessInstance(call, { definition: { processDefinitionId }, variables: {} }))
          .processInstanceKey;
      const kept = processFile('kept', startToEnd('', []));
      await node.deploy(clerk, [kept]);
      await node.deploy(north, [processFile('kept', timeToLive('P3Y') + startToEnd('', []))]);
      const [gone, stays] = [await start(clerk, 'kept'), await start(north, 'kept')];
      const left = async () => {
        const { rows } = await other.owner.query<{ key: string }>(
          'select process_instance_key as key from process_instance order by 1',
        );
        return rows.map(({ key }) => key);
      };
      other.clock.advance(YEAR);
      await until(async () => !(await left()).includes(gone));
      expect(await left()).toEqual([stays]);
      other.clock.advance(2 * YEAR);
      await until(async () => (await left()).length === 0);
    } finally {
      await other.stop();
    }
  });
});

test('a node that is killed while it removes leaves each instance whole or gone', async () => {
  const other = await startInstallation();
  try {
    const node = await other.startEngine({ loops: false });
    await node.deploy(clerk, [processFile('month', timeToLive('P30D') + startToEnd('', []))]);
    const all = 3_000;
    for (let started = 0; started < all; started += 100) {
      await Promise.all(
        Array.from({ length: 100 }, () =>
          node.createProcessInstance(clerk, {
            definition: { processDefinitionId: 'month' },
            variables: { name: 'Öztürk' },
          }),
        ),
      );
    }
    await other.owner.query("update process_instance set end_date = end_date - interval '31 days'");
    const left = async (): Promise<number> => {
      const { rows } = await other.owner.query<{ left: number }>(
        'select count(*)::integer as left from process_instance',
      );
      return rows[0]!.left;
    };
    const removing = startEngineProcess(other.url);
    await until(async () => (await left()) < all);
    await killEngineProcess(removing);
    const whole = await left();
    expect(whole).toBeGreaterThan(0);
    const { rows } = await other.owner.query<{ whole: number; gone: number; half: number }>(`
      select count(*) filter (where not expired and exists_still and elements > 0)::integer as whole,
             count(*) filter (where rows = 1 and expired and not exists_still and elements = 0)::integer as gone,
             count(*)::integer - ${all} as half
      from (
        select count(*) as rows, bool_and(h.command = 'expireProcessInstance') as expired,
               exists (select from process_instance p where p.process_instance_key = h.process_instance_key) as exists_still,
               (select count(*) from element_instance e where e.process_instance_key = h.process_instance_key) as elements
        from history h group by h.process_instance_key) as instance`);
    expect(rows).toEqual([{ whole, gone: all - whole, half: 0 }]);
    await other.startEngine();
    await until(async () => (await left()) === 0);
  } finally {
    await other.stop();
  }
});
