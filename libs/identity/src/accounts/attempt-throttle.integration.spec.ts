import { migrate } from '@vorgang/migrations';
import { createDataSource, TenantEntity, tenantWork, type TenantWork } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defaultTenantId } from '../default-tenant.js';
import { createAttemptThrottle } from './attempt-throttle.js';

const limits = { perAccount: 3, perAddress: 5 };

let database: TestDatabase;
let dataSource: DataSource;
let work: TenantWork;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  dataSource = await createDataSource(database.url).initialize();
  work = tenantWork(dataSource);
  await work.run(defaultTenantId, (manager) =>
    manager.insert(TenantEntity, { tenantId: defaultTenantId, name: 'Kreis' }),
  );
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => work.run(defaultTenantId, (manager) => manager.query('delete from sign_in_attempt')));

test('after three wrong passwords the account rests until five minutes have passed', async () => {
  let now = 0;
  const throttle = createAttemptThrottle(work, () => now, limits);
  for (let attempt = 0; attempt < 3; attempt += 1) expect(await throttle.begin('demo', '::1')).toBe(0);
  now = 60_000;
  expect(await throttle.begin('demo', '::2')).toBe(240);
  now = 300_000;
  expect(await throttle.begin('demo', '::2')).toBe(0);
});

test('an address that tries many names is stopped, and locks nobody out', async () => {
  const throttle = createAttemptThrottle(work, () => 0, limits);
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await throttle.begin(`name${attempt}`, '::1')).toBe(0);
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await throttle.begin('demo', '::1')).toBe(300);
  expect(await throttle.begin('demo', '::2')).toBe(0);
});

test('attempts at all replicas at once count together', async () => {
  const replicas = [1, 2, 3].map(() => createAttemptThrottle(work, () => 0, limits));
  const waits = await Promise.all(
    [...replicas, ...replicas, ...replicas].map((throttle, index) => throttle.begin('demo', `::${index}`)),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
});

test('a right password clears the count', async () => {
  const throttle = createAttemptThrottle(work, () => 0, limits);
  for (let attempt = 0; attempt < 7; attempt += 1) {
    expect(await throttle.begin('demo', '::1')).toBe(0);
    await throttle.succeeded('demo', '::1');
  }
});
