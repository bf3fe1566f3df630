import { migrate } from '@vorgang/migrations';
import { createTestDatabase, rowsRead, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withRole } from '../database/create-pool.js';
import { findNextTimerDue } from './find-next-timer-due.js';

const noon = Date.UTC(2026, 0, 1, 12);
const hour = 3_600_000;
/** Timers that wait for a later day. */
const WAITING = 5_000;

let database: TestDatabase;
let owner: pg.Client;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  client = new pg.Client({ connectionString: withRole(database.url, 'vorgang_engine') });
  owner = new pg.Client({ connectionString: database.url });
  await Promise.all([client.connect(), owner.connect()]);
  await owner.query(`
    alter table timer set (autovacuum_enabled = off);
    insert into tenant (tenant_id, name) values ('a', 'Amt')`);
});
afterAll(async () => {
  await Promise.all([client.end(), owner.end()]);
  await database.drop();
});
beforeEach(() => owner.query('delete from timer'));

/** @param timers when each is due, and until when a node has claimed it */
async function set(...timers: readonly (readonly [dueAt: number, claimedUntil?: number])[]): Promise<void> {
  for (const [place, [dueAt, claimedUntil]] of timers.entries()) await insert(place, 1, dueAt, claimedUntil);
}

function insert(from: number, count: number, dueAt: number, claimedUntil?: number): Promise<unknown> {
  return owner.query(
    `insert into timer (tenant_id, timer_key, process_definition_key, event_id, due_at, claimed_until, repetitions)
     select 'a', $1::bigint + n, 1, 'event', $3::timestamptz + n * interval '1 second', $4, 0
     from generate_series(0, $2::int - 1) n`,
    [from, count, new Date(dueAt), claimedUntil === undefined ? null : new Date(claimedUntil)],
  );
}

test('nothing is due where no timer waits', async () => {
  expect(await findNextTimerDue(client)).toBeNull();
});

test('a timer that a node has claimed is due when the claim ends, if it did not fire', async () => {
  await set([noon, noon + 30_000]);
  expect(await findNextTimerDue(client)).toBe(noon + 30_000);
});

test('a free timer before the end of a claim comes first, and so does the end of a claim before a free one', async () => {
  await set([noon - hour, noon + 30_000], [noon, noon + 30_000], [noon + 10_000]);
  expect(await findNextTimerDue(client)).toBe(noon + 10_000);
  await owner.query("update timer set due_at = due_at + interval '1 hour' where claimed_until is null");
  expect(await findNextTimerDue(client)).toBe(noon + 30_000);
});

test('a claim that has ended long ago leaves the moment for which the timer was set', async () => {
  await set([noon, noon - hour]);
  expect(await findNextTimerDue(client)).toBe(noon);
});

test('thousands of timers that wait are not read, also where PostgreSQL has no statistics', async () => {
  await insert(0, 1, noon);
  await insert(1, WAITING, noon + 24 * hour);
  const { found, read } = await rowsRead(client, 'timer', () => findNextTimerDue(client));
  expect(found).toBe(noon);
  expect(read).toBeLessThan(WAITING / 4);
});
