import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import {
  PagedTable,
  type JobKey,
  type MessageKey,
  type MessageSubscriptionKey,
  type VariableKey,
} from '@vorgang/execution';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStepCommitter } from '../commit/step-committer.js';
import type { StepCommitter, StepRecord } from '../commit/step-record.js';
import { creation, following, keyOf, messageUse, morning, nextKey } from '../commit/step.fixture.js';
import { createPool } from '../database/create-pool.js';
import { inTenant } from '../database/in-tenant.js';
import { activateJobs } from './activate-jobs.js';
import { claimJobs } from './claim-jobs.js';
import { claimOutboxCommands } from './claim-outbox-commands.js';
import { claimTimersDue } from './claim-timers-due.js';
import { extendJobLock } from './extend-job-lock.js';
import { findHeldJobs } from './find-held-jobs.js';
import { findJobHintsDue } from './find-job-hints-due.js';
import { findNextTimerDue } from './find-next-timer-due.js';
import { findOpenSubscriptions } from './find-open-subscriptions.js';
import { findReceipt } from './find-receipt.js';
import { findUnmatchedMessages } from './find-unmatched-messages.js';
import { insertMessage, type NewMessage } from './insert-message.js';
import { insertOutboxCommands } from './insert-outbox-commands.js';
import { insertReceipt } from './insert-receipt.js';
import { loadInstance } from './load-instance.js';
import { loadInstanceByJob } from './load-instance-by-job.js';
import { matchMessage } from './match-message.js';
import { matchSubscriptions } from './match-subscriptions.js';
import { postponeOutboxCommand } from './postpone-outbox-command.js';
import { removeExpiredMessages } from './remove-expired-messages.js';
import { removeOutboxCommand } from './remove-outbox-command.js';

let database: TestDatabase;
let owner: pg.Client;
let application: pg.Pool;
let engine: pg.Pool;
let committer: StepCommitter;
let created: StepRecord;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  application = createPool(database.url);
  engine = createPool(database.url, { role: 'vorgang_engine' });
  committer = createStepCommitter(application);
});

beforeEach(async () => {
  await owner.query(
    'truncate process_instance, element_instance, job, timer, message, message_subscription, message_correlation, outbox_command, user_task, incident',
  );
  created = creation('nord');
  await committer.commit([created]);
});

afterAll(async () => {
  await Promise.all([application.end(), engine.end(), owner.end()]);
  await database.drop();
});

test('an instance is loaded by its key or by that of a job, and for its tenant only', async () => {
  const jobKey = keyOf<JobKey>(created, 'jobCreated', 'jobKey');
  const instance = { version: 1, historySequence: 1, state: created.after };
  expect(await loadInstance(application, 'nord', created.processInstanceKey)).toMatchObject(instance);
  expect(await loadInstance(application, 'sued', created.processInstanceKey)).toBeNull();
  expect(await loadInstanceByJob(application, 'nord', jobKey)).toMatchObject({
    instance,
    job: { state: 'CREATED', epoch: 0 },
  });
  expect(await loadInstanceByJob(application, 'sued', jobKey)).toBeNull();
});

