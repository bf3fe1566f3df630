import type { Evaluation } from '../evaluate/evaluation.js';
import type { RandomSource } from '../evaluate/random-source.js';
import { fromDouble } from '../values/number.js';
import type { FeelValue } from '../values/value.js';
import { define, signature } from './define.js';

/**
 * Functions that give another value at each call. Source: Camunda 8 documentation, "FEEL built-in functions", numeric
 * and string functions.
 */
export const CHANCE_BUILTINS = [
  define(
    'random number',
    signature([], (evaluation) =>
      byChance('random number', evaluation, (source) => fromDouble(fraction(source))),
    ),
  ),
  define(
    'uuid',
    signature([], (evaluation) => byChance('uuid', evaluation, uuid)),
  ),
];

function byChance(
  name: string,
  evaluation: Evaluation,
  choose: (source: RandomSource) => FeelValue,
): FeelValue {
  evaluation.spend(10);
  if (evaluation.random !== undefined) return choose(evaluation.random);
  return evaluation.warn(
    'NO_RANDOM_VALUES',
    `The function "${name}" has no value here, where the same input must always give the same result. ` +
      'Call it in a process or a decision, and use its result.',
  );
}

/** From 0 to below 1, with the 53 bits that a double can tell apart. */
function fraction(source: RandomSource): number {
  const high = source.next() >>> 5;
  const low = source.next() >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

/** Version 4 (RFC 9562, section 5.4): chance apart from the bits that say so. */
function uuid(source: RandomSource): string {
  const words = [
    source.next(),
    (source.next() & 0xffff0fff) | 0x4000,
    (source.next() & 0x3fffffff) | 0x80000000,
    source.next(),
  ];
  const digits = words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
