import { migrate } from '@vorgang/migrations';
import { createDataSource, TenantEntity, tenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defaultTenantId } from '../default-tenant.js';
import { createDirectories, type Directory } from '../directory/directory.js';
import { createSessionService, type OpenedSession, type SessionService } from './session-service.js';

const minute = 60_000;
const tenant = defaultTenantId;
let database: TestDatabase;
let client: pg.Client;
let dataSource: DataSource;
let now = Date.UTC(2026, 0, 5, 8);
let sessions: SessionService;
let directory: Directory;
let lastKey = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  dataSource = await createDataSource(database.url).initialize();
  const work = tenantWork(dataSource);
  sessions = createSessionService(work, { idle: 30 * minute, absolute: 120 * minute }, () => now);
  directory = createDirectories(
    work,
    {
      externalUsers: false,
      externalGroups: false,
      tenantsApart: false,
      familiarWords: [],
      temporaryPasswordDays: 7,
    },
    { now: () => now, mintKey: () => String((lastKey += 1)) },
  ).changedBy({ kind: 'user', id: 'demo' });
  await work.run(tenant, (manager) => manager.insert(TenantEntity, { tenantId: tenant, name: 'Kreis' }));
  await directory.createUser('sabine', { password: 'Ebbe und Flut' });
});
afterAll(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

async function passwordHashOf(username: string): Promise<string> {
  const { rows } = await client.query<{ password_hash: string }>(
    'select password_hash from user_account where username = $1',
    [username],
  );
  return rows[0]!.password_hash;
}

/** Opens a session by the password alone. */
function open(username: string, passwordHash: string): Promise<OpenedSession | null> {
  return sessions.open(tenant, username, { passwordHash, secondFactor: false });
}

async function signIn(): Promise<OpenedSession> {
  const opened = await open('sabine', await passwordHashOf('sabine'));
  if (opened === null) throw new Error('The account sabine has another password than the one that it has.');
  return opened;
}

test('a session that is used goes on until its absolute end', async () => {
  const { token } = await signIn();
  for (let used = 0; used < 5; used += 1) {
    now += 20 * minute;
    expect(await sessions.resume(tenant, token)).toMatchObject({ username: 'sabine' });
  }
  now += 20 * minute;
  expect(await sessions.resume(tenant, token)).toBeNull();
});

test('a session that nobody uses ends, and looking at it is not using it', async () => {
  const { token } = await signIn();
  now += 20 * minute;
  expect(await sessions.peek(tenant, token)).not.toBeNull();
  now += 11 * minute;
  expect(await sessions.resume(tenant, token)).toBeNull();
});

test('the table holds no token that would open a session', async () => {
  const { token } = await signIn();
  const { rows } = await client.query<{ session_hash: Buffer }>('select session_hash from session');
  expect(rows.map((row) => row.session_hash.toString('base64url'))).not.toContain(token);
  expect(await sessions.resume('other', token)).toBeNull();
  await sessions.close(tenant, token);
  expect(await sessions.resume(tenant, token)).toBeNull();
});

test('a password that was right before it was changed opens no session', async () => {
  await directory.createUser('frauke', { password: 'Ebbe und Flut' });
  const before = await passwordHashOf('frauke');
  await directory.updateUser('frauke', { password: 'Sturm und Deich' });
  expect(await open('frauke', before)).toBeNull();
  expect(await open('frauke', await passwordHashOf('frauke'))).not.toBeNull();
});

test('nor does that of an account that was deleted, also when another one has its name', async () => {
  await directory.createUser('gesa', { password: 'Ebbe und Flut' });
  const before = await passwordHashOf('gesa');
  await directory.delete('USER', 'gesa');
  expect(await open('gesa', before)).toBeNull();
  await directory.createUser('gesa', { password: 'Ebbe und Flut' });
  expect(await open('gesa', before)).toBeNull();
  expect(await sessions.list(tenant, 'gesa', null)).toEqual([]);
});

test('nor does that of an account that was switched off', async () => {
  await directory.createUser('heike', { password: 'Ebbe und Flut' });
  await client.query("update user_account set active = false where username = 'heike'");
  expect(await open('heike', await passwordHashOf('heike'))).toBeNull();
});

test('nor does a password alone where a second factor was set up meanwhile', async () => {
  await directory.createUser('jule', { password: 'Ebbe und Flut' });
  await client.query(`insert into second_factor values ($1, 'jule', 'first', '\\x00', now(), now(), 0)`, [
    tenant,
  ]);
  const passwordHash = await passwordHashOf('jule');
  expect(await open('jule', passwordHash)).toBeNull();
  expect(await sessions.open(tenant, 'jule', { passwordHash, secondFactor: true })).not.toBeNull();
});

test.each(['change', 'deletion'])('a sign-in that meets a %s of the account waits for it', async (what) => {
  await directory.createUser('imke', { password: 'Ebbe und Flut' });
  const before = await passwordHashOf('imke');
  const statement =
    what === 'change' ? 'update user_account set password_hash = $1' : 'delete from user_account';
  await client.query('begin');
  await client.query(`${statement} where username = 'imke'`, what === 'change' ? ['another'] : []);
  const opening = open('imke', before);
  await vi.waitUntil(async () => (await waitingForLocks()) > 0);
  await client.query('commit');
  expect(await opening).toBeNull();
  await directory.delete('USER', 'imke');
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from pg_locks where not granted and pid <> pg_backend_pid()',
  );
  return rows[0]!.count;
}

test('sessions that are over are deleted by the sweep, not by whoever signs in next', async () => {
  const rows = async () => Number((await client.query('select count(*) from session')).rows[0].count);
  await sessions.removeOver(tenant);
  const before = await rows();
  const { token: idle } = await signIn();
  now += 31 * minute;
  const { token } = await signIn();
  expect(await rows()).toBe(before + 2);
  expect(await sessions.resume(tenant, idle)).toBeNull();
  expect(await sessions.removeOver(tenant)).toBe(before + 1);
  expect(await sessions.resume(tenant, token)).not.toBeNull();
  expect(await rows()).toBe(1);
});
