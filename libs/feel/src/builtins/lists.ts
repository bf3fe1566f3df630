import type { Evaluation } from '../evaluate/evaluation.js';
import { equals } from '../values/comparison.js';
import type { FeelNumber } from '../values/number.js';
import { asList } from '../values/value.js';
import type { FeelList, FeelValue } from '../values/value.js';
import type { FeelFunction } from '../values/feel-function.js';
import { define, signature } from './define.js';
import { distinct } from './list-arrangement.js';
import type { Signature } from './define.js';
import { anything, callable, exactly, list, numeric, optional } from './parameters.js';

export const LIST_BUILTINS = [
  define(
    'list contains',
    signature([list('list'), anything('element')], (evaluation, values, element) =>
      values.some((value) => equals(value, element, evaluation) === true),
    ),
  ),
  define(
    'sublist',
    signature(
      [list('list'), numeric('start position'), optional(numeric('length'))],
      (evaluation, values, start, length) => sublist(values, start, length, evaluation),
    ),
  ),
  define('append', appending()),
  define(
    'concatenate',
    manyLists((lists) => lists.flat()),
  ),
  define(
    'union',
    manyLists((lists, evaluation) => distinct(lists.flat(), evaluation)),
  ),
  define(
    'insert before',
    signature(
      [list('list'), numeric('position'), anything('newItem')],
      (evaluation, values, position, item) => {
        const index = indexOfPlace(values, position, evaluation);
        return index === null ? null : copy(values, evaluation).toSpliced(index, 0, item);
      },
    ),
  ),
  define(
    'remove',
    signature([list('list'), numeric('position')], (evaluation, values, position) => {
      const index = indexOfPlace(values, position, evaluation);
      return index === null ? null : copy(values, evaluation).toSpliced(index, 1);
    }),
  ),
  define(
    'list replace',
    signature(
      [list('list'), exactly(numeric('position')), anything('newItem')],
      (evaluation, values, position, item) => {
        const index = indexOfPlace(values, position, evaluation);
        return index === null ? null : copy(values, evaluation).with(index, item);
      },
    ),
    signature([list('list'), callable('match'), anything('newItem')], (evaluation, values, match, item) =>
      replaceMatching(values, match, item, evaluation),
    ),
  ),
  define(
    'reverse',
    signature([list('list')], (evaluation, values) => copy(values, evaluation).reverse()),
  ),
  define(
    'index of',
    signature([list('list'), anything('match')], (evaluation, values, match) =>
      values.flatMap((value, index) => (equals(value, match, evaluation) === true ? [index + 1] : [])),
    ),
  ),
];

/** A list and any number of items for its end. */
function appending(): Signature {
  const parameter = list('list');
  return {
    parameters: [parameter, anything('item')],
    call: (args, evaluation) => {
      const [first, ...items] = args.map((argument) => argument ?? null);
      const values = parameter.accept(first ?? null, evaluation);
      if (values === undefined || items.length === 0) return undefined;
      evaluation.allocate(values.length + items.length);
      return [...values, ...items];
    },
  };
}

/** Any number of lists. */
function manyLists(combine: (lists: readonly FeelList[], evaluation: Evaluation) => FeelList): Signature {
  return {
    parameters: [list('list')],
    call: (args, evaluation) => {
      if (args.length === 0 || args.some((argument) => argument === null || argument === undefined))
        return undefined;
      const lists = args.map((argument) => asList(argument ?? null));
      evaluation.allocate(lists.reduce((size, values) => size + values.length, 0));
      return combine(lists, evaluation);
    },
  };
}

function copy(values: FeelList, evaluation: Evaluation): FeelValue[] {
  evaluation.allocate(values.length + 1);
  return [...values];
}

/** The index of a place that counts from 1, or from the end when negative. */
function indexOfPlace(values: FeelList, position: FeelNumber, evaluation: Evaluation): number | null {
  const place = Math.trunc(Number(position));
  if (place >= 1 && place <= values.length) return place - 1;
  if (place <= -1 && place >= -values.length) return values.length + place;
  return evaluation.warn(
    'OUT_OF_RANGE',
    `The list has ${values.length} elements, there is no place ${String(position)}. Places count from 1.`,
  );
}

function sublist(
  values: FeelList,
  start: FeelNumber,
  length: FeelNumber | undefined,
  evaluation: Evaluation,
): FeelValue {
  const from = indexOfPlace(values, start, evaluation);
  if (from === null) return null;
  const size = length === undefined ? values.length - from : Math.trunc(Number(length));
  if (size < 1 || from + size > values.length)
    return evaluation.warn(
      'OUT_OF_RANGE',
      `The list has ${values.length} elements; there are no ${size} from place ${String(start)} on.`,
    );
  return copy(values.slice(from, from + size), evaluation);
}

function replaceMatching(
  values: FeelList,
  match: FeelFunction,
  item: FeelValue,
  evaluation: Evaluation,
): FeelValue {
  const replaced: FeelValue[] = [];
  for (const value of values) {
    const outcome = match.invoke([value, item], evaluation);
    if (typeof outcome !== 'boolean')
      return evaluation.warn('INVALID_TYPE', 'The function given to list replace must answer true or false.');
    replaced.push(outcome ? item : value);
  }
  return replaced;
}
