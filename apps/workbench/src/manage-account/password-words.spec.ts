import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.js';
import { refusedPassword } from './password-words.js';

test.each([
  'no-text',
  'too-short',
  'too-long',
  'one-character',
  'unchanged',
  'frequent',
  'familiar-words',
  'breached',
  'wrong',
])('the rule %s is said in German, for the field of the request', (rule) => {
  const errors = [{ field: 'newPassword', rule, message: 'English.' }];
  expect(refusedPassword(new ApiProblem(400, 'x', 'y', { errors }))).toEqual({
    field: 'newPassword',
    text: expect.stringMatching(/Passwort/) as string,
  });
});

test('other errors are none of a password', () => {
  const other = new ApiProblem(400, 'x', 'y', { errors: [{ field: 'name', message: 'Must be a text.' }] });
  for (const error of [other, new ApiProblem(500, 'x', 'y'), new Error('x')])
    expect(refusedPassword(error)).toBeNull();
});
