import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../testing/answer.js';

/** An exact decimal: digits times ten to the power of minus scale. */
interface ExactDecimal {
  readonly digits: bigint;
  readonly scale: number;
}

const decimals = fc.record({
  digits: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  scale: fc.integer({ min: 0, max: 12 }),
});

function write({ digits, scale }: ExactDecimal): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = scale === 0 ? '' : `.${text.slice(text.length - scale)}`;
  return `${digits < 0n ? '-' : ''}${whole}${fraction}`;
}

/** The same number without zeros at its end, as FEEL writes it. */
function shorten({ digits, scale }: ExactDecimal): string {
  let [rest, places] = [digits, scale];
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places -= 1;
  }
  return write({ digits: rest, scale: places });
}

function align(left: ExactDecimal, right: ExactDecimal): readonly [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [
    left.digits * 10n ** BigInt(scale - left.scale),
    right.digits * 10n ** BigInt(scale - right.scale),
    scale,
  ];
}

describe('arithmetic agrees with exact decimals', () => {
  it('adds and subtracts', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const [first, second, scale] = align(left, right);
        expect(answer(`string((${write(left)}) + (${write(right)}))`)).toBe(
          shorten({ digits: first + second, scale }),
        );
        expect(answer(`string((${write(left)}) - (${write(right)}))`)).toBe(
          shorten({ digits: first - second, scale }),
        );
      }),
    );
  });

  it('multiplies', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        expect(answer(`string((${write(left)}) * (${write(right)}))`)).toBe(
          shorten({ digits: left.digits * right.digits, scale: left.scale + right.scale }),
        );
      }),
    );
  });

  it('divides what was multiplied', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        fc.pre(right.digits !== 0n);
        expect(answer(`string((${write(left)}) * (${write(right)}) / (${write(right)}))`)).toBe(
          shorten(left),
        );
      }),
    );
  });

  it('orders', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const [first, second] = align(left, right);
        expect(answer(`(${write(left)}) < (${write(right)})`)).toBe(first < second);
        expect(answer(`(${write(left)}) = (${write(right)})`)).toBe(first === second);
      }),
    );
  });

  it('gives back every number of JSON as it came', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -9e15, max: 9e15 }), (value) => {
        expect(answer('x', { x: value })).toBe(value + 0);
      }),
    );
  });

  it('keeps whole numbers exact to 2^53', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (left, right) => {
        expect(answer(`string(a + b)`, { a: left, b: right })).toBe(
          (BigInt(left) + BigInt(right)).toString(),
        );
        expect(answer(`a + b - b`, { a: left, b: right })).toBe(left + 0);
      }),
    );
  });
});

describe('dates agree with the calendar', () => {
  it('counts days as JavaScript does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        fc.integer({ min: -100_000, max: 100_000 }),
        (day, days) => {
          const moved = new Date(day.getTime() + days * 86_400_000);
          fc.pre(moved.getUTCFullYear() >= 1 && moved.getUTCFullYear() <= 9999);
          expect(answer(`date("${day.toISOString().slice(0, 10)}") + duration("P1D") * ${days}`)).toBe(
            moved.toISOString().slice(0, 10),
          );
        },
      ),
    );
  });
});
