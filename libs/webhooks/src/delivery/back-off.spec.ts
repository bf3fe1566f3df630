import { expect, test } from 'vitest';
import { deliveryBackOff } from './back-off.js';

test('pauses grow from ten seconds to six hours', () => {
  const pauses = [1, 2, 3, 8, 20].map((attempts) => deliveryBackOff(attempts, 0.5));
  expect(pauses).toEqual([10_000, 30_000, 90_000, 21_600_000, 21_600_000]);
});

test('a receiver that asks for more time gets it, six hours at most', () => {
  expect(deliveryBackOff(1, 0.5, 120_000)).toBe(120_000);
  expect(deliveryBackOff(1, 0.5, 86_400_000)).toBe(21_600_000);
});
