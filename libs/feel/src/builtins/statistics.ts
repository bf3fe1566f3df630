import { calculate } from '../values/arithmetic.js';
import { compare } from '../values/comparison.js';
import type { Evaluation } from '../evaluate/evaluation.js';
import {
  compareNumbers,
  add,
  divide,
  FeelDecimal,
  isFeelNumber,
  multiply,
  normalize,
  subtract,
} from '../values/number.js';
import type { FeelNumber } from '../values/number.js';
import type { FeelList, FeelValue } from '../values/value.js';
import { define, variadic } from './define.js';
import { list } from './parameters.js';

/** Functions over a list, or over its elements as arguments (DMN 1.5, table 75). */
export const STATISTICS_BUILTINS = [
  define(
    'count',
    variadic(list('list'), (_evaluation, values) => values.length),
  ),
  define(
    'min',
    variadic(list('list'), (evaluation, values) => extreme(values, -1, evaluation)),
  ),
  define(
    'max',
    variadic(list('list'), (evaluation, values) => extreme(values, 1, evaluation)),
  ),
  define(
    'sum',
    variadic(list('list'), (evaluation, values) => sum(values, evaluation)),
  ),
  define(
    'product',
    variadic(list('list'), (evaluation, values) => fold(numbersOf(values, evaluation), multiply)),
  ),
  define(
    'mean',
    variadic(list('list'), (evaluation, values) => mean(numbersOf(values, evaluation))),
  ),
  define(
    'median',
    variadic(list('list'), (evaluation, values) => median(numbersOf(values, evaluation))),
  ),
  define(
    'stddev',
    variadic(list('list'), (evaluation, values) => {
      evaluation.spend(values.length * 8);
      return standardDeviation(numbersOf(values, evaluation));
    }),
  ),
  define(
    'mode',
    variadic(list('list'), (evaluation, values) =>
      values.length === 0 ? [] : mode(numbersOf(values, evaluation)),
    ),
  ),
  define(
    'all',
    variadic(list('list'), (_evaluation, values) => conjunction(values)),
  ),
  define(
    'and',
    variadic(list('list'), (_evaluation, values) => conjunction(values)),
  ),
  define(
    'any',
    variadic(list('list'), (_evaluation, values) => disjunction(values)),
  ),
  define(
    'or',
    variadic(list('list'), (_evaluation, values) => disjunction(values)),
  ),
];

function numbersOf(values: FeelList, evaluation: Evaluation): readonly FeelNumber[] | null {
  if (values.length === 0) return null;
  if (values.every(isFeelNumber)) return values;
  return evaluation.warn('INVALID_TYPE', 'The list holds something that is no number. Filter it first.');
}

function extreme(values: FeelList, direction: 1 | -1, evaluation: Evaluation): FeelValue {
  let best: FeelValue = values[0] ?? null;
  if (compare(best, best) === null) return null;
  for (const value of values) {
    const order = compare(value, best);
    if (order === null)
      return evaluation.warn('NOT_COMPARABLE', 'The list holds values that have no order between them.');
    if (order * direction > 0) best = value;
  }
  return best;
}

function sum(values: FeelList, evaluation: Evaluation): FeelValue {
  const [first, ...rest] = values;
  if (first === undefined || first === null || typeof first === 'string') return null;
  if (rest.length === 0) return calculate('+', first, first, evaluation) === null ? null : first;
  return rest.reduce<FeelValue>(
    (total, value) =>
      typeof value === 'string' ? null : total === null ? null : calculate('+', total, value, evaluation),
    first,
  );
}

function fold(
  values: readonly FeelNumber[] | null,
  operation: (left: FeelNumber, right: FeelNumber) => FeelNumber | null,
): FeelNumber | null {
  if (values === null) return null;
  return values
    .slice(1)
    .reduce<FeelNumber | null>(
      (total, value) => (total === null ? null : operation(total, value)),
      values[0] ?? null,
    );
}

function mean(values: readonly FeelNumber[] | null): FeelNumber | null {
  const total = fold(values, add);
  return total === null || values === null ? null : divide(total, values.length);
}

function median(values: readonly FeelNumber[] | null): FeelNumber | null {
  if (values === null) return null;
  const sorted = [...values].sort(compareNumbers);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? null;
  if (sorted.length % 2 === 1) return upper;
  return mean(sorted.slice(middle - 1, middle + 1));
}

/** The deviation of a sample: divided by one less than the number of values. */
function standardDeviation(values: readonly FeelNumber[] | null): FeelNumber | null {
  const average = mean(values);
  if (values === null || average === null || values.length < 2) return null;
  const squares = values.map((value) => {
    const distance = new FeelDecimal(subtract(value, average) ?? 0);
    return distance.mul(distance);
  });
  const total = squares.reduce((left, right) => left.add(right), new FeelDecimal(0));
  return normalize(total.div(values.length - 1).sqrt());
}

function mode(values: readonly FeelNumber[] | null): FeelValue {
  if (values === null) return null;
  const counts = new Map<string, { readonly value: FeelNumber; count: number }>();
  for (const value of values) {
    const entry = counts.get(String(value));
    if (entry === undefined) counts.set(String(value), { value, count: 1 });
    else entry.count += 1;
  }
  const largest = [...counts.values()].reduce((most, { count }) => Math.max(most, count), 0);
  return [...counts.values()]
    .filter(({ count }) => count === largest)
    .map(({ value }) => value)
    .sort(compareNumbers);
}

function conjunction(values: FeelList): FeelValue {
  if (values.includes(false)) return false;
  return values.every((value) => value === true) ? true : null;
}

function disjunction(values: FeelList): FeelValue {
  if (values.includes(true)) return true;
  return values.every((value) => value === false) ? false : null;
}
