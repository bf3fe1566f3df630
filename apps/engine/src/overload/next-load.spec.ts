import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextLoad, noLoad, slowWindowsBefore, type Load } from './next-load.js';

const limit = 500;
const after = (delays: readonly number[], from: Load = noLoad): Load =>
  delays.reduce((load, delay) => nextLoad(load, delay, limit), from);
const windows = (count: number, delay: number): readonly number[] => Array<number>(count).fill(delay);

describe('begins', () => {
  test('only after ten slow windows in a row', () => {
    expect(slowWindowsBefore).toBe(10);
    expect(after(windows(9, 501)).share).toBe(0);
    expect(after(windows(10, 501)).share).toBe(0.25);
  });

  test('not while the limit is only reached', () => {
    expect(after(windows(1000, 500)).share).toBe(0);
  });

  test('not by stalls, however long, between which the loop is quick for one window', () => {
    const stalls = fc.array(fc.double({ min: 0, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(stalls, { minLength: 1, maxLength: 20 }), (each) => {
        expect(after(each.flatMap((stall) => [...stall, 20])).share).toBe(0);
      }),
    );
  });
});

describe('goes on', () => {
  const begun = after(windows(10, 501));

  test('refuses ever more while the loop is too slow, up to all', () => {
    expect([1, 2, 3, 4].map((more) => after(windows(more, 900), begun).share)).toEqual([0.5, 0.75, 1, 1]);
  });

  test('stays as it is between half the limit and the limit', () => {
    expect(after(windows(100, 400), begun).share).toBe(0.25);
  });

  test('refuses ever less once the loop is quick, and at last nothing', () => {
    const all = after(windows(13, 501));
    expect(all.share).toBe(1);
    expect(after(windows(1, 20), all).share).toBe(0.9);
    expect(after(windows(9, 20), all).share).toBe(0.1);
    expect(after(windows(10, 20), all)).toEqual(noLoad);
  });

  test('refuses more again at once where callers come back too soon', () => {
    const coming = after([...windows(13, 501), ...windows(5, 20)]);
    expect(coming.share).toBe(0.5);
    expect(after([600], coming).share).toBe(0.75);
  });

  test('once it is over, ten slow windows are needed again', () => {
    const over = after([...windows(13, 501), ...windows(10, 20)]);
    expect(after(windows(9, 900), over).share).toBe(0);
  });
});
