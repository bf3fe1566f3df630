import { orderSteps } from './keyset.js';
import { parseValue } from './parse-value.js';
import type { SearchDefinition } from './search-definition.js';
import type { SearchField } from './search-field.js';
import type { SortBy } from './search-request.js';

/** A place between two rows: the values of the row that it follows, by the order's fields and then the key. */
export type Cursor = readonly (string | null)[];

/** Writes a cursor for clients, who pass it back and never read it. It names its order, so that it fits no other. */
export function encodeCursor(sort: readonly SortBy[], cursor: Cursor): string {
  return Buffer.from(JSON.stringify([orderName(sort), ...cursor])).toString('base64');
}

/** Enough for an order by several long texts. */
const cursorLimit = 30_000;

/** Reads a cursor back; null when it is none, or one of another order. */
export function decodeCursor(
  definition: SearchDefinition,
  sort: readonly SortBy[],
  text: unknown,
): Cursor | null {
  if (typeof text !== 'string' || text.length > cursorLimit) return null;
  const [order, ...cursor] = parseArray(Buffer.from(text, 'base64').toString('utf8'));
  const steps = orderSteps(definition, sort, false);
  if (order !== orderName(sort) || cursor.length !== steps.length) return null;
  const fits = cursor.every((value, index) => isCursorValue(steps[index]!.field, value));
  return fits ? (cursor as Cursor) : null;
}

/** Moments that PostgreSQL and ECMAScript both know, in microseconds since 1970: 4713 BC to 275760 AD. */
const EARLIEST = -210_866_803_200_000_000n;
const LATEST = 8_640_000_000_000_000_000n;

function isCursorValue(field: SearchField, value: unknown): boolean {
  if (value !== null && typeof value !== 'string') return false;
  if (value === null) return field.nullable === true;
  switch (field.type) {
    case 'integer':
      return isWholeNumber(value, -(2n ** 31n), 2n ** 31n - 1n);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'dateTime':
      return isWholeNumber(value, EARLIEST, LATEST);
    default:
      return 'value' in parseValue({ ...field, values: undefined }, value);
  }
}

function isWholeNumber(text: string, least: bigint, most: bigint): boolean {
  if (!/^-?\d{1,20}$/.test(text)) return false;
  const number = BigInt(text);
  return number >= least && number <= most;
}

/** Ends with the way of the key. */
function orderName(sort: readonly SortBy[]): string {
  const fields = sort.map(({ field, order }) => `${field} ${order}`);
  return [...fields, sort.at(-1)?.order ?? 'ASC'].join(',');
}

function parseArray(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as unknown[]) : [];
  } catch {
    return [];
  }
}
