import { describe, expect, it } from 'vitest';
import { compileExpression } from '../compile/compile-expression.js';
import { resultOf } from '../testing/answer.js';

/** Ten lists within lists: a few values that would be a million when written out. */
const SHARED = [
  'a: [1,1,1,1,1,1,1,1,1,1]',
  ...['b', 'c', 'd', 'e', 'f', 'g'].map(
    (name, index) => `${name}: [${Array(10).fill('abcdef'[index]).join(',')}]`,
  ),
].join(', ');

const TOO_MUCH = {
  'nested loops': 'for a in 1..1000, b in 1..1000, c in 1..1000 return a * b * c',
  'a huge range': 'for a in 1..1000000000 return a',
  'a text that doubles':
    '{a: "xxxxxxxxxx", b: a+a+a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b+b+b, d: c+c+c+c+c+c+c+c+c+c, e: d+d+d+d+d+d+d+d+d+d, f: e+e+e+e+e+e+e+e+e+e}.f',
  'endless recursion': '{f: function(x) f(x)}.f(1)',
  'recursion that branches': '{f: function(x) f(x + 1) + f(x + 2)}.f(1)',
  'a function that calls itself': '(function(f) f(f))(function(f) f(f))',
  'shared lists written out': `{${SHARED}}.g`,
  'shared lists as text': `string({${SHARED}})`,
  'shared lists flattened': `flatten({${SHARED}}.g)`,
  'a list that grows by itself': 'for i in 1..100 return [partial, partial]',
  'many powers': 'for i in 1..100000 return 1.00000123 ** 999999999.5',
  'many long numbers': 'for i in 1..100000 return string(1e6144)',
  'a replacement that explodes': `replace("${'a'.repeat(4000)}", "a", "${'b'.repeat(4000)}")`,
};

const LONG = 'x'.repeat(1_000_000);

/** Little to read, but much to do with variables as large as an instance may have them. */
const OVER_LARGE_VARIABLES = {
  'comparing texts': 'for i in 1..100000 return a < b',
  'equal texts': 'for i in 1..100000 return a = b',
  'searching texts': 'for i in 1..100000 return contains(a, "y")',
  'changing texts': 'for i in 1..100000 return upper case(a)',
  'matching texts': 'for i in 1..100000 return matches(a, "(x|y)*z")',
  'spaces that look like a range': 'for i in 1..100000 return range(spaces)',
  'digits of a number': 'for i in 1..100000 return number(digits, " ", ",")',
  'copying lists': 'for i in 1..100000 return append(list, i)',
  'searching lists': 'for i in 1..100000 return index of(list, -1)',
};

describe('a hostile expression', () => {
  it.each(Object.entries(OVER_LARGE_VARIABLES))(
    'runs out of budget over large variables: %s',
    (_name, source) => {
      const variables = {
        a: `${LONG}1`,
        b: `${LONG}2`,
        spaces: ' '.repeat(1_000_000),
        digits: '1'.repeat(1_000_000),
        list: Array.from({ length: 10_000 }, (_, index) => index),
      };
      const start = performance.now();
      const result = resultOf(source, variables);
      expect(result.ok ? result.value : result.failure.code).toBe('BUDGET_EXCEEDED');
      expect(performance.now() - start).toBeLessThan(4000);
    },
  );

  it('lets variables of an instance pass, however large', () => {
    const order = {
      items: Array.from({ length: 20_000 }, (_, index) => ({ id: index, note: 'as ordered' })),
    };
    expect(resultOf('order', { order })).toMatchObject({ ok: true, value: order });
  });

  it.each(Object.entries(TOO_MUCH))('runs out of budget soon: %s', (_name, source) => {
    const start = performance.now();
    const result = resultOf(source);
    const duration = performance.now() - start;
    expect(result.ok ? result.value : result.failure.code).toBe('BUDGET_EXCEEDED');
    // Far above the usual, so that a busy machine does not fail the test, and far below what an unlimited run takes.
    expect(duration).toBeLessThan(2000);
  });

  it('tells which limit it hit', () => {
    const result = resultOf('for i in 1..10 return i', {}, { steps: 5 });
    expect(result).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('steps limit of 5') },
    });
  });

  it('matches regular expressions in time that grows with the text only', () => {
    expect(resultOf(`matches("${'a'.repeat(5000)}!", "^(a+)+$")`)).toMatchObject({ ok: true, value: false });
  });

  it.each([
    ['brackets', '('.repeat(5000)],
    ['closed brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['signs', `${'-'.repeat(15_000)}1`],
    ['quotes', '"'.repeat(15_001)],
    ['words without an end', 'if '.repeat(5000)],
    ['a long text', `"${'x'.repeat(20_000)}"`],
  ])('is refused soon when it cannot be read: %s', (_name, source) => {
    const start = performance.now();
    expect(compileExpression(source).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('does not slow the parser down by its length', () => {
    const start = performance.now();
    const entries = Array.from({ length: 1500 }, (_, index) => `a${index}: 1`).join(', ');
    expect(resultOf(`count(get entries({${entries}}))`)).toMatchObject({ ok: true, value: 1500 });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
