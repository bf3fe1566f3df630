import type { Evaluation } from '../evaluate/evaluation.js';
import { isFeelNumber, isInteger } from './number.js';
import type { FeelRange } from './range.js';
import { dateOfEpochDay, FeelDate } from './temporal.js';
import type { FeelList, FeelValue } from './value.js';

/** All whole numbers or days between two ends, in a range upwards only; null when there are none to tell. */
export function createSequence(
  start: FeelValue,
  end: FeelValue,
  evaluation: Evaluation,
  range?: FeelRange,
): FeelList | null {
  if (isFeelNumber(start) && isFeelNumber(end)) {
    if (!isInteger(start) || !isInteger(end)) return null;
    return steps(Number(start), Number(end), evaluation, range);
  }
  if (!(start instanceof FeelDate) || !(end instanceof FeelDate)) return null;
  return steps(start.epochDay, end.epochDay, evaluation, range)?.map((day) => dateOfEpochDay(day)) ?? null;
}

function steps(
  start: number,
  end: number,
  evaluation: Evaluation,
  range: FeelRange | undefined,
): number[] | null {
  if (range !== undefined && start > end) return null;
  const direction = start <= end ? 1 : -1;
  const from = range === undefined || range.startIncluded ? start : start + direction;
  const to = range === undefined || range.endIncluded ? end : end - direction;
  const length = (to - from) * direction + 1;
  if (length <= 0) return [];
  evaluation.allocate(length);
  return Array.from({ length }, (_, index) => from + index * direction);
}
