import { expect, test } from 'vitest';
import { pseudonymOf } from './pseudonym.js';

test('a person has one pseudonym, another person another, and none says who it is', () => {
  const first = pseudonymOf('petra.hansen');
  expect(pseudonymOf('petra.hansen')).toBe(first);
  expect(pseudonymOf('jonas.petersen')).not.toBe(first);
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(pseudonymOf(undefined)).toBeUndefined();
});
