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

const wrong = () => Promise.resolve(false);
const right = () => Promise.resolve(true);
const stopped = (retryAfterSeconds: number) => ({ kind: 'throttled', retryAfterSeconds });

test('after three wrong passwords the account rests until five minutes have passed', async () => {
  let now = 0;
  const throttle = createAttemptThrottle(work, () => now, limits);
  for (let attempt = 0; attempt < 3; attempt += 1)
    expect(await throttle.judge('demo', '::1', wrong)).toEqual({ kind: 'wrong' });
  now = 60_000;
  expect(await throttle.judge('demo', '::2', right)).toEqual(stopped(240));
  now = 300_000;
  expect(await throttle.judge('demo', '::2', wrong)).toEqual({ kind: 'wrong' });
});

test('an address that tries many names is stopped, and locks nobody out', async () => {
  const throttle = createAttemptThrottle(work, () => 0, limits);
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await throttle.judge(`name${attempt}`, '::1', wrong)).toEqual({ kind: 'wrong' });
  for (let attempt = 0; attempt < 5; attempt += 1)
    expect(await throttle.judge('demo', '::1', wrong)).toEqual(stopped(300));
  expect(await throttle.judge('demo', '::2', right)).toEqual({ kind: 'right' });
});

test('guesses at all replicas at once count together', async () => {
  const replicas = [1, 2, 3].map(() => createAttemptThrottle(work, () => 0, limits));
  const answers = await Promise.all(
    [...replicas, ...replicas, ...replicas].map((throttle, index) =>
      throttle.judge('demo', `::${index}`, wrong),
    ),
  );
  expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(3);
  expect(answers.filter(({ kind }) => kind === 'throttled')).toHaveLength(6);
}, 60_000);

test('right passwords at once wait for a place; never more are judged than may still fail', async () => {
  const replicas = [1, 2].map(() => createAttemptThrottle(work, () => 0, limits));
  let judgedNow = 0;
  let most = 0;
  const slowlyRight = async () => {
    judgedNow += 1;
    most = Math.max(most, judgedNow);
    await work.run(defaultTenantId, (manager) => manager.query('select 1'));
    judgedNow -= 1;
    return true;
  };
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => replicas[index % 2]!.judge('demo', `::${index}`, slowlyRight)),
  );
  expect(answers).toEqual(answers.map(() => ({ kind: 'right' })));
  expect(most).toBeLessThanOrEqual(limits.perAccount);
}, 60_000);

test('a place whose node died while it judged is free after a minute', async () => {
  let now = 0;
  const throttle = createAttemptThrottle(work, () => now, limits);
  for (let attempt = 0; attempt < 3; attempt += 1)
    await new Promise<void>((begun) => {
      void throttle.judge('demo', `::${attempt}`, () => {
        begun();
        return new Promise<never>(() => undefined);
      });
    });
  now = 60_000;
  expect(await throttle.judge('demo', '::9', right)).toEqual({ kind: 'right' });
});

test('a right password clears the count', async () => {
  const throttle = createAttemptThrottle(work, () => 0, limits);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await throttle.judge('demo', `::${attempt}`, wrong)).toEqual({ kind: 'wrong' });
    expect(await throttle.judge('demo', `::${attempt}`, wrong)).toEqual({ kind: 'wrong' });
    expect(await throttle.judge('demo', `::${attempt}`, right)).toEqual({ kind: 'right' });
  }
});

test('an attempt that could not be judged counts for nothing', async () => {
  const throttle = createAttemptThrottle(work, () => 0, limits);
  const failing = () => Promise.reject(new Error('no memory'));
  for (let attempt = 0; attempt < 5; attempt += 1)
    await expect(throttle.judge('demo', '::1', failing)).rejects.toThrow('no memory');
  expect(await throttle.judge('demo', '::1', right)).toEqual({ kind: 'right' });
});
