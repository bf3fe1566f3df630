import type { Evaluation } from '../evaluate/evaluation.js';
import { DaysTimeDuration, YearsMonthsDuration } from '../values/duration.js';
import { FeelFunction } from '../values/feel-function.js';
import { isFeelNumber } from '../values/number.js';
import { FeelRange } from '../values/range.js';
import { FeelDate, FeelDateTime, FeelTime } from '../values/temporal.js';
import { isContext, isList } from '../values/value.js';
import type { FeelValue } from '../values/value.js';
import type { FeelType } from './feel-type.js';

/** Whether a value belongs to a type; null belongs to every type (DMN 1.5, 10.3.2.9.2). */
export function conformsTo(value: FeelValue, type: FeelType, evaluation: Evaluation): boolean {
  return value === null || isInstanceOf(value, type, evaluation);
}

/** Whether a value that is not null belongs to a type: FEEL's `instance of`. */
export function isInstanceOf(value: FeelValue, type: FeelType, evaluation: Evaluation): boolean {
  evaluation.spend(1);
  switch (type.kind) {
    case 'any':
      return value !== null;
    case 'null':
      return value === null;
    case 'number':
      return isFeelNumber(value);
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return value instanceof FeelDate;
    case 'time':
      return value instanceof FeelTime;
    case 'date and time':
      return value instanceof FeelDateTime;
    case 'days and time duration':
      return value instanceof DaysTimeDuration;
    case 'years and months duration':
      return value instanceof YearsMonthsDuration;
    case 'context':
      return isContext(value);
    case 'list':
      return (
        isList(value) &&
        (type.element.kind === 'any' ||
          value.every((element) => conformsTo(element, type.element, evaluation)))
      );
    case 'range':
      return (
        value instanceof FeelRange &&
        conformsTo(value.start ?? null, type.element, evaluation) &&
        conformsTo(value.end ?? null, type.element, evaluation)
      );
    case 'structure':
      return isContext(value) && hasEntries(value, type.entries, evaluation);
    case 'function':
      return value instanceof FeelFunction && isFunctionOf(value, type);
    case 'restricted':
      return isInstanceOf(value, type.base, evaluation) && type.allows(value, evaluation);
    case 'reference':
      return isInstanceOf(value, type.resolve(), evaluation);
  }
}

function hasEntries(
  context: ReadonlyMap<string, FeelValue>,
  entries: ReadonlyMap<string, FeelType>,
  evaluation: Evaluation,
): boolean {
  for (const [name, type] of entries) {
    const value = context.get(name);
    if (value === undefined || !conformsTo(value, type, evaluation)) return false;
  }
  return true;
}

function isFunctionOf(value: FeelFunction, type: Extract<FeelType, { kind: 'function' }>): boolean {
  if (value.parameters.length !== type.parameters.length) return false;
  // What a function without a declared result answers is seen when it is called.
  return (
    (value.result.kind === 'any' || isSubtype(value.result, type.result)) &&
    type.parameters.every((parameter, index) => {
      const own = value.parameters[index];
      return own !== undefined && isSubtype(parameter, own.type);
    })
  );
}

/** Whether every value of one type belongs to another. */
export function isSubtype(type: FeelType, of: FeelType): boolean {
  if (of.kind === 'any' || type.kind === 'null') return true;
  if (type.kind === 'reference') return isSubtype(type.resolve(), of);
  if (of.kind === 'reference') return isSubtype(type, of.resolve());
  if (type === of) return true;
  if (type.kind === 'restricted') return isSubtype(type.base, of);
  switch (of.kind) {
    case 'list':
      return type.kind === 'list' && isSubtype(type.element, of.element);
    case 'range':
      return type.kind === 'range' && isSubtype(type.element, of.element);
    case 'context':
      return type.kind === 'context' || type.kind === 'structure';
    case 'structure':
      return (
        type.kind === 'structure' &&
        [...of.entries].every(([name, entry]) => {
          const own = type.entries.get(name);
          return own !== undefined && isSubtype(own, entry);
        })
      );
    case 'function':
      return (
        type.kind === 'function' &&
        type.parameters.length === of.parameters.length &&
        isSubtype(type.result, of.result) &&
        type.parameters.every((parameter, index) =>
          isSubtype(of.parameters[index] ?? { kind: 'any' }, parameter),
        )
      );
    case 'restricted':
      return false;
    default:
      return type.kind === of.kind;
  }
}
