import { describe, expect, it } from 'vitest';
import { compileExpression, compileUnaryTests } from './compile-expression.js';
import { compileProgram } from './program.js';

function referencesOf(source: string): readonly string[] {
  const result = compileExpression(source);
  if (!result.ok) throw new Error(result.problem.message);
  return result.expression.references;
}

describe('compileExpression', () => {
  it('names the place of what cannot be read', () => {
    const result = compileExpression('1 +\n* 2');
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('line 2'), position: { from: 4 } },
    });
  });

  it.each(['', '   ', '1 +', '(1', 'if a then b', '"open', 'a instance of nothing', '1e9999'])(
    'refuses "%s"',
    (source) => {
      expect(compileExpression(source).ok).toBe(false);
    },
  );

  it('lists the variables that an expression reads', () => {
    expect(referencesOf('a + b.c * sum(d)')).toEqual(['a', 'b', 'd']);
    expect(referencesOf('for x in list return x + y')).toEqual(['list', 'y']);
    expect(referencesOf('{a: 1, b: a + c}')).toEqual(['c']);
    expect(referencesOf('(function(x) x + z)(1)')).toEqual(['z']);
    expect(referencesOf('some x in xs satisfies x > limit')).toEqual(['limit', 'xs']);
  });

  it.each([
    ['other() + nosuch(a)', ['nosuch', 'other']],
    ['if random number() < 0.5 then uuid() else nosuch(1)', ['nosuch']],
    ['sum(xs) + string length(text)', []],
    ['for f in fs return f(1)', []],
    ['{double: function(x) 2 * x, four: double(2)}.four', []],
    ['[{f: abs}][f(-1) = 1]', []],
    ['{factorial: function(n) if n < 2 then 1 else n * factorial(n - 1)}.factorial(5)', []],
    ['[context put({}, "f", abs)][f(-1) = 1]', []],
    ['sort([2, 1], function(a, b) before(a, b) and nosuch(a))', ['nosuch']],
  ])('lists the functions that nothing makes: %s', (source, unknown) => {
    const result = compileExpression(source);
    expect(result.ok && result.expression.unknownFunctions).toEqual(unknown);
  });

  it('reads names with spaces and symbols that are known', () => {
    const names = { variables: ['Pre-bureau risk', 'date of birth'], properties: ['net+gross'] };
    const result = compileProgram('Pre-bureau risk + x.net+gross', 'expression', { names });
    expect(result.ok && result.program.references).toEqual(['Pre-bureau risk', 'x']);
    expect(referencesOf('a-b')).toEqual(['a', 'b']);
    expect(referencesOf('full name')).toEqual(['full name']);
  });

  it('reads names with symbols that the expression declares, in their reach only', () => {
    expect(referencesOf('{a-b: 1, c: a-b}')).toEqual([]);
    expect(referencesOf('[{a-b: 1}, a-b]')).toEqual(['a', 'b']);
  });
});

describe('compileUnaryTests', () => {
  it('reads what tests are', () => {
    expect(compileUnaryTests('> 5, [1..3], "a"').ok).toBe(true);
    expect(compileUnaryTests('not(> 5)').ok).toBe(true);
    expect(compileUnaryTests('in [').ok).toBe(false);
  });
});
