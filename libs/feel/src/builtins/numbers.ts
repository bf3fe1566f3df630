import type { Evaluation } from '../evaluate/evaluation.js';
import { FeelDecimal, isInteger, multiply, normalize, subtract, toDecimal } from '../values/number.js';
import type { FeelNumber } from '../values/number.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.js';
import type { FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { daysTime, numeric, optional, yearsMonths, exactly } from './parameters.js';

type Rounding = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const LARGEST_SCALE = 6176;
const SMALLEST_SCALE = -6111;

/** Rounds to a number of digits after the point, or before it when negative. */
function round(value: FeelNumber, scale: FeelNumber, rounding: Rounding, evaluation: Evaluation): FeelValue {
  const places = Math.trunc(Number(scale));
  if (places > LARGEST_SCALE || places < SMALLEST_SCALE) {
    return evaluation.warn(
      'OUT_OF_RANGE',
      `The scale of a rounding must be between ${SMALLEST_SCALE} and ${LARGEST_SCALE}.`,
    );
  }
  if (typeof value === 'number' && places >= 0) return value;
  evaluation.spend(4);
  const decimal = toDecimal(value);
  if (places >= 0) return normalize(decimal.toDecimalPlaces(places, rounding));
  return normalize(decimal.toNearest(new FeelDecimal(10).pow(-places), rounding));
}

const rounding = (name: string, mode: Rounding) =>
  define(
    name,
    signature([numeric('n'), numeric('scale')], (evaluation, value, scale) =>
      round(value, scale, mode, evaluation),
    ),
  );

const roundingWithDefault = (name: string, mode: Rounding) =>
  define(
    name,
    signature([numeric('n'), optional(numeric('scale'))], (evaluation, value, scale) =>
      round(value, scale ?? 0, mode, evaluation),
    ),
  );

export const NUMBER_BUILTINS = [
  rounding('decimal', FeelDecimal.ROUND_HALF_EVEN),
  rounding('round up', FeelDecimal.ROUND_UP),
  rounding('round down', FeelDecimal.ROUND_DOWN),
  rounding('round half up', FeelDecimal.ROUND_HALF_UP),
  rounding('round half down', FeelDecimal.ROUND_HALF_DOWN),
  rounding('round half even', FeelDecimal.ROUND_HALF_EVEN),
  roundingWithDefault('floor', FeelDecimal.ROUND_FLOOR),
  roundingWithDefault('ceiling', FeelDecimal.ROUND_CEIL),
  define(
    'abs',
    signature([numeric('n')], (_evaluation, value) =>
      typeof value === 'number' ? Math.abs(value) : value.abs(),
    ),
    signature(
      [exactly(daysTime('n'))],
      (_evaluation, value) =>
        new DaysTimeDuration(value.nanoseconds < 0n ? -value.nanoseconds : value.nanoseconds),
    ),
    signature(
      [exactly(yearsMonths('n'))],
      (_evaluation, value) => new YearsMonthsDuration(Math.abs(value.months)),
    ),
  ),
  define(
    'modulo',
    signature([numeric('dividend'), numeric('divisor')], (evaluation, dividend, divisor) => {
      if (divisor === 0)
        return evaluation.warn(
          'INVALID_VALUE',
          'modulo was called with the divisor zero. Test the divisor first.',
        );
      evaluation.spend(10);
      return modulo(dividend, divisor);
    }),
  ),
  define(
    'sqrt',
    signature([numeric('number')], (evaluation, value) => {
      evaluation.spend(250);
      return toDecimal(value).isNegative() && value !== 0
        ? evaluation.warn('INVALID_VALUE', 'There is no square root of a negative number.')
        : normalize(toDecimal(value).sqrt());
    }),
  ),
  define(
    'log',
    signature([numeric('number')], (evaluation, value) => {
      evaluation.spend(1500);
      return toDecimal(value).lte(0)
        ? evaluation.warn('INVALID_VALUE', 'There is only a logarithm of positive numbers.')
        : normalize(toDecimal(value).ln());
    }),
  ),
  define(
    'exp',
    signature([numeric('number')], (evaluation, value) => {
      evaluation.spend(1500);
      return normalize(toDecimal(value).exp());
    }),
  ),
  define(
    'odd',
    signature([numeric('number')], (evaluation, value) =>
      isInteger(value)
        ? parity(value) === 1
        : evaluation.warn('INVALID_VALUE', 'Only whole numbers are odd or even.'),
    ),
  ),
  define(
    'even',
    signature([numeric('number')], (evaluation, value) =>
      isInteger(value)
        ? parity(value) === 0
        : evaluation.warn('INVALID_VALUE', 'Only whole numbers are odd or even.'),
    ),
  ),
];

function parity(value: FeelNumber): number {
  return typeof value === 'number' ? Math.abs(value % 2) : toDecimal(value).mod(2).abs().toNumber();
}

/** The remainder with the sign of the divisor: dividend - divisor * floor(dividend / divisor). */
function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelValue {
  const quotient = normalize(toDecimal(dividend).div(divisor).floor());
  const product = quotient === null ? null : multiply(quotient, divisor);
  return product === null ? null : subtract(dividend, product);
}
