import type { Cursor } from './cursor.js';
import { afterCursor, cursorValue, type OrderStep } from './keyset.js';
import type { Parameters } from './parameters.js';
import type { SearchField } from './search-field.js';
import type { Filter } from './search-request.js';

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
 * that of the key, so that the index of the field need not hold them. A part that the filter leaves empty is not looked
 * through.
 */
export function orderRanges(
  steps: readonly OrderStep[],
  cursor: Cursor | null,
  parameters: Parameters,
  filter: Filter,
): readonly OrderRange[] {
  const [step, ...rest] = steps;
  if (!step) return [{ condition: 'true', steps }];
  if (step.field.sort !== 'indexed') {
    return [{ condition: cursor === null ? 'true' : afterCursor(steps, cursor, parameters), steps }];
  }
  const ranges = rangesOf(step.field).filter((range) => canHaveRows(range, step.field, filter));
  const inOrder = step.descending ? ranges.toReversed() : ranges;
  const found = inOrder.flatMap((range) => {
    const after = cursor === null ? 'true' : afterCursorIn(range, steps, cursor, parameters);
    if (after === null) return [];
    const { type, usually, missing } = step.field;
    // A value that the index of the order has not as a column.
    const isLeftOut =
      range.value !== undefined &&
      (range.value === usually || type === 'boolean' || (range.value === 'null' && missing !== undefined));
    return [{ condition: `(${range.condition}) and ${after}`, steps: isLeftOut ? rest : steps }];
  });
  return found.length === 0 ? [{ condition: 'false', steps }] : found;
}

function rangesOf({
  sql,
  whole,
  type,
  usually,
  nullable,
  missing,
  held,
}: SearchField): readonly ValueRange[] {
  if (nullable) {
    const isNull = `${whole ?? sql} is null`;
    const none = missing === undefined ? isNull : `${isNull} and ${missing}`;
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
  // An outer join leads through the table of the field only where it is told that there is a row.
  return [{ condition: held === 'always' ? `${sql} is not null` : 'true' }];
}

/** Whether rows with the values that the filter asks for can be in the range. */
function canHaveRows({ value }: ValueRange, { present, nullable }: SearchField, filter: Filter): boolean {
  if (!nullable || present === undefined) return true;
  const asked = askedValues(filter, present.field);
  const none = value === 'null' ? present.with : present.without;
  return asked === null || asked.some((each) => !none.includes(each));
}

/** The only values of a field that the filter lets through; null: any. */
function askedValues({ comparisons }: Filter, name: string): readonly string[] | null {
  for (const { field, operations } of comparisons) {
    if (field !== name) continue;
    for (const operation of operations) {
      if (operation.operator === '$eq') return [String(operation.value)];
      if (operation.operator === '$in') return operation.values.map(String);
    }
  }
  return null;
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
