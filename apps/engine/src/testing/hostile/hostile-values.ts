import fc, { type Arbitrary } from 'fast-check';

/** JSON text that stands for itself, where `JSON.stringify` could not write it: 1e999, a number of 400 digits. */
export class RawJson {
  constructor(readonly text: string) {}
}

const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\ufeff',
  '\uffff',
  '\u202egnp.exe',
  '\u2066a\u2069',
  '\u200b',
  '\u2028',
  'e\u0301'.repeat(500),
  'İıſß',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  "' or 1=1; --",
  '\\',
  '%',
  '_',
  '$1',
  '{{7*7}}',
  '${7*7}',
  '#{7*7}',
  '=1/0',
  '="a"',
  '=for i in 1..1000000000 return i',
  '../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\windows\\system32',
  '/dev/zero',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'javascript:alert(1)',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '-1',
  '0',
  '9223372036854775807',
  '9223372036854775808',
  '1e400',
  'NaN',
  '0x10',
  '١٢٣',
  'true',
  'null',
  '9999-12-31T23:59:59.999Z',
  '+292278994-08-17T07:12:55Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30T25:61:61Z',
  '0000-01-01T00:00:00Z',
  'P999999999999Y',
  'R/PT0S',
  'R-1/PT1S',
  '* * * * * *',
  '$',
  '$eq',
  '*',
  '(a+)+$',
  '[',
];

/** Texts on which programs stumble: controls, halves of characters, names of prototypes, injections, far dates. */
export const hostileText: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('x', '\u4e00', '\ud83d\ude00', '(', '[', '"', '\u0301'),
        fc.constantFrom(300, 5_000, 200_000),
      )
      .map(([character, count]) => character.repeat(count)),
  },
);

const hostileNumber: Arbitrary<unknown> = fc.constantFrom<unknown>(
  -1,
  0,
  0.5,
  1e21,
  1e308,
  5e-324,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  new RawJson('-0'),
  new RawJson('1e999'),
  new RawJson('9'.repeat(400)),
  new RawJson(`0.${'1'.repeat(5_000)}`),
);

const hostileStructure: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    [[]],
    [null],
    [{}],
    { $eq: null },
    { $in: [] },
    { $like: '%' },
    { length: 1e9 },
    { then: 'x' },
    { toJSON: 1 },
    { constructor: { prototype: { admin: true } } },
    new RawJson('{"__proto__":{"admin":true}}'),
    new RawJson('{"a":1,"a":2}'),
  ),
  fc.constantFrom(50, 99, 120, 20_000).map((depth) => new RawJson('['.repeat(depth) + ']'.repeat(depth))),
  fc
    .constantFrom(50, 99, 120, 5_000)
    .map((depth) => new RawJson(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)),
  fc.constantFrom(1_001, 50_000).map((count) => Array.from({ length: count }, (_, index) => index)),
  fc
    .constantFrom(1_001, 20_000)
    .map((count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]))),
  hostileText.map((name) => new RawJson(`{${JSON.stringify(name)}:1}`)),
);

/** A value that no field of a request expects. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: hostileNumber },
  { weight: 3, arbitrary: hostileStructure },
);

/** JSON of a value that may hold `RawJson` anywhere. */
export function hostileJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(hostileJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${hostileJson(inner)}`)
    .join(',')}}`;
}
