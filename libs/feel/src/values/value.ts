import { JsonContext } from './json-context.js';
import type { DaysTimeDuration, YearsMonthsDuration } from './duration.js';
import type { FeelFunction } from './feel-function.js';
import type { FeelNumber } from './number.js';
import type { FeelRange } from './range.js';
import type { FeelDate, FeelDateTime, FeelTime } from './temporal.js';

/** A FEEL context. A Map, so that no name of JavaScript's objects can be reached. */
export type FeelContext = ReadonlyMap<string, FeelValue>;

export type FeelList = readonly FeelValue[];

/** What FEEL computes with (DMN 1.5, 10.3.2). */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysTimeDuration
  | YearsMonthsDuration
  | FeelRange
  | FeelFunction
  | FeelList
  | FeelContext;

export function isContext(value: FeelValue): value is FeelContext {
  return value instanceof Map || value instanceof JsonContext;
}

export function isList(value: FeelValue): value is FeelList {
  return Array.isArray(value);
}

/** A list as it is; anything else as a list of itself. */
export function asList(value: FeelValue): FeelList {
  return isList(value) ? value : [value];
}
