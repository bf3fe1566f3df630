import { readFile } from 'node:fs/promises';
import type { Command } from '@vorgang/execution';
import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { creation, following, keyOf, nextKey } from '../commit/step.fixture.js';
import { createStepCommitter } from '../commit/step-committer.js';
import type { LoadedInstance, StepCommitter, StepRecord } from '../commit/step-record.js';
import { createPool } from '../database/create-pool.js';

/* What the audit log says that a step was about stands beside the history, whoever wrote the step. */

let database: TestDatabase;
let owner: pg.Client;
let pool: pg.Pool;
let committer: StepCommitter;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  pool = createPool(database.url);
  committer = createStepCommitter(pool);
});

afterAll(async () => {
  await Promise.all([pool.end(), owner.end()]);
  await database.drop();
});

const task = nextKey();
const element = nextKey();
const incident = nextKey();
const variable = nextKey();

/** The job of the step, and another of which it says something, too: the first is what was asked for. */
const ofJob = (job: string): readonly unknown[] => [
  { kind: 'jobRetriesUpdated', jobKey: job, elementInstanceKey: element, retries: 2 },
  { kind: 'incidentResolved', incidentKey: incident, jobKey: nextKey(), elementInstanceKey: nextKey() },
];

const cases = [
  [
    'updateJobRetries',
    ofJob,
    (job: string) => ({ entity_key: job, job_key: job, element_instance_key: element }),
  ],
  [
    'assignUserTask',
    () => [{ kind: 'userTaskAssigned', userTaskKey: task, elementInstanceKey: element, assignee: 'ada' }],
    () => ({ entity_key: task, user_task_key: task, element_instance_key: element }),
  ],
  [
    'resolveIncident',
    () => [{ kind: 'incidentResolved', incidentKey: incident, elementInstanceKey: element }],
    () => ({ entity_key: incident, element_instance_key: element }),
  ],
  [
    'setVariables',
    () => [{ kind: 'variableUpdated', variableKey: variable, scopeKey: element, name: 'fee', value: 1 }],
    () => ({ entity_key: variable }),
  ],
  ['suspendProcessInstance', () => [], () => ({})],
] as const;

const none = { job_key: null, user_task_key: null, element_instance_key: null };

test.each(cases)(
  'a step %s says what it was about, as it comes and from what is recorded',
  async (kind, changes, keys) => {
    const { key, job } = await commitAfterCreation(changes, {
      command: { kind } as Command,
      actor: { kind: 'user', id: 'ada' },
    });
    const expected = [
      { ...none, sequence: '1', entity_key: key },
      { ...none, sequence: '2', entity_key: key, ...keys(job) },
    ];
    expect(await auditedSteps(key)).toEqual(expected);
    await forget(key);
    await fillIn();
    expect(await auditedSteps(key)).toEqual(expected);
  },
);

test('a step of a program of the release before, which does not say it, says it by its changes', async () => {
  const { key } = await commitAfterCreation(ofJob);
  const asWritten = await auditedSteps(key);
  const again = nextKey();
  await owner.query(
    `select commit_steps('nord', null, null, null, null, null, (
       select json_agg(json_build_object('process_instance_key', $2::text, 'sequence', sequence, 'format', format,
         'recorded_at', recorded_at, 'actor_kind', actor_kind, 'actor_id', actor_id, 'command', command,
         'payload', payload, 'commitment', commitment, 'hash', hash))
       from history where process_instance_key = $1),
       null, null, null, null, null, null, null, null, null, null, null, null, null)`,
    [key, again],
  );
  expect(await auditedSteps(again)).toEqual([{ ...asWritten[0], entity_key: again }, asWritten[1]]);
});

test('what the engine did for itself is not about anything', async () => {
  const { key } = await commitAfterCreation(() => [], {
    command: { kind: 'continue' } as unknown as Command,
    actor: { kind: 'engine', id: 'engine' },
  });
  expect(await auditedSteps(key)).toHaveLength(1);
});

async function commitAfterCreation(
  changes: (job: string) => readonly unknown[],
  values: Partial<StepRecord> = {},
): Promise<{ readonly key: string; readonly job: string }> {
  const first = creation('nord');
  const job = keyOf(first, 'jobCreated', 'jobKey');
  const instance = await commit(first);
  await commit(following(instance, changes(job), values));
  return { key: first.processInstanceKey, job };
}

async function commit(step: StepRecord): Promise<LoadedInstance> {
  const [result] = await committer.commit([step]);
  if (result?.ok !== true) throw new Error(`The step was refused: ${JSON.stringify(result)}`);
  return result.instance;
}

async function auditedSteps(key: string): Promise<readonly object[]> {
  const { rows } = await owner.query(
    `select sequence, entity_key, job_key, user_task_key, element_instance_key from audited_step
     where process_instance_key = $1 order by sequence`,
    [key],
  );
  return rows;
}

async function forget(key: string): Promise<void> {
  await owner.query('delete from audited_step where process_instance_key = $1', [key]);
}

/** As migration 0180 does. */
async function fillIn(): Promise<void> {
  const file = new URL('../../../../migrations/sql/0180-audited-steps-before.sql', import.meta.url);
  await owner.query(await readFile(file, 'utf8'), ['', '0', 5_000]);
}
