import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.js';
import { isCodeRefused } from './second-factor-words.js';

test('a code is refused as a wrong one, or as none at all', () => {
  const wrong = { type: 'urn:vorgang:problem:second-factor-refused' };
  const tooLong = { errors: [{ field: 'code', message: 'English.' }] };
  for (const details of [wrong, tooLong])
    expect(isCodeRefused(new ApiProblem(400, 'x', 'y', details))).toBe(true);
});

test('other refusals are none of the code', () => {
  const password = { errors: [{ field: 'currentPassword', rule: 'wrong' }] };
  for (const error of [new ApiProblem(400, 'x', 'y', password), new ApiProblem(500, 'x', 'y'), 'other', null])
    expect(isCodeRefused(error)).toBe(false);
});
