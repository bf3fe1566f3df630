import type { FeelValue } from './value.js';

/** An end of a range; undefined where the range is open, unlike null, which is an unknown end. */
export type RangeEnd = FeelValue | undefined;

/** A FEEL range (DMN 1.5, 10.3.2.7). */
export class FeelRange {
  constructor(
    readonly startIncluded: boolean,
    readonly start: RangeEnd,
    readonly end: RangeEnd,
    readonly endIncluded: boolean,
    /** How it was written: `[1..3]`, or `>= 1`. Ranges written differently are not equal, even over the same values. */
    readonly notation: 'interval' | 'comparison' = 'interval',
  ) {}
}
