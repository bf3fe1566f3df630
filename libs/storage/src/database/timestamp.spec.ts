import { expect, test } from 'vitest';
import { timestamp } from './timestamp.js';

test.each([
  ['2026-03-01T08:30:00.123Z', '2026-03-01T08:30:00.123Z'],
  ['+012026-01-01T00:00:00.000Z', '12026-01-01T00:00:00.000Z'],
  ['-000001-01-01T00:00:00.000Z', '-infinity'],
])('the moment %s is written as %s', (moment, written) => {
  expect(timestamp(Date.parse(moment))).toBe(written);
});
