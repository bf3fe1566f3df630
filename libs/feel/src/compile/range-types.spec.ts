import { describe, expect, it } from 'vitest';
import { answer } from '../testing/answer.js';

describe('the type range<T> (DMN 1.5, grammar rule 52)', () => {
  it.each([
    ['[1..3] instance of range<number>', true],
    ['[1..3] instance of range<string>', false],
    ['range("[@\\"P1D\\"..@\\"P2D\\"]") instance of range<days and time duration>', true],
    ['[[1..3]] instance of list<range<number>>', true],
    ['{r: [1..3]} instance of context<r: range < number >>', true],
    ['(function(r: range<number>) 2 in r)([1..3])', true],
    ['(function(r: range<number>) 2 in r)("x")', null],
    ['1 instance of number and {range: 1, other: 2, result: range < other}.result', true],
    ['"instance of range<number>"', 'instance of range<number>'],
    ['/* instance of range<number> */ {range: 1, result: range < 2}.result', true],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });

  it('mixes no two kinds of ends in a range that is read from text', () => {
    expect(answer('range("[@\\"1970-01-01\\"..@\\"1970-01-02T00:00:00\\"]")')).toBe(null);
  });
});
