import { migrate } from '@vorgang/migrations';
import { createTestDatabase, rowsRead, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { MessageKey, MessageSubscriptionKey } from '@vorgang/execution';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../database/create-pool.js';
import { findOldestStartMessage } from './find-oldest-start-message.js';
import { findOpenSubscriptions } from './find-open-subscriptions.js';
import { matchMessage } from './match-message.js';
import { matchSubscriptions } from './match-subscriptions.js';

/*
 * A message of a name for which thousands wait, or of which thousands are stored, reads what has its key. PostgreSQL has no
 * statistics here, as after a morning on which the first of a thousand applications came.
 */

const WAITING = 2_000;
/** Key of the subscription of a start event; those of its messages follow. */
const START = 1_000_000;
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
    alter table message_correlation set (autovacuum_enabled = off);
    insert into tenant (tenant_id, name) values ('a', 'Amt');
    insert into message_subscription (tenant_id, subscription_key, process_instance_key, process_definition_key, process_definition_id,
      element_instance_key, event_id, message_name, correlation_key, interrupting, state, updated_at)
      select 'a', n, n, 1, 'process', n, 'event', 'answer', 'file ' || n, true, 'CREATED', now() from generate_series(1, ${WAITING}) n;
    insert into message (tenant_id, message_key, message_name, correlation_key, variables, published_at, expires_at)
      select 'a', n, 'answer', 'file ' || n, '{}', now(), now() + interval '1 day' from generate_series(1, ${WAITING}) n;
    insert into message_subscription (tenant_id, subscription_key, process_definition_key, process_definition_id,
      event_id, message_name, correlation_key, interrupting, state, updated_at)
      values ('a', ${START}, 1, 'process', 'start', 'application', '', true, 'CREATED', now());
    insert into message (tenant_id, message_key, message_name, correlation_key, variables, published_at, expires_at)
      select 'a', ${START} + n, 'application', 'file ' || n, '{}', now(), now() + interval '1 day' from generate_series(1, 2) n;
    insert into message_correlation (tenant_id, message_key, process_definition_id, process_instance_key, subscription_key, element_id,
      element_instance_key, message_name, correlation_key, correlated_at)
      select 'a', ${2 * START} + n, 'process', n, ${START}, 'start', n, 'application', 'file ' || n, now() from generate_series(1, ${WAITING}) n`);
  await owner.end();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('a message finds who waits for its key without reading who waits for the same name', async () => {
  const { found, read } = await rowsRead(client, 'message_subscription', () =>
    findOpenSubscriptions(client, 'a', { name: 'answer', correlationKey: 'file 700' }),
  );
  expect(found).toMatchObject([{ subscriptionKey: '700' }]);
  expect(read).toBeLessThan(MOST_READ);
});

test('whoever begins to wait finds the stored message of its key without reading all of that name', async () => {
  const { found, read } = await rowsRead(client, 'message', () =>
    matchSubscriptions(client, 'a', ['700' as MessageSubscriptionKey], Date.now()),
  );
  expect(found).toMatchObject([{ subscriptionKey: '700', correlationKey: 'file 700' }]);
  expect(read).toBeLessThan(MOST_READ);
});

test('a stored message finds who waits for its key, and no others of the tenant', async () => {
  const { found, read } = await rowsRead(client, 'message_subscription', () =>
    matchMessage(client, 'a', '700' as MessageKey, Date.now()),
  );
  expect(found).toMatchObject([{ subscriptionKey: '700', messageKey: '700' }]);
  expect(read).toBeLessThan(MOST_READ);
});

test('a stored message with a key finds the start event of its name', async () => {
  const { found, read } = await rowsRead(client, 'message_subscription', () =>
    matchMessage(client, 'a', String(START + 1) as MessageKey, Date.now()),
  );
  expect(found).toMatchObject([{ subscriptionKey: String(START), correlationKey: 'file 1' }]);
  expect(read).toBeLessThan(MOST_READ);
});

test('the message that starts an instance next is found without reading all that were correlated to the process', async () => {
  const next = { processDefinitionId: 'process', messageName: 'application', correlationKey: 'file 2' };
  const { found, read } = await rowsRead(client, 'message_correlation', () =>
    findOldestStartMessage(client, 'a', next, Date.now()),
  );
  expect(found).toMatchObject({ messageKey: String(START + 2) });
  expect(read).toBeLessThan(MOST_READ);
});
