import type { FeelValue } from './value.js';

/** A FEEL range. An end of null with `...Included` false is unbounded (DMN 1.5, 10.3.2.7). */
export class FeelRange {
  constructor(
    readonly startIncluded: boolean,
    readonly start: FeelValue,
    readonly end: FeelValue,
    readonly endIncluded: boolean,
  ) {}
}
