import { migrate } from '@vorgang/migrations';
import {
  createDataSource,
  TenantEntity,
  tenantWork,
  UserAccountEntity,
  type TenantWork,
} from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defaultTenantId } from '../default-tenant.js';
import { hashPassword } from '../passwords/password-hash.js';
import { createAttemptThrottle, type AttemptThrottle } from './attempt-throttle.js';
import { createAuthenticator, type Authentication } from './authenticate.js';

let database: TestDatabase;
let dataSource: DataSource;
let work: TenantWork;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  dataSource = await createDataSource(database.url).initialize();
  work = tenantWork(dataSource);
  const passwordHash = await hashPassword('right');
  await work.run(defaultTenantId, async (manager) => {
    await manager.insert(TenantEntity, { tenantId: defaultTenantId, name: 'Kreis' });
    await manager.insert(UserAccountEntity, {
      tenantId: defaultTenantId,
      username: 'integration',
      name: 'Integration',
      email: '',
      passwordHash,
      createdAt: new Date(0),
    });
  });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => work.run(defaultTenantId, (manager) => manager.query('delete from sign_in_attempt')));

const limits = { perAccount: 3, perAddress: 100 };

function authenticatorWith(throttle: AttemptThrottle) {
  const authenticator = createAuthenticator(work, throttle);
  return (password: string): Promise<Authentication> =>
    authenticator.authenticate(defaultTenantId, { username: 'integration', password, address: '::1' });
}

function countKinds(answers: readonly Authentication[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of answers) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

async function attemptsCounted(): Promise<number> {
  const [row] = await work.run(defaultTenantId, (manager) =>
    manager.query<readonly { sum: string }[]>(
      'select coalesce(sum(attempts), 0) as sum from sign_in_attempt',
    ),
  );
  return Number(row!.sum);
}

test('a program that sends forty requests at once with the right password is let in with all', async () => {
  const authenticate = authenticatorWith(createAttemptThrottle(work, Date.now, limits));
  const answers = await Promise.all(Array.from({ length: 40 }, () => authenticate('right')));
  expect(countKinds(answers)).toEqual({ known: 40 });
  expect(await attemptsCounted()).toBe(0);
});

test('who guesses forty passwords at once has no more guesses than one after the other', async () => {
  const authenticate = authenticatorWith(createAttemptThrottle(work, Date.now, limits));
  const answers = await Promise.all(Array.from({ length: 40 }, (_, guess) => authenticate(`guess ${guess}`)));
  expect(countKinds(answers)).toEqual({ refused: 3, throttled: 37 });
});

test('programs at many addresses that send the right password at once wait for each other and are all let in', async () => {
  const authenticator = createAuthenticator(work, createAttemptThrottle(work, Date.now, limits));
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      authenticator.authenticate(defaultTenantId, {
        username: 'integration',
        password: 'right',
        address: `10.0.0.${index}`,
      }),
    ),
  );
  expect(countKinds(answers)).toEqual({ known: 12 });
  expect(await attemptsCounted()).toBe(0);
}, 60_000);

test('a right password is none that failed, also where the database was away before that was written', async () => {
  const throttle = createAttemptThrottle(work, Date.now, limits);
  const authenticate = authenticatorWith({
    judge: async (account, address, isRight) => {
      await throttle.judge(account, address, async () => {
        await isRight();
        throw new Error('away');
      });
      throw new Error('not reached');
    },
  });
  await expect(authenticate('right')).rejects.toThrow('away');
  expect(await attemptsCounted()).toBe(0);
  expect((await authenticate('right')).kind).toBe('known');
});

test('who is stopped and hammers on costs no work, and a pair that was right goes on', async () => {
  const throttle = createAttemptThrottle(work, Date.now, limits);
  let begun = 0;
  const authenticate = authenticatorWith({
    judge: (...attempt) => {
      begun += 1;
      return throttle.judge(...attempt);
    },
  });
  expect((await authenticate('right')).kind).toBe('known');
  for (const guess of ['a', 'b', 'c', 'd']) await authenticate(guess);
  const before = begun;
  const answers = await Promise.all(Array.from({ length: 50 }, (_, guess) => authenticate(`again ${guess}`)));
  expect(countKinds(answers)).toEqual({ throttled: 50 });
  expect(begun).toBe(before);
  expect((await authenticate('right')).kind).toBe('known');
});
