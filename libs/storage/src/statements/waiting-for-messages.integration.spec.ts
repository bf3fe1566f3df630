import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { MessageSubscriptionKey } from '@vorgang/execution';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../database/create-pool.js';
import { findOpenSubscriptions } from './find-open-subscriptions.js';
import { matchSubscriptions } from './match-subscriptions.js';

/*
 * A message of a name for which thousands wait, or of which thousands are stored, reads what has its key. PostgreSQL has no
 * statistics here, as after a morning on which the first of a thousand applications came.
 */

const WAITING = 2_000;
/** A row and what may stand beside it; not a part of the thousands. */
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
    alter table message_subscription set (autovacuum_enabled = off);
    alter table message set (autovacuum_enabled = off);
    insert into tenant (tenant_id, name) values ('a', 'Amt');
    insert into message_subscription (tenant_id, subscription_key, process_instance_key, process_definition_key, process_definition_id,
      element_instance_key, event_id, message_name, correlation_key, interrupting, state, updated_at)
      select 'a', n, n, 1, 'process', n, 'event', 'answer', 'file ' || n, true, 'CREATED', now() from generate_series(1, ${WAITING}) n;
    insert into message (tenant_id, message_key, message_name, correlation_key, variables, published_at, expires_at)
      select 'a', n, 'answer', 'file ' || n, '{}', now(), now() + interval '1 day' from generate_series(1, ${WAITING}) n`);
  await owner.end();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('a message finds who waits for its key without reading who waits for the same name', async () => {
  const { found, read } = await reading('message_subscription', () =>
    findOpenSubscriptions(client, 'a', { name: 'answer', correlationKey: 'file 700' }),
  );
  expect(found).toMatchObject([{ subscriptionKey: '700' }]);
  expect(read).toBeLessThan(MOST_READ);
});

test('whoever begins to wait finds the stored message of its key without reading all of that name', async () => {
  const { found, read } = await reading('message', () =>
    matchSubscriptions(client, 'a', ['700' as MessageSubscriptionKey], Date.now()),
  );
  expect(found).toMatchObject([{ subscriptionKey: '700', correlationKey: 'file 700' }]);
  expect(read).toBeLessThan(MOST_READ);
});

/** Rows of a table that were read meanwhile. */
async function reading<Found>(
  table: string,
  read: () => Promise<Found>,
): Promise<{ readonly found: Found; readonly read: number }> {
  await client.query('begin');
  const found = await read();
  const { rows } = await client.query<{ read: string }>(
    'select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables where relname = $1',
    [table],
  );
  await client.query('commit');
  return { found, read: Number(rows[0]?.read ?? 0) };
}
