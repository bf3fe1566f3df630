import { expect, test } from 'vitest';
import { progressText } from './batch-words.js';

test('progress says what is done, what failed, and that the total may still grow', () => {
  const counts = { operationsTotalCount: 2000, operationsCompletedCount: 1200, operationsFailedCount: 0 };
  expect(progressText({ ...counts, isCaptured: true })).toBe('1.200 von 2.000 erledigt');
  expect(progressText({ ...counts, operationsFailedCount: 3, isCaptured: false })).toBe(
    '1.200 von bisher 2.000 erledigt, 3 fehlgeschlagen',
  );
});
