import { expect, test } from 'vitest';
import { scatteredWait, waitingTime } from './waiting-time.js';

test('a request waits as long as it says, ten seconds where it says nothing, ten minutes at most', () => {
  expect([undefined, null, 0].map(waitingTime)).toEqual([10_000, 10_000, 10_000]);
  expect([-1, 500, 3_600_000].map(waitingTime)).toEqual([0, 500, 600_000]);
});

test('long waits that began at once end up to a tenth sooner, short ones as asked', () => {
  expect([0, 0.5, 0.999].map((drawn) => scatteredWait(10_000, drawn))).toEqual([10_000, 9_500, 9_001]);
  expect([0, 0.5, 0.999].map((drawn) => scatteredWait(1_999, drawn))).toEqual([1_999, 1_999, 1_999]);
  expect(scatteredWait(0, 0.5)).toBe(0);
});
