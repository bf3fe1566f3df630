import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.js';
import { findingsOf } from './findings-of.js';

test('a refused deployment names each element with what is wrong', () => {
  const refusal = new ApiProblem(400, 'Bad Request', 'rejected', {
    errors: [{ field: 'belehrung.bpmn#angaben-pruefen', message: 'A user task needs a form. Choose one.' }],
  });
  expect(findingsOf(refusal)).toEqual([
    { elementId: 'angaben-pruefen', rule: '', message: 'A user task needs a form. Choose one.', fix: '' },
  ]);
});

test('other errors blame no element', () => {
  const invalid = new ApiProblem(400, 'Bad Request', 'invalid', {
    errors: [{ field: 'xml', message: 'Too long.' }],
  });
  expect(findingsOf(invalid)).toEqual([]);
  expect(findingsOf(new Error('offline'))).toEqual([]);
});
