import { compare } from './comparison.js';
import type { FeelRange } from './range.js';
import type { FeelValue } from './value.js';

/** Whether a value lies in a range; null when they cannot be compared. */
export function isInRange(value: FeelValue, range: FeelRange): boolean | null {
  const fromStart = range.start === undefined ? 1 : compare(value, range.start);
  const toEnd = range.end === undefined ? -1 : compare(value, range.end);
  if (fromStart === null || toEnd === null) return null;
  return (
    (range.startIncluded ? fromStart >= 0 : fromStart > 0) && (range.endIncluded ? toEnd <= 0 : toEnd < 0)
  );
}
