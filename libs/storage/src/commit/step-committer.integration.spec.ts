import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import { PagedTable, type JobKey, type MessageKey, type ScopeVariables } from '@vorgang/execution';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPool } from '../database/create-pool.js';
import { readHistory } from '../history/read-history.js';
import { activateJobs } from '../statements/activate-jobs.js';
import { loadInstance } from '../statements/load-instance.js';
import { loadInstanceByJob } from '../statements/load-instance-by-job.js';
import { createStepCommitter } from './step-committer.js';
import type { LoadedInstance, StepCommitter, StepRecord } from './step-record.js';
import { creation, following, keyOf, messageUse, morning, nextKey } from './step.fixture.js';

let database: TestDatabase;
let owner: pg.Client;
let pool: pg.Pool;
let engine: pg.Pool;
let committer: StepCommitter;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  pool = createPool(database.url);
  engine = createPool(database.url, { role: 'vorgang_engine' });
  committer = createStepCommitter(pool);
});

afterAll(async () => {
  await Promise.all([pool.end(), engine.end(), owner.end()]);
  await database.drop();
});

describe('a step that is committed', () => {
  test('is loaded again as it was written', async () => {
    const step = creation('nord');
    const written = await commit(step);
    const loaded = await loadInstance(pool, 'nord', step.processInstanceKey);
    expect(loaded).toEqual(written);
    expect(loaded).toMatchObject({ version: 1, historySequence: 1, incidentCount: 0, state: step.after });
  });

  test('is recorded with all its changes, and the personal values apart', async () => {
    const step = creation('nord');
    await commit(step);
    const [recorded] = await readHistory(pool, 'nord', step.processInstanceKey);
    expect(recorded).toEqual({
      tenantId: 'nord',
      processInstanceKey: step.processInstanceKey,
      sequence: 1,
      recordedAt: morning,
      actor: { kind: 'citizen', id: 'portal' },
      command: 'createProcessInstance',
      changes: step.changes,
      personalPartErased: false,
    });
    const payloads = await owner.query('select payload from history where process_instance_key = $1', [
      step.processInstanceKey,
    ]);
    expect(payloads.rows[0].payload).not.toMatch(/Jürgen|GA-1/);
  });

  test('shows in the tables that queries read', async () => {
    const step = creation('nord');
    await commit(step);
    const key = [step.processInstanceKey];
    const elements = await owner.query(
      'select element_id, element_name, state, end_date from element_instance where process_instance_key = $1 order by element_instance_key',
      key,
    );
    expect(elements.rows).toEqual([
      { element_id: 'belehrung', element_name: null, state: 'ACTIVE', end_date: null },
      { element_id: 'pruefen', element_name: 'Angaben prüfen', state: 'ACTIVE', end_date: null },
      { element_id: 'start', element_name: null, state: 'COMPLETED', end_date: new Date(morning) },
    ]);
    const tasks = await owner.query(
      'select name, state, candidate_groups, due_date, version from user_task where process_instance_key = $1',
      key,
    );
    expect(tasks.rows).toEqual([
      {
        name: 'Angaben prüfen',
        state: 'CREATED',
        candidate_groups: ['gesundheitsamt'],
        due_date: new Date('2026-03-05T11:00:00Z'),
        version: 1,
      },
    ]);
    const instances = await owner.query(
      'select business_id, tags, start_date from process_instance where process_instance_key = $1',
      key,
    );
    expect(instances.rows).toEqual([{ business_id: 'GA-1', tags: ['a'], start_date: new Date(morning) }]);
    const counts = await owner.query(
      `select (select count(*)::integer from job where process_instance_key = $1) as jobs,
              (select count(*)::integer from timer where process_instance_key = $1) as timers,
              (select count(*)::integer from message_subscription where process_instance_key = $1) as subscriptions,
              (select value from variable where process_instance_key = $1) as value`,
      key,
    );
    expect(counts.rows).toEqual([
      { jobs: 1, timers: 1, subscriptions: 1, value: JSON.stringify('Jürgen \u0000 "Ö"') },
    ]);
  });

  test('changes rows of earlier steps', async () => {
    const created = creation('nord');
    const task = keyOf(created, 'userTaskCreated', 'elementInstanceKey');
    const userTaskKey = keyOf(created, 'userTaskCreated', 'userTaskKey');
    const jobKey = keyOf<JobKey>(created, 'jobCreated', 'jobKey');
    const incidentKey = nextKey();
    const first = await commit(created);
    const failed = await commit(
      following(first, [
        { kind: 'userTaskAssigned', userTaskKey, assignee: 'sabine.schroeder' },
        { kind: 'userTaskUpdated', userTaskKey, attributes: { dueDate: null, priority: 80 } },
        {
          kind: 'jobFailed',
          jobKey,
          elementInstanceKey: task,
          retries: 0,
          retryAt: morning,
          errorMessage: 'bad \u0000',
        },
        {
          kind: 'incidentRaised',
          incidentKey,
          elementInstanceKey: task,
          elementId: 'pruefen',
          errorType: 'JOB_NO_RETRIES',
          errorMessage: 'bad',
          retry: 'job',
          jobKey,
        },
      ]),
    );
    expect(failed.incidentCount).toBe(1);
    expect(await row('user_task', 'user_task_key', userTaskKey)).toMatchObject({
      assignee: 'sabine.schroeder',
      due_date: null,
      priority: 80,
      state: 'CREATED',
      version: 2,
    });
    expect(await row('job', 'job_key', jobKey)).toMatchObject({
      state: 'FAILED',
      retries: 0,
      error_message: 'bad \uFFFD',
    });
    expect(await row('element_instance', 'element_instance_key', task)).toMatchObject({
      incident_key: incidentKey,
    });

    const ended = await commit(
      following(
        failed,
        [
          { kind: 'incidentResolved', incidentKey, elementInstanceKey: task },
          { kind: 'jobCanceled', jobKey, elementInstanceKey: task },
          { kind: 'userTaskCanceled', userTaskKey, elementInstanceKey: task },
          {
            kind: 'timerCanceled',
            timerKey: keyOf(created, 'timerScheduled', 'timerKey'),
            elementInstanceKey: task,
          },
          {
            kind: 'messageSubscriptionClosed',
            subscriptionKey: keyOf(created, 'messageSubscriptionOpened', 'subscriptionKey'),
            elementInstanceKey: task,
          },
          { kind: 'elementInstanceTerminated', elementInstanceKey: task, elementId: 'pruefen' },
          { kind: 'processInstanceTerminated' },
        ],
        { after: { ...created.after, status: 'TERMINATED' } },
      ),
    );
    expect(ended).toMatchObject({ incidentCount: 0, version: 3, historySequence: 3 });
    expect(await row('process_instance', 'process_instance_key', created.processInstanceKey)).toMatchObject({
      state: 'TERMINATED',
      end_date: new Date(morning + 60_000),
    });
    expect(await row('user_task', 'user_task_key', userTaskKey)).toMatchObject({ state: 'CANCELED' });
    expect(await row('incident', 'incident_key', incidentKey)).toMatchObject({ state: 'RESOLVED' });
    expect(await row('element_instance', 'element_instance_key', task)).toMatchObject({
      state: 'TERMINATED',
      incident_key: null,
    });
    expect(await row('timer', 'timer_key', keyOf(created, 'timerScheduled', 'timerKey'))).toBeUndefined();
    expect(
      await row(
        'message_subscription',
        'subscription_key',
        keyOf(created, 'messageSubscriptionOpened', 'subscriptionKey'),
      ),
    ).toMatchObject({ state: 'DELETED' });
  });

  test('writes a job and a timer that come and go within it in their last form', async () => {
    const first = await commit(creation('nord'));
    const jobKey = nextKey<JobKey>();
    const timerKey = nextKey();
    await commit(
      following(first, [
        {
          kind: 'jobCreated',
          jobKey,
          elementInstanceKey: '1',
          elementId: 'a',
          type: 't',
          retries: 3,
          headers: {},
        },
        {
          kind: 'timerScheduled',
          timerKey,
          elementInstanceKey: '1',
          eventId: 'a',
          dueAt: Date.parse('+012026-01-01T00:00:00Z'),
          repetitions: -1,
        },
        { kind: 'jobCompleted', jobKey, elementInstanceKey: '1' },
        { kind: 'timerCanceled', timerKey, elementInstanceKey: '1' },
      ]),
    );
    expect(await row('job', 'job_key', jobKey)).toMatchObject({
      state: 'COMPLETED',
      ended_at: new Date(morning + 60_000),
    });
    expect(await row('timer', 'timer_key', timerKey)).toBeUndefined();
  });

  test('writes the variables of the instance only when they changed', async () => {
    const created = creation('nord');
    const first = await commit(created);
    const second = await commit(following(first, []));
    const changed = { ...first.state, variables: PagedTable.empty<ScopeVariables>() };
    await commit(following(second, [], { after: changed }));
    expect((await loadInstance(pool, 'nord', created.processInstanceKey))?.state.variables.size).toBe(0);
  });
});

