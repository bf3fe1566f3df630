import { Decimal } from 'decimal.js';

/** Decimal floating point with the precision, rounding and exponents of IEEE 754-2008 decimal128 (DMN 1.5, 10.3.2.3.1). */
export const FeelDecimal = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -6176,
  toExpPos: 6145,
});

/**
 * A FEEL number. Safe integers are JavaScript numbers, because their sums, differences and products are exact
 * or visibly unsafe; everything else is a decimal. The form is canonical: a decimal is never a safe integer.
 */
export type FeelNumber = number | Decimal;

/** The canonical form of a decimal; null when it is not finite. */
export function normalize(decimal: Decimal): FeelNumber | null {
  if (!decimal.isFinite()) return null;
  if (decimal.isInteger()) {
    const value = decimal.toNumber();
    if (Number.isSafeInteger(value)) return value + 0;
  }
  return decimal;
}

export function isFeelNumber(value: unknown): value is FeelNumber {
  return typeof value === 'number' || value instanceof FeelDecimal;
}

/** The number that a JavaScript number shows as its shortest text: 0.1 is one tenth. */
export function fromDouble(value: number): FeelNumber | null {
  if (Number.isSafeInteger(value)) return value + 0;
  return normalize(new FeelDecimal(value));
}

/** No number in reach of the exponent needs more characters. */
const LONGEST_NUMBER = 7000;

/** Reads a decimal text, rounded to 34 digits; null when it is not a number. */
export function parseNumber(text: string): FeelNumber | null {
  if (text.length > LONGEST_NUMBER) return null;
  if (!/^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,6})?$/.test(text)) return null;
  return normalize(new FeelDecimal(text).toSignificantDigits(34));
}

export function toDecimal(value: FeelNumber): Decimal {
  return typeof value === 'number' ? new FeelDecimal(value) : value;
}

export function add(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalize(FeelDecimal.add(left, right));
}

export function subtract(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalize(FeelDecimal.sub(left, right));
}

export function multiply(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return normalize(FeelDecimal.mul(left, right));
}

/** The quotient; null for a division by zero (DMN 1.5, table 55). */
export function divide(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (right === 0) return null;
  if (typeof left === 'number' && typeof right === 'number') {
    const quotient = left / right;
    if (Number.isSafeInteger(quotient) && quotient * right === left) return quotient + 0;
  }
  return normalize(FeelDecimal.div(left, right));
}

export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber | null {
  return normalize(FeelDecimal.pow(base, exponent));
}

export function negate(value: FeelNumber): FeelNumber {
  return typeof value === 'number' ? 0 - value : value.neg();
}

export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return toDecimal(left).cmp(right);
}

export function isInteger(value: FeelNumber): boolean {
  return typeof value === 'number' || value.isInteger();
}

/** The plain decimal text, without an exponent. */
export function formatNumber(value: FeelNumber): string {
  return typeof value === 'number' ? String(value) : value.toFixed();
}
