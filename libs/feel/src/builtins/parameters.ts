import type { Evaluation } from '../evaluate/evaluation.js';
import { coerce } from '../types/coercion.js';
import { conformsTo } from '../types/conformance.js';
import { ANY } from '../types/feel-type.js';
import type { FeelType, SimpleTypeName } from '../types/feel-type.js';
import type { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.js';
import type { FeelFunction } from '../values/feel-function.js';
import type { FeelNumber } from '../values/number.js';
import type { FeelRange } from '../values/range.js';
import type { FeelDate, FeelDateTime, FeelTime } from '../values/temporal.js';
import type { FeelContext, FeelList, FeelValue } from '../values/value.js';

/** One parameter of a built-in: its name for named arguments, and what it takes. */
export interface Parameter<T> {
  readonly name: string;
  readonly type: FeelType;
  readonly optional: boolean;
  /** The argument in the form the built-in works with; `undefined` when it does not fit. */
  readonly accept: (value: FeelValue, evaluation: Evaluation) => T | undefined;
}

function ofType<T extends FeelValue>(type: FeelType): (name: string) => Parameter<T> {
  return (name) => ({
    name,
    type,
    optional: false,
    accept: (value, evaluation) => {
      const fitted = coerce(value, type, evaluation);
      // Conformance to the type was just checked; only TypeScript cannot see it.
      return fitted === null || fitted === undefined ? undefined : (fitted as T);
    },
  });
}

const simple = <T extends FeelValue>(kind: SimpleTypeName): ((name: string) => Parameter<T>) =>
  ofType<T>({ kind });

export const text = simple<string>('string');
export const numeric = simple<FeelNumber>('number');
export const truth = simple<boolean>('boolean');
export const list = ofType<FeelList>({ kind: 'list', element: ANY });
export const context = simple<FeelContext>('context');
export const date = simple<FeelDate>('date');
export const time = simple<FeelTime>('time');
export const dateTime = simple<FeelDateTime>('date and time');
export const daysTime = simple<DaysTimeDuration>('days and time duration');
export const yearsMonths = simple<YearsMonthsDuration>('years and months duration');
export const range = ofType<FeelRange>({ kind: 'range', element: ANY });

/** Takes the type exactly, without conversions; for signatures that differ by type only. */
export function exactly<T extends FeelValue>(parameter: Parameter<T>): Parameter<T> {
  return {
    ...parameter,
    accept: (value, evaluation) =>
      value !== null && conformsTo(value, parameter.type, evaluation) ? (value as T) : undefined,
  };
}

export function callable(name: string): Parameter<FeelFunction> {
  return {
    name,
    type: ANY,
    optional: false,
    accept: (value) => (typeof value === 'object' && value !== null && 'invoke' in value ? value : undefined),
  };
}

/** Takes any value, null included. */
export function anything(name: string): Parameter<FeelValue> {
  return { name, type: ANY, optional: false, accept: (value) => value };
}

/** May be left out. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return { ...parameter, optional: true };
}

/** Takes null beside its type. */
export function nullable<T>(parameter: Parameter<T>): Parameter<T | null> {
  return {
    ...parameter,
    accept: (value, evaluation) => (value === null ? null : parameter.accept(value, evaluation)),
  };
}