describe('a step that is refused', () => {
  test('when another step of the instance came first', async () => {
    const first = await commit(creation('nord'));
    await commit(following(first, []));
    expect(await committer.commit([following(first, [])])).toEqual([
      { ok: false, failure: { kind: 'versionConflict' } },
    ]);
    expect(await historyLength(first)).toBe(2);
  });

  test('by the version alone, even where its place in the history is free', async () => {
    const first = await commit(creation('nord'));
    await owner.query('update process_instance set version = 2 where process_instance_key = $1', [
      first.state.processInstanceKey,
    ]);
    expect(await committer.commit([following(first, [])])).toEqual([
      { ok: false, failure: { kind: 'versionConflict' } },
    ]);
  });

  test('when the instance exists already', async () => {
    const step = creation('nord');
    await commit(step);
    expect(await committer.commit([step])).toEqual([{ ok: false, failure: { kind: 'versionConflict' } }]);
  });

  test('when the command was done before, with its first result', async () => {
    const receipt = { commandId: nextKey(), requestHash: Buffer.from('one'), result: '{"key":1}' };
    await commit(creation('nord', { receipt }));
    expect(await committer.commit([creation('nord', { receipt: { ...receipt, result: 'other' } })])).toEqual([
      { ok: false, failure: { kind: 'repeated', result: '{"key":1}', sameRequest: true } },
    ]);
    expect(
      await committer.commit([
        creation('nord', { receipt: { ...receipt, requestHash: Buffer.from('two') } }),
      ]),
    ).toEqual([{ ok: false, failure: { kind: 'repeated', result: '{"key":1}', sameRequest: false } }]);
    await commit(creation('sued', { receipt }));
  });

  test('when the message was used for this process', async () => {
    const messageKey = nextKey<MessageKey>();
    await commit(creation('nord', { messageUse: messageUse(messageKey, '1') }));
    expect(await committer.commit([creation('nord', { messageUse: messageUse(messageKey, '2') })])).toEqual([
      { ok: false, failure: { kind: 'messageUsed' } },
    ]);
  });

  test('when another activation holds the job', async () => {
    const created = creation('west');
    const first = await commit(created);
    const jobKey = keyOf<JobKey>(created, 'jobCreated', 'jobKey');
    const activation = {
      type: 'vorgang:notice',
      tenantIds: ['west'],
      limit: 5,
      worker: 'w',
      lockedBy: 'integration',
      now: morning,
      lockUntil: morning + 1_000,
    };
    const [activated] = await activateJobs(engine, activation);
    expect(activated).toMatchObject({ jobKey, epoch: 1, headers: { template: 'x' }, state: created.after });
    expect(await activateJobs(engine, activation)).toEqual([]);
    await activateJobs(engine, { ...activation, now: morning + 2_000, lockUntil: morning + 3_000 });
    const done = [{ kind: 'jobCompleted', jobKey, elementInstanceKey: '1' }];
    expect(await committer.commit([following(first, done, { jobFence: { jobKey, epoch: 1 } })])).toEqual([
      { ok: false, failure: { kind: 'jobLost' } },
    ]);
    await commit(following(first, done, { jobFence: { jobKey, epoch: 2 } }));
    expect((await loadInstanceByJob(pool, 'west', jobKey))?.job).toMatchObject({
      state: 'COMPLETED',
      epoch: 2,
      lockedBy: null,
    });
  });

  test('when its outbox row is gone', async () => {
    const first = await commit(creation('nord'));
    await owner.query(
      `insert into outbox_command (tenant_id, command_id, process_instance_key, command, actor_kind, actor_id, created_at, available_at)
       values ('nord', 'once', 1, '{}', 'engine', 'engine', now(), now())`,
    );
    const second = await commit(following(first, [], { outboxCommandId: 'once' }));
    expect(await committer.commit([following(second, [], { outboxCommandId: 'once' })])).toEqual([
      { ok: false, failure: { kind: 'repeated', result: '', sameRequest: true } },
    ]);
  });

  test('when a row that it changes is not there', async () => {
    const first = await commit(creation('nord'));
    const gone = nextKey();
    const changes = [
      [{ kind: 'jobCompleted', jobKey: gone, elementInstanceKey: gone }],
      [{ kind: 'elementInstanceCompleted', elementInstanceKey: gone, elementId: 'a' }],
    ];
    for (const change of changes) {
      expect(await committer.commit([following(first, change), creation('nord')])).toMatchObject([
        { ok: false, failure: { kind: 'unstorable' } },
        { ok: true },
      ]);
    }
    expect(await historyLength(first)).toBe(1);
  });

  test('when PostgreSQL cannot hold its data', async () => {
    const step = creation('nord', { actor: { kind: 'user', id: 'a\u0000b' } });
    expect(await committer.commit([step])).toMatchObject([{ ok: false, failure: { kind: 'unstorable' } }]);
  });

  test('does not spoil the other steps of its batch', async () => {
    const stale = await commit(creation('nord'));
    await commit(following(stale, []));
    const good = creation('nord');
    const other = creation('sued');
    const results = await committer.commit([good, following(stale, []), other]);
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, failure: { kind: 'versionConflict' } },
      { ok: true },
    ]);
    expect(await loadInstance(pool, 'nord', good.processInstanceKey)).not.toBeNull();
    expect(await loadInstance(pool, 'sued', other.processInstanceKey)).not.toBeNull();
  });
});