describe('claims', () => {
  const activation = {
    type: 'vorgang:notice',
    tenantIds: ['nord', 'west'],
    limit: 2,
    worker: 'w',
    lockedBy: 'integration',
    now: morning,
    lockUntil: morning + 1_000,
  };

  test('jobs are taken oldest first over all tenants that are asked for', async () => {
    const later = [creation('west'), creation('nord'), creation('west')];
    await committer.commit(later);
    const keys = [created, ...later].map((step) => keyOf<JobKey>(step, 'jobCreated', 'jobKey'));
    const taken = async (tenantIds: readonly string[]): Promise<readonly JobKey[]> =>
      (await activateJobs(engine, { ...activation, tenantIds })).map((job) => job.jobKey);
    expect(await taken(['nord', 'west'])).toEqual(keys.slice(0, 2));
    expect(await taken(['west'])).toEqual([keys[3]]);
    expect(await taken(['west', 'nord'])).toEqual([keys[2]]);
    expect(await taken(['west', 'nord'])).toEqual([]);
  });

  test('a job comes with the stored state, also where its taker remembers an older one', async () => {
    const key = created.processInstanceKey;
    const older = await loadInstance(application, 'nord', key);
    const variables = PagedTable.of({ [key]: { name: { key: '1' as VariableKey, value: 'new' } } });
    const after = { ...created.after, variables };
    const [moved] = await committer.commit([following(older!, [], { after })]);
    const current = moved?.ok === true ? moved.instance : null;
    const [stale] = await activateJobs(engine, activation, () => Promise.resolve(undefined));
    expect(stale?.state).toEqual(after);
    const [remembered] = await activateJobs(
      engine,
      { ...activation, now: morning + 2_000, lockUntil: morning + 3_000 },
      () => Promise.resolve(current!),
    );
    expect(remembered?.state).toBe(current?.state);
  });

  test('a timer is taken when it is due, by one process, and again when that one did not fire it', async () => {
    const due = morning + 1_000;
    expect(await findNextTimerDue(engine)).toBe(due);
    expect(await claimTimersDue(engine, { now: due - 1, claimedUntil: due + 500, limit: 10 })).toEqual([]);
    const claims = await Promise.all(
      [1, 2, 3].map(() => claimTimersDue(engine, { now: due, claimedUntil: due + 500, limit: 10 })),
    );
    expect(claims.flat()).toEqual([
      expect.objectContaining({
        tenantId: 'nord',
        processInstanceKey: created.processInstanceKey,
        eventId: 'frist',
        dueAt: due,
        repetitions: 0,
      }),
    ]);
    expect(await claimTimersDue(engine, { now: due + 500, claimedUntil: due + 900, limit: 10 })).toHaveLength(
      1,
    );
  });

  test('a hint takes its job once, and not after somebody else has', async () => {
    const jobKey = keyOf<JobKey>(created, 'jobCreated', 'jobKey');
    const claim = {
      tenantId: 'nord',
      jobKey,
      epoch: 0,
      worker: 'w',
      lockedBy: 'worker',
      lockUntil: morning + 1_000,
      suspects: false,
    };
    const unknown = { ...claim, jobKey: '1' as JobKey };
    const foreign = { ...claim, tenantId: 'sued' };
    const claims = await Promise.all(
      [1, 2, 3].map(() => claimJobs(engine, [unknown, claim, foreign, { ...claim }], morning)),
    );
    expect(claims.map((batch) => batch.length)).toEqual([4, 4, 4]);
    const taken = claims.flat().filter((claimed) => claimed !== null);
    expect(taken.map(({ job }) => job)).toEqual([
      expect.objectContaining({ jobKey, epoch: 1, type: 'vorgang:notice', lockUntil: morning + 1_000 }),
    ]);
    expect(taken[0]!.instance).toMatchObject({ version: 1, historySequence: 1 });
    const later = { ...claim, lockUntil: morning + 6_000 };
    expect(await claimJobs(engine, [later], morning + 5_000)).toEqual([null]);
    expect(await claimJobs(engine, [{ ...later, epoch: 1 }], morning + 5_000)).toMatchObject([
      { job: { epoch: 2 } },
    ]);
  });

  test('a lock is extended by its holder while it lasts', async () => {
    const jobKey = keyOf<JobKey>(created, 'jobCreated', 'jobKey');
    const claim = { tenantId: 'nord', jobKey, epoch: 0, worker: 'w', lockedBy: 'worker' };
    await claimJobs(engine, [{ ...claim, lockUntil: morning + 1_000, suspects: false }], morning);
    const job = { tenantId: 'nord', jobKey, epoch: 1 };
    expect(await extendJobLock(engine, job, { now: morning, lockUntil: morning + 9_000 })).toBe(true);
    expect(
      await extendJobLock(engine, { ...job, epoch: 2 }, { now: morning, lockUntil: morning + 9_000 }),
    ).toBe(false);
    expect(await extendJobLock(engine, job, { now: morning + 9_000, lockUntil: morning + 20_000 })).toBe(
      false,
    );
    expect(await findHeldJobs(engine, [job])).toEqual(
      new Map([[jobKey, { kind: 'own', until: morning + 9_000 }]]),
    );
    expect(await findHeldJobs(engine, [{ ...job, epoch: 2 }])).toEqual(
      new Map([[jobKey, { kind: 'foreign' }]]),
    );
    expect(await findHeldJobs(engine, [{ ...job, tenantId: 'sued' }])).toEqual(new Map());
  });

  test('jobs that nobody took are found for another hint', async () => {
    const query = { types: ['vorgang:notice'], waitingSince: morning, limit: 10 };
    const jobKey = keyOf<JobKey>(created, 'jobCreated', 'jobKey');
    expect(await findJobHintsDue(engine, query)).toEqual([
      { tenantId: 'nord', jobKey, epoch: 0, type: 'vorgang:notice' },
    ]);
    expect(await findJobHintsDue(engine, { ...query, waitingSince: morning - 1 })).toEqual([]);
    expect(await findJobHintsDue(engine, { ...query, types: ['other'] })).toEqual([]);
  });

  test('a command in the outbox is stored once, taken once at a time, postponed and removed', async () => {
    const cause = { tenantId: 'nord', actor: { kind: 'engine', id: 'engine' }, at: morning } as const;
    const command = {
      commandId: 'c1',
      processInstanceKey: created.processInstanceKey,
      command: { kind: 'cancelProcessInstance' },
    };
    await inTenant(application, 'nord', (client) => insertOutboxCommands(client, cause, [command, command]));
    const take = (now: number) => claimOutboxCommands(engine, { now, claimedUntil: now + 1_000, limit: 10 });
    expect(await take(morning)).toEqual([{ ...command, tenantId: 'nord', actor: cause.actor, attempts: 1 }]);
    expect(await take(morning)).toEqual([]);
    await postponeOutboxCommand(
      engine,
      { tenantId: 'nord', commandId: 'c1' },
      { error: 'busy', availableAt: morning + 5_000 },
    );
    expect(await take(morning + 4_999)).toEqual([]);
    expect(await take(morning + 5_000)).toMatchObject([{ attempts: 2 }]);
    await removeOutboxCommand(engine, { tenantId: 'nord', commandId: 'c1' });
    expect(await take(morning + 60_000)).toEqual([]);
  });
});

