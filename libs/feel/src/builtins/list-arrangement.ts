import type { Evaluation } from '../evaluate/evaluation.js';
import { equals } from '../values/comparison.js';
import type { FeelFunction } from '../values/feel-function.js';
import { isList } from '../values/value.js';
import type { FeelList, FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { callable, list, numeric } from './parameters.js';

/** Functions that sort, group and thin out the elements of a list (DMN 1.5, tables 75 and 77). */
export const LIST_ARRANGEMENT_BUILTINS = [
  define(
    'distinct values',
    signature([list('list')], (evaluation, values) => distinct(values, evaluation)),
  ),
  define(
    'duplicate values',
    signature([list('list')], (evaluation, values) => duplicates(values, evaluation)),
  ),
  define(
    'flatten',
    signature([list('list')], (evaluation, values) => {
      const flat: FeelValue[] = [];
      flatten(values, flat, evaluation);
      return flat;
    }),
  ),
  define(
    'sort',
    signature([list('list'), callable('precedes')], (evaluation, values, precedes) =>
      sort(values, precedes, evaluation),
    ),
  ),
  define(
    'partition',
    signature([list('list'), numeric('size')], (evaluation, values, size) =>
      partition(values, Number(size), evaluation),
    ),
  ),
];

export function distinct(values: FeelList, evaluation: Evaluation): FeelList {
  const result: FeelValue[] = [];
  const seen = new Set<FeelValue>();
  for (const value of values) {
    if (seen.has(value)) continue;
    if (isPrimitive(value) || !result.some((other) => equals(other, value, evaluation) === true)) {
      seen.add(value);
      result.push(value);
    }
  }
  return result;
}

/** Values that are equal only to themselves, because numbers are canonical. */
function isPrimitive(value: FeelValue): boolean {
  return value === null || typeof value !== 'object';
}

function duplicates(values: FeelList, evaluation: Evaluation): FeelList {
  return distinct(
    values.filter((value, index) =>
      values.some((other, place) => place !== index && equals(value, other, evaluation) === true),
    ),
    evaluation,
  );
}

function flatten(values: FeelList, into: FeelValue[], evaluation: Evaluation): void {
  for (const value of values) {
    evaluation.spend(1);
    if (isList(value)) flatten(value, into, evaluation);
    else into.push(value);
    evaluation.checkSize(into.length);
  }
}

/** A stable merge sort, because the function given decides the order and may answer anything. */
function sort(values: FeelList, precedes: FeelFunction, evaluation: Evaluation): FeelList {
  if (values.length < 2) return values;
  const middle = Math.floor(values.length / 2);
  const left = sort(values.slice(0, middle), precedes, evaluation);
  const right = sort(values.slice(middle), precedes, evaluation);
  const merged: FeelValue[] = [];
  let [leftIndex, rightIndex] = [0, 0];
  while (leftIndex < left.length && rightIndex < right.length) {
    const [first, second] = [left[leftIndex] ?? null, right[rightIndex] ?? null];
    const takeRight = precedes.invoke([second, first], evaluation) === true;
    merged.push(takeRight ? second : first);
    if (takeRight) rightIndex += 1;
    else leftIndex += 1;
  }
  return [...merged, ...left.slice(leftIndex), ...right.slice(rightIndex)];
}

function partition(values: FeelList, size: number, evaluation: Evaluation): FeelValue {
  if (!Number.isInteger(size) || size < 1)
    return evaluation.warn('INVALID_ARGUMENTS', 'The size of a partition must be a whole number from 1 on.');
  const parts: FeelValue[] = [];
  for (let index = 0; index < values.length; index += size) parts.push(values.slice(index, index + size));
  evaluation.allocate(values.length);
  return parts;
}