describe('several steps of one instance', () => {
  /** What a step starts from when the one before is written with it: the hash is not known yet. */
  const after = (before: LoadedInstance): LoadedInstance => ({
    ...before,
    version: before.version + 1,
    historySequence: before.historySequence + 1,
    historyHash: new Uint8Array(),
  });

  test('are one change of its row, and each has its own in the history', async () => {
    const first = await commit(creation('nord'));
    const results = await committer.commit([
      following(first, []),
      creation('nord'),
      following(after(first), []),
      following(after(after(first)), []),
    ]);
    expect(results.map((result) => result.ok && result.instance.version)).toEqual([2, 1, 3, 4]);
    const stored = await loadInstance(pool, 'nord', first.state.processInstanceKey);
    expect(stored).toMatchObject({ version: 4, historySequence: 4 });
    // The next step goes on from the hash of the last.
    await commit(following(stored as LoadedInstance, []));
    expect(await historyLength(first)).toBe(5);
  });

  test('stand or fall together, and each is told to try again', async () => {
    const first = await commit(creation('nord'));
    const results = await committer.commit([
      following(first, []),
      following(after(first), [], { outboxCommandId: 'gone' }),
      creation('nord'),
    ]);
    const again = { ok: false, failure: { kind: 'versionConflict' } };
    expect(results).toMatchObject([again, again, { ok: true }]);
    expect(await historyLength(first)).toBe(1);
  });

  test('are refused where they do not follow each other', async () => {
    const first = await commit(creation('nord'));
    await expect(committer.commit([following(first, []), following(first, [])])).rejects.toThrow(
      'do not follow each other',
    );
  });
});

