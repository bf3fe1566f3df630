import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findInexactNumber } from './find-inexact-number.js';

it.each([
  ['0.1234567890123456789012345678901234', 'has 34 digits'],
  ['-1234567890123456.78', 'is an amount with a cent too many'],
  ['123456789012345678e-5', 'is written with an exponent'],
  ['1e-400', 'is no zero'],
  ['0.12345678901234567', 'loses its last digit'],
])('%s %s', (text) => {
  expect(findInexactNumber(`{"amount": [true, ${text}]}`)).toEqual({ text, position: 19 });
});

it.each([
  ['0.1', 'is what a program prints for it'],
  ['0.10000000000000001', 'is the same double, printed with 17 digits'],
  ['1.50000000000000000000', 'has only zeros more'],
  ['12345678901234567890', 'is whole, which other rules look at'],
  ['1E2', 'has an exponent'],
  ['-0.0', 'is zero'],
  ['1e400', 'is too large, which other rules look at'],
  ['"0.1234567890123456789012345678901234"', 'is a text'],
  ['"a \\" 0.1234567890123456789012345678901234"', 'is a text with a quote in it'],
])('keeps %s: it %s', (text) => {
  expect(findInexactNumber(`{"amount": ${text}}`)).toBeNull();
});

it('keeps every double that a program prints', () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(double, (value) => {
      expect(findInexactNumber(JSON.stringify(value))).toBeNull();
      expect(findInexactNumber(value.toPrecision(17))).toBeNull();
      expect(findInexactNumber(value.toExponential())).toBeNull();
    }),
  );
});

it('reads megabytes of quotes, digits and unfinished texts', () => {
  const long = 2_000_000;
  expect(findInexactNumber(`["${'\\"'.repeat(long)}"]`)).toBeNull();
  expect(findInexactNumber(`[1.5${'0'.repeat(long)}]`)).toBeNull();
  expect(findInexactNumber(`["${'0.1'.repeat(long)}`)).toBeNull();
});
