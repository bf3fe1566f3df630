import type { Evaluation } from '../evaluate/evaluation.js';
import { DaysTimeDuration } from '../values/duration.js';
import { equals, typeName } from '../values/comparison.js';
import { isFeelNumber, parseNumber } from '../values/number.js';
import { formatValue } from '../values/format.js';
import { FeelDate, FeelDateTime, FeelTime } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { anything, exactly, numeric, nullable, text, truth } from './parameters.js';
import { parseRange } from './range-text.js';
import { unreadable } from './unreadable.js';

/** Functions that convert and compare values of any type (DMN 1.5, tables 72 and 74). */
export const CONVERSION_BUILTINS = [
  define(
    'number',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseNumber(from.trim()) ?? unreadable('number', from, evaluation),
    ),
    signature([exactly(numeric('from'))], (_evaluation, from) => from),
    signature(
      [text('from'), nullable(text('grouping separator')), nullable(text('decimal separator'))],
      (evaluation, from, grouping, decimal) => {
        evaluation.spend(from.length);
        if (grouping !== null && ![' ', ',', '.'].includes(grouping))
          return unreadable('number', grouping, evaluation);
        if (decimal !== null && ![',', '.'].includes(decimal))
          return unreadable('number', decimal, evaluation);
        if (grouping !== null && grouping === decimal) return unreadable('number', grouping, evaluation);
        const plain = grouping === null ? from : from.split(grouping).join('');
        return (
          parseNumber(decimal === null ? plain : plain.split(decimal).join('.')) ??
          unreadable('number', from, evaluation)
        );
      },
    ),
  ),
  define(
    'string',
    signature([anything('from')], (evaluation, from) => formatValue(from, evaluation)),
  ),
  define(
    'range',
    signature(
      [exactly(text('from'))],
      (evaluation, from) => parseRange(from) ?? unreadable('range', from, evaluation),
    ),
  ),
  define(
    'not',
    signature([truth('negand')], (_evaluation, negand) => !negand),
  ),
  define(
    'is',
    signature([anything('value1'), anything('value2')], (evaluation, left, right) =>
      isSame(left, right, evaluation),
    ),
  ),
];

/** The same value of the same kind; unlike `=` it tells apart times that are equal but written for other zones. */
function isSame(left: FeelValue, right: FeelValue, evaluation: Evaluation): boolean {
  if (isFeelNumber(left) || typeof left !== 'object' || left === null)
    return left === right || equals(left, right, evaluation) === true;
  if (typeName(left) !== typeName(right)) return false;
  if (
    left instanceof FeelDate ||
    left instanceof FeelTime ||
    left instanceof FeelDateTime ||
    left instanceof DaysTimeDuration
  )
    return String(left) === String(right);
  return equals(left, right, evaluation) === true;
}
