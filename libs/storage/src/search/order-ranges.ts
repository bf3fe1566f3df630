import type { Cursor } from './cursor.js';
import { afterCursor, cursorValue, type OrderStep } from './keyset.js';
import type { Parameters } from './parameters.js';
import type { SearchField } from './search-field.js';

/** A part of an order, in which an index can be read from one place on. */
export interface OrderRange {
  readonly condition: string;
  /** What is left to order in it. */
  readonly steps: readonly OrderStep[];
}

interface ValueRange {
  readonly condition: string;
  /** What the field is in all of it, as SQL, where it is one value. */
  readonly value?: string;
}

/**
 * The parts into which an order falls, each a condition and in their order; those before the cursor are left out.
 * Rows without a value are a part of their own, and so are those with the value that most rows have: there the order is
 * that of the key, so that the index of the field need not hold them.
 */
export function orderRanges(
  steps: readonly OrderStep[],
  cursor: Cursor | null,
  parameters: Parameters,
): readonly OrderRange[] {
  const [step, ...rest] = steps;
  if (!step) return [{ condition: 'true', steps }];
  if (step.field.sort !== 'indexed') {
    return [{ condition: cursor === null ? 'true' : afterCursor(steps, cursor, parameters), steps }];
  }
  const ranges = rangesOf(step.field);
  const inOrder = step.descending ? ranges.toReversed() : ranges;
  return inOrder.flatMap((range) => {
    const after = cursor === null ? 'true' : afterCursorIn(range, steps, cursor, parameters);
    if (after === null) return [];
    const { type, usually, missing } = step.field;
    // A value that the index of the order has not as a column.
    const isLeftOut =
      range.value !== undefined &&
      (range.value === usually || type === 'boolean' || (range.value === 'null' && missing !== undefined));
    return [{ condition: `(${range.condition}) and ${after}`, steps: isLeftOut ? rest : steps }];
  });
}

function rangesOf({ sql, type, usually, nullable, missing }: SearchField): readonly ValueRange[] {
  if (nullable) {
    const none = missing === undefined ? `${sql} is null` : `${sql} is null and ${missing}`;
    return [{ condition: `${sql} is not null` }, { condition: none, value: 'null' }];
  }
  if (usually !== undefined && type === 'boolean')
    return [
      { condition: `not ${sql}`, value: 'false' },
      { condition: sql, value: 'true' },
    ];
  if (usually !== undefined)
    return [
      { condition: `${sql} < ${usually}` },
      { condition: `${sql} = ${usually}`, value: usually },
      { condition: `${sql} > ${usually}` },
    ];
  return [{ condition: 'true' }];
}

/** What of the range comes after the cursor; null: nothing. */
function afterCursorIn(
  { value }: ValueRange,
  steps: readonly OrderStep[],
  cursor: Cursor,
  parameters: Parameters,
): string | null {
  const [{ field, descending }, ...rest] = steps as [OrderStep, ...OrderStep[]];
  const [reached = null, ...restReached] = cursor;
  const laterAlike = (): string => afterCursor(rest, restReached, parameters);
  if (value === 'null') {
    if (reached === null) return laterAlike();
    return descending ? null : 'true';
  }
  if (reached === null) return descending ? 'true' : null;
  if (value === undefined) {
    const present = { ...field, nullable: false };
    return afterCursor([{ field: present, descending }, ...rest], cursor, parameters);
  }
  const place = cursorValue(field, reached, parameters);
  return `(${value} ${descending ? '<' : '>'} ${place} or (${value} = ${place} and ${laterAlike()}))`;
}
