import { migrate } from '@vorgang/migrations';
import { createDataSource, tenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSessionService, type SessionService } from './session-service.js';

const minute = 60_000;
let database: TestDatabase;
let client: pg.Client;
let dataSource: DataSource;
let now = Date.UTC(2026, 0, 5, 8);
let sessions: SessionService;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  dataSource = await createDataSource(database.url).initialize();
  sessions = createSessionService(
    tenantWork(dataSource),
    { idle: 30 * minute, absolute: 120 * minute },
    () => now,
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

test('a session that is used goes on until its absolute end', async () => {
  const { token } = await sessions.open('t', 'sabine');
  for (let used = 0; used < 5; used += 1) {
    now += 20 * minute;
    expect(await sessions.resume('t', token)).toMatchObject({ username: 'sabine' });
  }
  now += 20 * minute;
  expect(await sessions.resume('t', token)).toBeNull();
});

test('a session that nobody uses ends, and looking at it is not using it', async () => {
  const { token } = await sessions.open('t', 'sabine');
  now += 20 * minute;
  expect(await sessions.peek('t', token)).not.toBeNull();
  now += 11 * minute;
  expect(await sessions.resume('t', token)).toBeNull();
});

test('the table holds no token that would open a session', async () => {
  const { token } = await sessions.open('t', 'sabine');
  const { rows } = await client.query<{ session_hash: Buffer }>('select session_hash from session');
  expect(rows.map((row) => row.session_hash.toString('base64url'))).not.toContain(token);
  expect(await sessions.resume('other', token)).toBeNull();
  await sessions.close('t', token);
  expect(await sessions.resume('t', token)).toBeNull();
});
