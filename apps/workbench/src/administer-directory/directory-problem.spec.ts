import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.js';
import { directoryProblem } from './directory-problem.js';

test.each(['urn:vorgang:problem:last-administrator', 'https://vorgang.example/problems/last-administrator'])(
  'the problem %s says in German what to do first',
  (type) => {
    const problem = new ApiProblem(409, 'Das geht gerade nicht', 'Nobody would be left.', { type });
    expect(directoryProblem(problem)).toMatchObject({
      status: 409,
      message: expect.stringContaining('Geben Sie zuerst einer anderen Person') as string,
    });
  },
);

test('who did not prove who they are is not told that they lack a permission', () => {
  const type = 'urn:vorgang:problem:sign-in-again';
  expect(directoryProblem(new ApiProblem(403, 'Keine Berechtigung', 'x', { type }))).toMatchObject({
    title: 'Es ist nichts geändert',
    message: expect.stringContaining('Versuchen Sie es noch einmal') as string,
  });
});

test('what has no words of its own stays as it is', () => {
  const problem = new ApiProblem(400, 'x', 'y', { type: 'about:blank' });
  expect(directoryProblem(problem)).toBe(problem);
  expect(directoryProblem('other')).toBe('other');
});
