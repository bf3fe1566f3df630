import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.js';

test.each([
  ['P180D', '180 Tage'],
  ['P10Y', '10 Jahre'],
  ['P1Y6M', '1 Jahr und 6 Monate'],
  ['P1Y2M3W1DT1H', '1 Jahr, 2 Monate, 3 Wochen, 1 Tag und 1 Stunde'],
  ['PT90M', '90 Minuten'],
  ['P0D', 'sofort'],
  ['P1.5D', 'P1.5D'],
])('%s reads %s', (duration, words) => {
  expect(formatDuration(duration)).toBe(words);
});