test('ten writers of one instance make fifty steps, one after the other', async () => {
  const created = await commit(creation('nord'));
  const writers = Array.from({ length: 10 }, async () => {
    for (let done = 0; done < 5;) {
      const before = await loadInstance(pool, 'nord', created.state.processInstanceKey);
      const [result] = await committer.commit([following(before as LoadedInstance, [])]);
      if (result?.ok) done += 1;
    }
  });
  await Promise.all(writers);
  expect(await historyLength(created)).toBe(51);
});

test('one tenant does not see the instances of another', async () => {
  const step = creation('nord');
  await commit(step);
  expect(await loadInstance(pool, 'sued', step.processInstanceKey)).toBeNull();
  expect(await readHistory(pool, 'sued', step.processInstanceKey)).toEqual([]);
  expect((await pool.query('select * from process_instance')).rows).toEqual([]);
});

async function commit(step: StepRecord): Promise<LoadedInstance> {
  const [result] = await committer.commit([step]);
  if (result?.ok !== true) throw new Error(`The step was refused: ${JSON.stringify(result)}`);
  return result.instance;
}

async function historyLength(instance: LoadedInstance): Promise<number> {
  return (await readHistory(pool, instance.state.tenantId, instance.state.processInstanceKey)).length;
}

async function row(table: string, column: string, key: string): Promise<Record<string, unknown> | undefined> {
  const answer = await owner.query(`select * from ${table} where ${column} = $1`, [key]);
  return answer.rows[0];
}
