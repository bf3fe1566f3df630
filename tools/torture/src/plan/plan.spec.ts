import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultWeights } from './fault-kinds.js';
import { makePlan } from './plan.js';

const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const lengths = fc.integer({ min: 2, max: 120 });

describe('The plan of a run', () => {
  test('is the same for the same seed and length', () => {
    fc.assert(
      fc.property(seeds, lengths, (seed, seconds) => {
        expect(makePlan({ seed, seconds })).toEqual(makePlan({ seed, seconds }));
      }),
    );
  });

  test('keeps to its time, in order, and names each request once', () => {
    fc.assert(
      fc.property(seeds, lengths, (seed, seconds) => {
        const { actions, faults } = makePlan({ seed, seconds });
        for (const list of [actions, faults]) {
          const moments = list.map(({ at }) => at);
          expect(moments).toEqual([...moments].sort((one, other) => one - other));
          expect(moments.every((at) => at >= 0 && at < seconds * 1_000)).toBe(true);
        }
        expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
      }),
    );
  });

  test('has every fault that its queue allows, given time', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { faults, queue } = makePlan({ seed, seconds: 600 });
        expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(Object.keys(faultWeights(queue))));
      }),
      { numRuns: 20 },
    );
  });

  test('keeps its load when only some faults are wanted', () => {
    const whole = makePlan({ seed: 7, seconds: 60 });
    const kills = makePlan({ seed: 7, seconds: 60, faults: ['killEngine', 'killWorker'] });
    expect(kills.actions).toEqual(whole.actions);
    expect(new Set(kills.faults.map(({ kind }) => kind))).toEqual(new Set(['killEngine', 'killWorker']));
  });
});
