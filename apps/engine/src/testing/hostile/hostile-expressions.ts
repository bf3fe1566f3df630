import fc, { type Arbitrary } from 'fast-check';

const attacks: readonly string[] = [
  'for i in 1..1000000000 return i',
  'for a in 1..5000, b in 1..5000 return a * b',
  'some x in 1..1000000000 satisfies x = -1',
  'every x in 1..1000000000 satisfies x > 0',
  'count(1..1000000000)',
  '2 ** 2 ** 2 ** 2 ** 2 ** 2',
  '10 ** 999999999',
  'string(10 ** 100000)',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
  'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a|a)*b", "$1")',
  'split("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(x+x+)+y")',
  'matches("a", "a{1,999999999}")',
  '(function(f) f(f))(function(f) f(f))',
  '{f: function(n) f(n + 1), r: f(0)}.r',
  '{a: 1}.__proto__',
  '{a: 1}.constructor.constructor("return process")()',
  'constructor',
  '__proto__.admin',
  'get value({}, "constructor")',
  'get value({}, "__proto__")',
  'context put({}, "__proto__", {admin: true})',
  'context([{key: "__proto__", value: {admin: true}}])',
  '{"__proto__": {admin: true}}',
  'toString()',
  'process.exit(1)',
  'require("fs")',
  'globalThis',
  'this',
  'date("999999999-12-31") + duration("P999999999Y")',
  'duration("P99999999999999999999Y") * 99999999999',
  'date and time("2026-01-01T00:00:00@Europe/../../etc/passwd")',
  'time("25:61:61")',
  'substring("a", -999999999999, 99999999999)',
  'string join(for i in 1..100000 return "xxxxxxxxxx", "y")',
  'insert before([1], 99999999999, 1)',
  'list replace([1], -1, 2)',
  'decimal(1/3, 999999999)',
  'round half up(1e6144, -999999)',
  'sort([3,1,2], function(a,b) true)',
  'range("[1..")',
  'number("1e999999999")',
  '1e999999999',
  '"\\uD800"',
  '"\\u0000"',
  '// comment',
  '/* never closed',
];

const atoms = fc.constantFrom(
  '1',
  '-0',
  '"x"',
  'null',
  'a',
  '[1..9999999]',
  '{}',
  '[]',
  '@"2026-01-01"',
  'true',
  '?',
  '..',
  'item',
  'partial',
);
const operators = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '**',
  '=',
  '<',
  'and',
  'or',
  'in',
  'between',
  '.',
  ',',
  'instance of',
  'return',
  'satisfies',
  'if',
  'then',
  'else',
  'for',
  'function(',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  ':',
);

const nested = fc
  .tuple(
    fc.constantFrom<readonly [string, string]>(
      ['(', ')'],
      ['[', ']'],
      ['{a:', '}'],
      ['-', ''],
      ['not(', ')'],
      ['if a then ', ' else 1'],
      ['abs(', ')'],
      ['for i in [1,2] return ', ''],
      ['function(x) ', ''],
    ),
    fc.constantFrom(30, 300, 3_000),
  )
  .map(([[before, after], depth]) => `${before.repeat(depth)}1${after.repeat(depth)}`);

const chained = fc
  .tuple(fc.constantFrom(' + 1', '.a', '[1]', ' and true', ' ** 9', '(1)'), fc.constantFrom(30, 300, 3_000))
  .map(([link, count]) => `a${link.repeat(count)}`);

/** FEEL that tries to run for ever, to fill the memory, to overflow the stack or to reach what lies behind it. */
export const hostileExpression: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...attacks) },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: chained },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(atoms, operators), { minLength: 1, maxLength: 25 })
      .map((parts) => parts.join(' ')),
  },
);
