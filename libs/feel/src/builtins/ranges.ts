import { compare } from '../values/comparison.js';
import { FeelRange } from '../values/range.js';
import type { RangeEnd } from '../values/range.js';
import { isInRange } from '../values/range-membership.js';
import type { FeelValue } from '../values/value.js';
import { define } from './define.js';
import type { Signature } from './define.js';
import { anything } from './parameters.js';

type Relation = (left: FeelRange, right: FeelRange) => boolean | null;

/** Allen's relations between ranges, and between ranges and points (DMN 1.5, table 78). */
export const RANGE_BUILTINS = [
  define('before', relation(['point1', 'point2'], before)),
  define(
    'after',
    relation(['point1', 'point2'], (left, right) => before(right, left)),
  ),
  define('meets', rangesOnly(['range1', 'range2'], meets)),
  define(
    'met by',
    rangesOnly(['range1', 'range2'], (left, right) => meets(right, left)),
  ),
  define('overlaps', rangesOnly(['range1', 'range2'], overlaps)),
  define('overlaps before', rangesOnly(['range1', 'range2'], overlapsBefore)),
  define(
    'overlaps after',
    rangesOnly(['range1', 'range2'], (left, right) => overlapsBefore(right, left)),
  ),
  define('finishes', relation(['point', 'range'], finishes)),
  define(
    'finished by',
    relation(['range', 'point'], (left, right) => finishes(right, left)),
  ),
  define('includes', relation(['range', 'point'], includes)),
  define(
    'during',
    relation(['point', 'range'], (left, right) => includes(right, left)),
  ),
  define('starts', relation(['point', 'range'], starts)),
  define(
    'started by',
    relation(['range', 'point'], (left, right) => starts(right, left)),
  ),
  define('coincides', relation(['point1', 'point2'], coincides)),
];

function relation(names: readonly [string, string], relate: Relation): Signature {
  return binary(names, (left, right) => relate(asRange(left), asRange(right)));
}

function rangesOnly(names: readonly [string, string], relate: Relation): Signature {
  return binary(names, (left, right) =>
    left instanceof FeelRange && right instanceof FeelRange ? relate(left, right) : null,
  );
}

function binary(
  names: readonly [string, string],
  relate: (left: FeelValue, right: FeelValue) => boolean | null,
): Signature {
  return {
    parameters: [anything(names[0]), anything(names[1])],
    call: (args) => {
      const [left, right] = args;
      if (args.length !== 2 || left === undefined || left === null || right === undefined || right === null)
        return undefined;
      return relate(left, right) ?? undefined;
    },
  };
}

/** A point is the range that holds only itself. */
function asRange(value: FeelValue): FeelRange {
  return value instanceof FeelRange ? value : new FeelRange(true, value, value, true);
}

function isPoint(range: FeelRange): boolean {
  return range.startIncluded && range.endIncluded && order(range.start, -1, range.end, 1) === 0;
}

/** Compares the ends of ranges; an open end lies before everything at the start and after everything at the end. */
function order(left: RangeEnd, leftOpen: number, right: RangeEnd, rightOpen: number): number | null {
  if (left === undefined || right === undefined)
    return (left === undefined ? leftOpen : 0) - (right === undefined ? rightOpen : 0);
  return compare(left, right);
}

function before(left: FeelRange, right: FeelRange): boolean | null {
  const gap = order(left.end, 1, right.start, -1);
  if (gap === null) return null;
  return gap < 0 || (gap === 0 && !(left.endIncluded && right.startIncluded));
}

function meets(left: FeelRange, right: FeelRange): boolean | null {
  const gap = order(left.end, 1, right.start, -1);
  return gap === null ? null : left.endIncluded && right.startIncluded && gap === 0;
}

function overlaps(left: FeelRange, right: FeelRange): boolean | null {
  const [first, second] = [before(left, right), before(right, left)];
  return first === null || second === null ? null : !first && !second;
}

function startOrder(left: FeelRange, right: FeelRange): number | null {
  const gap = order(left.start, -1, right.start, -1);
  return gap === 0 ? Number(right.startIncluded) - Number(left.startIncluded) : gap;
}

function endOrder(left: FeelRange, right: FeelRange): number | null {
  const gap = order(left.end, 1, right.end, 1);
  return gap === 0 ? Number(left.endIncluded) - Number(right.endIncluded) : gap;
}

function overlapsBefore(left: FeelRange, right: FeelRange): boolean | null {
  const [together, starting, ending] = [
    overlaps(left, right),
    startOrder(left, right),
    endOrder(left, right),
  ];
  if (together === null || starting === null || ending === null) return null;
  return together && starting < 0 && ending <= 0;
}

function finishes(left: FeelRange, right: FeelRange): boolean | null {
  const [starting, ending] = [startOrder(left, right), endOrder(left, right)];
  if (starting === null || ending === null) return null;
  return isPoint(left) ? ending === 0 : ending === 0 && starting >= 0;
}

function starts(left: FeelRange, right: FeelRange): boolean | null {
  const [starting, ending] = [startOrder(left, right), endOrder(left, right)];
  if (starting === null || ending === null) return null;
  return isPoint(left) ? starting === 0 : starting === 0 && ending <= 0;
}

function includes(outer: FeelRange, inner: FeelRange): boolean | null {
  if (isPoint(inner)) return isInRange(inner.start ?? null, outer);
  const [starting, ending] = [startOrder(outer, inner), endOrder(outer, inner)];
  if (starting === null || ending === null) return null;
  return starting <= 0 && ending >= 0;
}

function coincides(left: FeelRange, right: FeelRange): boolean | null {
  const [starting, ending] = [startOrder(left, right), endOrder(left, right)];
  if (starting === null || ending === null) return null;
  return starting === 0 && ending === 0;
}