describe('messages', () => {
  const message = (values: Partial<NewMessage> = {}): NewMessage => ({
    tenantId: 'nord',
    messageKey: nextKey<MessageKey>(),
    name: 'zahlung-eingegangen',
    correlationKey: 'k1',
    variables: { betragCent: 2_500 },
    publishedAt: morning,
    expiresAt: morning + 1_000,
    ...values,
  });

  test('meet the place that waits for them, from both sides', async () => {
    const published = message();
    await insertMessage(engine, published);
    await insertMessage(engine, message({ correlationKey: 'other' }));
    await insertMessage(engine, message({ tenantId: 'sued' }));
    const subscriptionKey = keyOf<MessageSubscriptionKey>(
      created,
      'messageSubscriptionOpened',
      'subscriptionKey',
    );
    const match = expect.objectContaining({
      tenantId: 'nord',
      subscriptionKey,
      processInstanceKey: created.processInstanceKey,
      processDefinitionId: 'belehrung',
      messageKey: published.messageKey,
      correlationKey: 'k1',
      variables: { betragCent: 2_500 },
    });
    expect(await matchMessage(engine, 'nord', published.messageKey, morning)).toEqual([match]);
    expect(await matchSubscriptions(engine, 'nord', [subscriptionKey], morning)).toEqual([match]);
    expect(
      await findUnmatchedMessages(engine, { now: morning, publishedBefore: morning, limit: 10 }),
    ).toEqual([match]);
    expect(
      await findUnmatchedMessages(engine, { now: morning, publishedBefore: morning - 1, limit: 10 }),
    ).toEqual([]);
    const { tenantId, messageKey } = published;
    const behind = (processDefinitionId: string) =>
      findUnmatchedMessages(engine, {
        now: morning,
        publishedBefore: morning,
        limit: 10,
        after: { tenantId, messageKey, processDefinitionId },
      });
    expect(await behind('antrag')).toEqual([match]);
    expect(await behind('belehrung')).toEqual([]);
    expect(await matchMessage(engine, 'nord', published.messageKey, morning + 1_000)).toEqual([]);
    expect(
      await findOpenSubscriptions(application, 'nord', { name: published.name, correlationKey: 'k1' }),
    ).toMatchObject([{ subscriptionKey }]);
    expect(
      await findOpenSubscriptions(application, 'sued', { name: published.name, correlationKey: 'k1' }),
    ).toEqual([]);
  });

  test('are used once per process id: the oldest waiting instance before a start event', async () => {
    const later = creation('nord');
    await committer.commit([later]);
    await owner.query(
      `insert into message_subscription (tenant_id, subscription_key, process_definition_key, process_definition_id, event_id,
         message_name, correlation_key, interrupting, state, updated_at)
       values ('nord', 1, 4711, 'belehrung', 'start', 'zahlung-eingegangen', '', true, 'CREATED', now()),
              ('nord', 2, 4712, 'andere', 'start', 'zahlung-eingegangen', '', true, 'CREATED', now())`,
    );
    const published = message();
    await insertMessage(engine, published);
    const matches = await matchMessage(engine, 'nord', published.messageKey, morning);
    expect(matches).toMatchObject([
      { processDefinitionId: 'andere', processInstanceKey: null },
      { processDefinitionId: 'belehrung', processInstanceKey: created.processInstanceKey },
    ]);
    const before = await loadInstance(application, 'nord', created.processInstanceKey);
    await committer.commit([
      following(before!, [], { messageUse: messageUse(published.messageKey, matches[1]!.subscriptionKey) }),
    ]);
    expect(await matchMessage(engine, 'nord', published.messageKey, morning)).toMatchObject([
      { processDefinitionId: 'andere' },
    ]);
  });

  test('with an id are stored once while they are buffered, and removed when they expire', async () => {
    expect(await insertMessage(engine, message({ messageId: 'm' }))).toBe(true);
    expect(await insertMessage(engine, message({ messageId: 'm' }))).toBe(false);
    expect(await insertMessage(engine, message())).toBe(true);
    expect(await removeExpiredMessages(engine, morning + 999, 10)).toBe(0);
    expect(await removeExpiredMessages(engine, morning + 1_000, 10)).toBe(2);
    expect(await insertMessage(engine, message({ messageId: 'm' }))).toBe(true);
  });
});

test('a receipt keeps the first answer', async () => {
  const receipt = { commandId: nextKey(), requestHash: Buffer.from('hash'), result: '1' };
  const store = (result: string) =>
    inTenant(application, 'nord', (client) => insertReceipt(client, 'nord', { ...receipt, result }, morning));
  expect(await store('1')).toBe(true);
  expect(await store('2')).toBe(false);
  expect(await findReceipt(application, 'nord', receipt.commandId)).toEqual(receipt);
  expect(await findReceipt(application, 'sued', receipt.commandId)).toBeNull();
});
