import { describe, expect, it } from 'vitest';
import { compileExpression } from '../compile/compile-expression.js';
import { answer, resultOf, test } from '../testing/answer.js';
import { evaluate } from './evaluate.js';

describe('numbers are decimals with 34 digits (DMN 1.5, 10.3.2.3.1)', () => {
  it.each([
    ['0.1 + 0.2', 0.3],
    ['0.1 * 3', 0.3],
    ['1.1 - 1', 0.1],
    ['19.99 * 3', 59.97],
    ['10 / 4', 2.5],
    ['-4 ** 2', 16],
    ['2 + 3 * 4', 14],
    ['7 / 0', null],
    ['decimal(1 / 3, 2)', 0.33],
    ['9007199254740991 + 0', 9007199254740991],
    ['(9007199254740991 + 2) - 2', 9007199254740991],
    ['1e3', 1000],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it.each(['1 / 3', '9007199254740991 + 1', '2 ** 60', '[1 / 3]', '{a: 1 / 3}'])(
    '%s is refused, because JSON would round it',
    (source) => {
      const result = resultOf(source);
      expect(result.ok ? result.value : result.failure.code).toBe('NUMBER_NOT_REPRESENTABLE');
    },
  );

  it('takes numbers of JSON as their shortest text', () => {
    expect(answer('price * 3', { price: 0.1 })).toBe(0.3);
    expect(answer('total = 59.97', { total: 59.97 })).toBe(true);
  });
});

describe('three-valued logic (DMN 1.5, table 49)', () => {
  it.each([
    ['true and null', null],
    ['false and null', false],
    ['true or null', true],
    ['false or null', null],
    ['true and 1', null],
    ['not(null)', null],
    ['if null then 1 else 2', 2],
    ['"a" < 1', null],
    ['null = null', true],
    ['null != 1', true],
    ['1 between null and 3', null],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});

describe('variables', () => {
  it('reads entries of contexts and of all elements of a list', () => {
    const order = {
      items: [
        { name: 'a', price: 2.5 },
        { name: 'b', price: 4 },
      ],
    };
    expect(answer('order.items.price', { order })).toEqual([2.5, 4]);
    expect(answer('sum(order.items.price)', { order })).toBe(6.5);
    expect(answer('order.items[price > 3].name', { order })).toEqual(['b']);
    expect(answer('order.items[item.name = "a"][1].price', { order })).toBe(2.5);
    expect(answer('order.items[-1].name', { order })).toBe('b');
  });

  it('answers null for an unknown variable and names it in a warning', () => {
    const result = resultOf('applicant + 1');
    expect(result).toMatchObject({ ok: true, value: null });
    expect(result.ok && result.warnings[0]).toMatchObject({
      code: 'UNKNOWN_VARIABLE',
      message: expect.stringContaining('"applicant"'),
    });
  });

  it('reads through a lookup, each name once', () => {
    const compiled = compileExpression('a + a');
    const asked: string[] = [];
    const lookup = (name: string): number => (asked.push(name), 2);
    const result = compiled.ok && evaluate(compiled.expression, lookup, { now: 0, timeZone: 'UTC' });
    expect(result).toMatchObject({ ok: true, value: 4 });
    expect(asked).toEqual(['a']);
  });

  it.each([
    'constructor',
    'toString',
    '__proto__',
    'x.constructor',
    'x.__proto__',
    '"text".length',
    'x.hasOwnProperty("a")',
    'globalThis',
    'process',
  ])('%s reaches nothing of JavaScript', (source) => {
    expect(answer(source, { x: { a: 1 } })).toBeNull();
  });

  it('keeps an entry named __proto__ as plain data', () => {
    const value = answer('{"__proto__": {a: 1}}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('tells a variable that is null from one that does not exist', () => {
    expect(answer('is defined(a)', { a: null })).toBe(true);
    expect(answer('is defined(b)', { a: null })).toBe(false);
    expect(answer('is defined(a.b)', { a: { b: null } })).toBe(true);
    expect(answer('is defined(a.c)', { a: { b: null } })).toBe(false);
  });
});

describe('iteration and functions', () => {
  it.each([
    ['for i in 1..3 return i * i', [1, 4, 9]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['for i in [1, 2], j in [10, 20] return i + j', [11, 21, 12, 22]],
    ['for i in 1..4 return if i = 1 then 1 else i * partial[-1]', [1, 2, 6, 24]],
    ['for d in @"2026-01-30"..@"2026-02-01" return d', ['2026-01-30', '2026-01-31', '2026-02-01']],
    ['some x in [1, 2, 3] satisfies x > 2', true],
    ['every x in [1, 2, 3] satisfies x > 2', false],
    ['every x in [] satisfies x > 2', true],
    ['{double: function(x) x * 2, result: double(21)}.result', 42],
    ['(function(a, b) a - b)(b: 1, a: 3)', 2],
    ['{f: function(n: number) if n < 2 then 1 else n * f(n - 1), r: f(10)}.r', 3628800],
    ['sort([3, 1, 2], function(a, b) a > b)', [3, 2, 1]],
  ])('%s', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});

describe('dates, times and durations leave as ISO 8601 texts', () => {
  it.each([
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['date("2026-03-28") - date("2026-02-28")', 'P28D'],
    ['@"2026-03-29T01:30:00@Europe/Berlin" + duration("PT1H")', '2026-03-29T03:30:00+02:00'],
    ['@"10:00:00" + duration("PT15H")', '01:00:00'],
    ['duration("P1Y2M") * 2', 'P2Y4M'],
    ['duration("PT90M")', 'PT1H30M'],
    ['now()', '2026-03-01T11:00:00+01:00'],
    ['today()', '2026-03-01'],
    ['today().weekday', 7],
    ['years and months duration(date("2000-05-20"), today()).years', 25],
    [
      'date and time(@"2026-07-31T14:27:30@Europe/Berlin", "America/Los_Angeles")',
      '2026-07-31T05:27:30-07:00',
    ],
    ['date("2026-02-30")', null],
  ])('%s is %s', (source, expected) => {
    expect(answer(source)).toBe(expected);
  });

  it('writes ranges as FEEL does', () => {
    expect(answer('[1..3)')).toBe('[1..3)');
  });
});

describe('unary tests', () => {
  it.each([
    ['"a", "b"', 'b', true],
    ['"a", "b"', 'c', false],
    ['not("a", "b")', 'c', true],
    ['> 5', 6, true],
    ['[18..65)', 65, false],
    ['? > 5 and ? < 7', 6, true],
    ['starts with(?, "A")', 'Abt', true],
    ['-', null, true],
    ['null', null, true],
    ['limit', 5, true],
    ['< limit', 4, true],
    ['allowed', 'x', true],
    ['string length(?) > 2', 'ab', false],
    ['true', null, false],
    ['true', 'x', null],
    ['limit = 5', 'anything', true],
    ['limit = 5', false, false],
  ])('%s against %s is %s', (source, tested, expected) => {
    expect(test(source, tested, { limit: 5, allowed: ['x', 'y'] })).toBe(expected);
  });
});

describe('assert', () => {
  it('ends the evaluation with its cause', () => {
    expect(resultOf('assert(x, x > 1, "x must be more than 1")', { x: 1 })).toEqual({
      ok: false,
      failure: { code: 'EVALUATION_FAILED', message: 'x must be more than 1' },
    });
    expect(answer('assert(x, x > 0)', { x: 1 })).toBe(1);
  });
});

describe('a variable that is not set and has the name of a built-in function', () => {
  it.each([
    ['date = null', true],
    ['if count = null then 1 else count + 1', 1],
    ['count', null],
    ['append(if log = null then [] else log, "h1")', ['h1']],
  ])('is null: %s is %j', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });

  it.each([
    ['{f: count}.f([1, 2])', 2],
    ['(function(f, x) f(x))(abs, -3)', 3],
    ['(for f in [abs] return f(-2))[1]', 2],
  ])('is the function where one is handed on: %s is %j', (source, expected) => {
    expect(answer(source)).toEqual(expected);
  });
});
