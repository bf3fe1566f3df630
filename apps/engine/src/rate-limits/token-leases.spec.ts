import { expect, test } from 'vitest';
import type { RateLimit } from './rate-limit.js';
import { TokenLeases } from './token-leases.js';

const limit: RateLimit = { name: 'account', perSecond: 50 };

test('many requests ask the shared bucket once, however they come', async () => {
  const asked: number[] = [];
  const leases = new TokenLeases((_client, _limit, wanted) => {
    asked.push(wanted);
    return Promise.resolve(wanted);
  });
  await Promise.all(Array.from({ length: 10 }, () => leases.spend('a', limit)));
  expect(asked).toEqual([5, 5]);
});

test('an empty bucket refuses without being asked again, until a token has come back', async () => {
  let moment = 0;
  let asked = 0;
  const leases = new TokenLeases(
    () => {
      asked += 1;
      return Promise.resolve(asked === 1 ? 0 : 1);
    },
    () => moment,
  );
  const refused = { allowed: false, left: 0, retryAfterSeconds: 1 };
  expect(await leases.spend('a', limit)).toEqual(refused);
  expect(await leases.spend('a', limit)).toEqual(refused);
  expect(asked).toBe(1);
  moment = 20;
  expect(await leases.spend('a', limit)).toEqual({ allowed: true, left: 0, retryAfterSeconds: 0 });
});

test('tokens that nobody used in a second go back to no one', async () => {
  let moment = 0;
  let asked = 0;
  const leases = new TokenLeases(
    () => {
      asked += 1;
      return Promise.resolve(5);
    },
    () => moment,
  );
  await leases.spend('a', limit);
  moment = 1_000;
  await leases.spend('a', limit);
  expect(asked).toBe(2);
});
