import { expect, test } from 'vitest';
import { waitForEnd, waitForJobs } from './waiting-time.js';

test('a request waits as long as it says, ten minutes at most', () => {
  expect([-1, 500, 3_600_000].map(waitForEnd)).toEqual([0, 500, 600_000]);
  expect([-1, 500, 3_600_000].map((asked) => waitForJobs(asked, 0))).toEqual([0, 500, 600_000]);
});

test('where it leaves that to the server, ten seconds for the end of an instance, nearly a minute for jobs', () => {
  expect([undefined, 0].map(waitForEnd)).toEqual([10_000, 10_000]);
  expect([undefined, 0].map((asked) => waitForJobs(asked, 0))).toEqual([50_000, 50_000]);
});

test('waits for jobs that began at once end at different moments, short ones as asked', () => {
  expect([0, 0.5, 0.999].map((drawn) => waitForJobs(10_000, drawn))).toEqual([10_000, 9_500, 9_001]);
  expect([0, 0.5, 0.999].map((drawn) => waitForJobs(0, drawn))).toEqual([50_000, 37_500, 25_025]);
  expect([0, 0.5, 0.999].map((drawn) => waitForJobs(1_999, drawn))).toEqual([1_999, 1_999, 1_999]);
  expect(waitForJobs(-1, 0.5)).toBe(0);
});
