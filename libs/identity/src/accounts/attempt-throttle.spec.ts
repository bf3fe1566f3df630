import { expect, test } from 'vitest';
import { createAttemptThrottle } from './attempt-throttle.js';

const limits = { perAccount: 3, perAddress: 5 };

test('after three wrong passwords the account rests until five minutes have passed', () => {
  let now = 0;
  const throttle = createAttemptThrottle(() => now, limits);
  for (let attempt = 0; attempt < 3; attempt += 1) expect(throttle.begin('demo', '::1')).toBe(0);
  now = 60_000;
  expect(throttle.begin('demo', '::2')).toBe(240);
  now = 300_000;
  expect(throttle.begin('demo', '::2')).toBe(0);
});

test('an address that tries many names is stopped', () => {
  const throttle = createAttemptThrottle(() => 0, limits);
  for (let attempt = 0; attempt < 5; attempt += 1) expect(throttle.begin(`name${attempt}`, '::1')).toBe(0);
  expect(throttle.begin('demo', '::1')).toBe(300);
  expect(throttle.begin('demo', '::2')).toBe(0);
});

test('a right password clears the count', () => {
  const throttle = createAttemptThrottle(() => 0, limits);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    expect(throttle.begin('demo', '::1')).toBe(0);
    throttle.succeeded('demo', '::1');
  }
});
