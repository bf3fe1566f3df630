import type { ProcessInstanceKey, UserTaskKey } from '@vorgang/execution';
import { migrate } from '@vorgang/migrations';
import { withRole } from '@vorgang/storage';
import { createTestDatabase, rowsRead, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { selectDenial } from './user-tasks/select-denial.js';

/*
 * What is looked up of one job reads that job, however many are like it. PostgreSQL has no statistics here, as on the first
 * morning.
 */

const JOBS = 2_000;
/** Not a part of the thousands. */
const MOST_READ = 10;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  client = new pg.Client({ connectionString: withRole(database.url, 'vorgang_engine') });
  await client.connect();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`
    alter table job set (autovacuum_enabled = off);
    alter table user_task set (autovacuum_enabled = off);
    insert into tenant (tenant_id, name) values ('a', 'Amt');
    insert into job (tenant_id, job_key, process_instance_key, process_definition_key, process_definition_id,
      process_definition_version, element_instance_key, element_id, type, kind, state, retries, headers, priority,
      available_at, is_denied, denied_reason, created_at)
      select 'a', n, n, 1, 'process', 1, n, 'task', 'check', 'TASK_LISTENER', 'FAILED', 0, '{}', 0, now(), true, 'no', now()
      from generate_series(1, ${JOBS}) n;
    insert into user_task (tenant_id, user_task_key, process_instance_key, process_definition_key, process_definition_id,
      process_definition_version, element_instance_key, element_id, name, state, priority, headers, created_at)
      select 'a', n, n, 1, 'process', 1, n, 'task', 'Task', 'CREATED', 50, '{}', now() from generate_series(1, ${JOBS}) n`);
  await owner.end();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('the denial of a listener is found among the jobs of its instance', async () => {
  const { found, read } = await rowsRead(client, 'job', () =>
    selectDenial(client, 'a', {
      processInstanceKey: '700' as ProcessInstanceKey,
      userTaskKey: '700' as UserTaskKey,
      firstJob: '1',
    }),
  );
  expect(found).toEqual({ type: 'check', reason: 'no' });
  expect(read).toBeLessThan(MOST_READ);
});
