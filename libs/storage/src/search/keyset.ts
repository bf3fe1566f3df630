import type { Cursor } from './cursor.js';
import type { Parameters } from './parameters.js';
import type { SearchDefinition } from './search-definition.js';
import type { SearchField } from './search-field.js';
import type { SortBy } from './search-request.js';

/** Characters of a long text that its order follows. */
export const orderedCharacters = 500;

/** One step of the whole order: the request's fields, then the key, which makes it total. */
interface OrderStep {
  readonly field: SearchField;
  readonly descending: boolean;
}

/** The order of a search as steps; `backward` reads from the end. */
export function orderSteps(
  definition: SearchDefinition,
  sort: readonly SortBy[],
  backward: boolean,
): readonly OrderStep[] {
  const steps = [...sort, { field: definition.key, order: 'ASC' as const }];
  return steps.map(({ field: name, order }) => {
    const field = definition.fields[name];
    if (!field) throw new Error(`The search has no field '${name}'.`);
    const descending = (order === 'DESC') !== backward;
    return { field: field.long ? beginningOf(field) : field, descending };
  });
}

function beginningOf(field: SearchField): SearchField {
  return { ...field, sql: `left(${field.sql}, ${orderedCharacters})` };
}

/** The `order by` list. Rows without a value come last, and first where the order is turned round. */
export function orderBy(steps: readonly OrderStep[]): string {
  return steps
    .map(({ field, descending }) => `${field.sql} ${descending ? 'desc nulls first' : 'asc nulls last'}`)
    .join(', ');
}

/** What of a row its cursor keeps: text, with moments as microseconds so that none is rounded. */
export function cursorColumns(steps: readonly OrderStep[]): readonly string[] {
  return steps.map(({ field }) =>
    field.type === 'dateTime'
      ? `(extract(epoch from ${field.sql}) * 1000000)::bigint::text`
      : `(${field.sql})::text`,
  );
}

/** The condition for rows that come after the cursor in this order (keyset pagination). */
export function afterCursor(steps: readonly OrderStep[], cursor: Cursor, parameters: Parameters): string {
  const [step, ...rest] = steps;
  if (!step) return 'false';
  const [value = null, ...restValues] = cursor;
  const later = isLater(step, value, parameters);
  if (rest.length === 0) return later;
  return `(${later} or (${isSame(step, value, parameters)} and ${afterCursor(rest, restValues, parameters)}))`;
}

function isLater({ field, descending }: OrderStep, value: string | null, parameters: Parameters): string {
  if (value === null) return descending ? `${field.sql} is not null` : 'false';
  const placeholder = cursorValue(field, value, parameters);
  if (descending) return `${field.sql} < ${placeholder}`;
  const greater = `${field.sql} > ${placeholder}`;
  return field.nullable ? `(${greater} or ${field.sql} is null)` : greater;
}

function isSame({ field }: OrderStep, value: string | null, parameters: Parameters): string {
  return value === null ? `${field.sql} is null` : `${field.sql} = ${cursorValue(field, value, parameters)}`;
}

function cursorValue(field: SearchField, value: string, parameters: Parameters): string {
  if (field.type !== 'dateTime') return parameters.one(field.type, value);
  return `(timestamptz 'epoch' + ${parameters.one('key', value)} * interval '1 microsecond')`;
}
