import { describe, expect, it } from 'vitest';
import { isCronThatNeverComes, readCronExpression } from './cron-expression.js';

describe('a cron expression never comes', () => {
  it.each([
    ['on a day that its month has not', '0 0 0 31 2 *'],
    ['on the 31st of months of thirty days', '0 0 0 31 4,6,SEP,11 *'],
    ['on a day before the first', '0 0 0 L-30 APR ?'],
    ['on the second Tuesday among the last days of a month', '0 0 0 20-31 * TUE#2'],
    ['on a fifth Monday of February that is the 28th', '0 0 0 28 2 MON#5'],
    ['on a working day that is a Sunday', '0 0 0 15W * SUN'],
  ])('%s: %s', (_what, text) => {
    expect(isCronThatNeverComes(text)).toBe(true);
  });

  it.each([
    ['but a leap day comes', '0 0 0 29 2 *'],
    ['but a leap day that is a fifth Sunday comes', '0 0 0 29 2 SUN#5'],
    ['but a 31st comes', '0 0 0 31 2,3 *'],
    ['but a Friday the 13th comes', '0 0 0 13 * FRI'],
    ['but midnight comes', '@midnight'],
    ['and what is no cron expression is not one that never comes', '0 0 0 32 2 *'],
  ])('%s: %s', (_what, text) => {
    expect(isCronThatNeverComes(text)).toBe(false);
  });
});

describe('no cron expression', () => {
  it.each([
    ['names that run into each other', '0 0 0 1 JANFEB *'],
    ['a name with a digit', '0 0 0 ? * MON2'],
    ['a step of nothing', '0 0/0 * * * *'],
    ['a range that runs backwards', '0 0 0 ? * SAT-SUN'],
    ['more than anybody writes', `${'0,'.repeat(250)}0 0 0 1 1 *`],
  ])('is %s', (_what, text) => {
    expect(readCronExpression(text)).toBe(undefined);
  });
});
