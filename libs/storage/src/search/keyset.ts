import type { Cursor } from './cursor.js';
import type { Parameters } from './parameters.js';
import type { SearchDefinition } from './search-definition.js';
import type { SearchField } from './search-field.js';
import type { SortBy } from './search-request.js';

/** Characters of a long text that its order follows, where it has no index. */
export const orderedCharacters = 500;

/** One step of the whole order: what the request's fields follow, then the key, which makes it total. */
export interface OrderStep {
  readonly field: SearchField;
  readonly descending: boolean;
}

/**
 * The order of a search as steps; `backward` reads from the end. The key goes the way of the field before it, so that an
 * index over both can be read either way.
 */
export function orderSteps(
  definition: SearchDefinition,
  sort: readonly SortBy[],
  backward: boolean,
): readonly OrderStep[] {
  const isTotal = sort.some(({ field }) => field === definition.key);
  const way = sort.at(-1)?.order ?? 'ASC';
  const fields = isTotal ? sort : [...sort, { field: definition.key, order: way }];
  return fields.flatMap(({ field: name, order }) => {
    const field = definition.fields[name];
    if (!field) throw new Error(`The search has no field '${name}'.`);
    const descending = (order === 'DESC') !== backward;
    return (field.order ?? [field]).map((each) => ({ field: orderedPart(each), descending }));
  });
}

/** An index is read on from a place only by what is leak-proof. That is the cut to a name (63 bytes), and `left` is not. */
function orderedPart(field: SearchField): SearchField {
  if (!field.long) return field;
  const beginning =
    field.sort === 'indexed' ? `${field.sql}::name::text` : `left(${field.sql}, ${orderedCharacters})`;
  return { ...field, sql: beginning, whole: field.sql };
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
  if (isOneRange(steps)) return afterRow(steps, cursor, parameters);
  const [step, ...rest] = steps;
  if (!step) return 'false';
  const [value = null, ...restValues] = cursor;
  const later = isLater(step, value, parameters);
  if (rest.length === 0) return later;
  return `(${later} or (${isSame(step, value, parameters)} and ${afterCursor(rest, restValues, parameters)}))`;
}

/** Whether one range of an index holds all that comes later. */
function isOneRange(steps: readonly OrderStep[]): boolean {
  return steps.every(({ field, descending }) => !field.nullable && descending === steps[0]?.descending);
}

/**
 * A comparison of whole rows, from which an index is read on. Where the columns are of two tables, those of the first are
 * compared for themselves, too: its index leads to the rows.
 */
function afterRow(steps: readonly OrderStep[], cursor: Cursor, parameters: Parameters): string {
  const columns = steps.map(({ field }) => field.sql);
  const values = steps.map(({ field }, index) => cursorValue(field, cursor[index] ?? '', parameters));
  const sign = steps[0]?.descending ? '<' : '>';
  const after = `(${columns.join(', ')}) ${sign} (${values.join(', ')})`;
  const second = columns.findIndex((column) => tableOf(column) !== tableOf(columns[0]!));
  if (second < 0) return after;
  return `((${columns.slice(0, second).join(', ')}) ${sign}= (${values.slice(0, second).join(', ')}) and ${after})`;
}

/** The alias of the table that a column is of. */
function tableOf(column: string): string | undefined {
  return /\b(\w+)\./.exec(column)?.[1];
}

/** The condition for what comes after a value in a step's own order. */
export function isLater(
  { field, descending }: OrderStep,
  value: string | null,
  parameters: Parameters,
): string {
  if (value === null) return descending ? `${field.sql} is not null` : 'false';
  const placeholder = cursorValue(field, value, parameters);
  if (descending) return `${field.sql} < ${placeholder}`;
  const greater = `${field.sql} > ${placeholder}`;
  return field.nullable ? `(${greater} or ${field.sql} is null)` : greater;
}

/** The condition for what is the same as a value of a cursor in this step. */
export function isSame({ field }: OrderStep, value: string | null, parameters: Parameters): string {
  return value === null ? `${field.sql} is null` : `${field.sql} = ${cursorValue(field, value, parameters)}`;
}

/** A value of a cursor as SQL of its field's type. */
export function cursorValue(field: SearchField, value: string, parameters: Parameters): string {
  if (field.type !== 'dateTime') return parameters.one(field.type, value);
  return `(timestamptz 'epoch' + ${parameters.one('key', value)} * interval '1 microsecond')`;
}
