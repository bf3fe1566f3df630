import type { SearchConnection } from './search-connection.js';
import { all, filterCondition } from './conditions.js';
import { encodeCursor, type Cursor } from './cursor.js';
import { groupedRead, isGroupedOrder, type GroupedSource } from './grouped-order.js';
import { cursorColumns, orderBy, orderSteps } from './keyset.js';
import { orderRanges } from './order-ranges.js';
import { neededJoins } from './needed-joins.js';
import { Parameters } from './parameters.js';
import { partsToRead } from './parts-to-read.js';
import { filteredBy, type ItemOf, type SearchDefinition } from './search-definition.js';
import type { SearchField, SortWay } from './search-field.js';
import { SearchTooCostlyError } from './search-too-costly-error.js';
import { everything, type Filter, type SearchRequest } from './search-request.js';

/** Rows are counted up to here; beyond it the answer says that there are more. */
export const countedRows = 10_000;

export interface SearchPage<Item> {
  readonly items: readonly Item[];
  readonly page: {
    /** Rows that match, at most `countedRows`. */
    readonly totalItems: number;
    readonly hasMoreTotalItems: boolean;
    /** Null on an empty page. */
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** A condition that the caller's rights add. It hands its values to `parameters` and names the definition's aliases. */
export interface Restriction {
  (parameters: Parameters, definition: SearchDefinition): string;
  /** The same as a filter, where it is one. */
  readonly filter?: Filter;
  /** How the rows of a request are found without reading all that the condition lets through; null: no quicker way. */
  readonly shortcut?: (request: SearchRequest) => SearchShortcut | null;
}

/** A way to the rows of one request under one restriction, for lists that are long and opened all the time. */
export interface SearchShortcut {
  /** Holds for the rows of the page and for few others, instead of the restriction. */
  readonly pageCondition: (parameters: Parameters) => string;
  /** A select of as many rows as match, without columns, no more than told. */
  readonly matching: (parameters: Parameters, most: number) => string;
}

/**
 * Answers one page of a search. The connection must be inside a transaction of the tenant (row-level security).
 * The order is total, so that pages neither skip nor repeat rows while others write.
 * @throws SearchTooCostlyError where the page takes too long
 */
export async function search<Definition extends SearchDefinition>(
  connection: SearchConnection,
  definition: Definition,
  request: SearchRequest,
  restrictions: readonly Restriction[] = [],
): Promise<SearchPage<ItemOf<Definition>>> {
  const [only, ...others] = restrictions;
  const shortcut = others.length === 0 ? (only?.shortcut?.(request) ?? null) : null;
  const narrowed = shortcut === null ? restrictions : [shortcut.pageCondition];
  const matching = (parameters: Parameters): readonly string[] =>
    shortcut === null
      ? partsToRead(definition, request, restrictions).map((part) =>
          matchingRows(part, request, restrictions, parameters),
        )
      : [shortcut.matching(parameters, countedRows + 1)];
  const { totalItems, rows } = await withinTime(connection, definition, request, async () => {
    const count = await countRows(connection, matching);
    const many = count > countedRows;
    return { totalItems: count, rows: await readRows(connection, definition, request, narrowed, many) };
  });
  const cursorOf = (row: Row | undefined): string | null =>
    row ? encodeCursor(request.sort, row['$cursor'] as Cursor) : null;
  return {
    items: rows.map((row) => toItem<ItemOf<Definition>>(definition, row)),
    page: {
      totalItems: Math.min(totalItems, countedRows),
      hasMoreTotalItems: totalItems > countedRows,
      startCursor: cursorOf(rows[0]),
      endCursor: cursorOf(rows.at(-1)),
    },
  };
}

/** The row with that key, or null when there is none or the restrictions hide it. */
export async function findByKey<Definition extends SearchDefinition>(
  connection: SearchConnection,
  definition: Definition,
  key: string,
  restrictions: readonly Restriction[] = [],
): Promise<ItemOf<Definition> | null> {
  const comparisons = [{ field: definition.key, operations: [{ operator: '$eq', value: key } as const] }];
  const request: SearchRequest = {
    filter: { ...everything, comparisons },
    sort: [],
    page: { kind: 'offset', from: 0, limit: 1 },
  };
  const [row] = await readRows(connection, definition, request, restrictions);
  return row ? toItem<ItemOf<Definition>>(definition, row) : null;
}

type Row = Record<string, unknown>;

/** Seconds after which a page is given up whose order has no index of its own. */
const longestRead = 10;

async function withinTime<Result>(
  connection: SearchConnection,
  definition: SearchDefinition,
  { sort }: SearchRequest,
  read: () => Promise<Result>,
): Promise<Result> {
  const costly = sort.find(({ field }) => isCostly(definition.fields[field]?.sort))?.field;
  if (costly === undefined) return read();
  const before = await limitTime(connection, `${longestRead}s`);
  try {
    const result = await read();
    await limitTime(connection, before);
    return result;
  } catch (error) {
    if ((error as { code?: unknown }).code !== queryCanceled) throw error;
    throw new SearchTooCostlyError(costly, otherOrders(definition, costly), longestRead);
  }
}

/** What matches is sorted; or groups are gone through, which may be without number. */
function isCostly(way: SortWay | undefined): boolean {
  return way !== undefined && way !== 'indexed' && way !== 'few rows';
}

const queryCanceled = '57014';

/** Until the end of the transaction; returns what was set before. */
async function limitTime(connection: SearchConnection, time: string): Promise<string> {
  const { rows } = await connection.query<{ before: string }>(
    `select current_setting('statement_timeout') as before, set_config('statement_timeout', $1, true)`,
    [time],
  );
  return rows[0]?.before ?? '0';
}

function otherOrders(definition: SearchDefinition, costly: string): readonly string[] {
  return Object.entries(definition.fields).flatMap(([name, { sort }]) =>
    name !== costly && (sort === 'indexed' || sort === 'grouped') ? [name] : [],
  );
}

/**
 * @param many more match than are counted: an order by groups then goes by them. Fewer are sorted, as a narrow filter has an
 * index of its own.
 */
async function readRows(
  connection: SearchConnection,
  definition: SearchDefinition,
  request: SearchRequest,
  restrictions: readonly Restriction[],
  many = false,
): Promise<readonly Row[]> {
  const { page } = request;
  const parameters = new Parameters();
  const backward = page.kind === 'before';
  const cursor = page.kind === 'offset' ? null : page.cursor;
  const byGroups = many && isGroupedOrder(definition, request);
  const skipped = page.kind === 'offset' ? page.from : 0;
  // Of the rows that are skipped only the order is read.
  const keysFirst = skipped > 0 && !definition.groups;
  const sources = partsToRead(definition, request, restrictions).map((part) => {
    const columns = answeredFields(part).map(([name, field]) => `${field.sql} as "${name}"`);
    const steps = orderSteps(part, request.sort, backward);
    return { part, ...sourceOf(part, request, restrictions, parameters), columns, steps };
  });
  const reads = sources.map((source, index): PartRead => {
    const groups = source.steps[0]?.field.groups;
    const read = { ...source, columns: keysFirst ? null : source.columns };
    return byGroups && groups
      ? groupedRead({ ...read, groups }, index, cursor, parameters, orderColumn)
      : rangesRead(read, index, cursor, parameters, request.filter);
  });
  const last = parameters.one('key', skipped + page.limit);
  const found = inRanges(reads, last);
  const answered = orderSteps(definition, request.sort, backward).map((step, index) => ({
    ...step,
    field: { ...step.field, sql: orderColumn(index) },
  }));
  const ordered = `order by ${orderBy(answered)}`;
  const limits = `limit ${parameters.one('integer', page.limit)} offset ${parameters.one('integer', skipped)}`;
  const cursors = `array[${cursorColumns(answered).join(', ')}] as "$cursor"`;
  const statement = keysFirst
    ? `${found}, page as (select * from found ${ordered} ${limits}), of_page as (${rowsOfPage(sources)}) ` +
      `select *, ${cursors} from of_page ${ordered}`
    : `${found} select *, ${cursors} from found ${ordered} ${limits}`;
  const { rows } = await connection.query<Row>(statement, [...parameters.values]);
  return backward ? rows.reverse() : rows;
}

/** The rows of a page whose places in the order were found: by their keys. */
function rowsOfPage(
  sources: readonly (Pick<GroupedSource, 'from' | 'steps'> & {
    readonly part: SearchDefinition;
    readonly columns: readonly string[];
  })[],
): string {
  return sources
    .map(({ part, from, steps, columns }, index) => {
      const key = part.fields[part.key]!;
      const isRow = (key.order ?? [key]).map(
        ({ sql }) => `${sql} = page.${orderColumn(steps.findIndex(({ field }) => field.sql === sql))}`,
      );
      return (
        `select of_page.*, page.* from page cross join lateral ` +
        `(select ${columns.join(', ')} from ${from} where ${isRow.join(' and ')} limit 1) of_page ` +
        `where page."$part" = ${index}`
      );
    })
    .join(' union all ');
}

const orderColumn = (index: number): string => `"$${index + 1}"`;

/** How the rows of one part are read: in all parts the order falls into the same ranges. */
interface PartRead {
  /** What the ranges refer to, as common table expressions. */
  readonly lists: readonly string[];
  readonly ranges: readonly ((wanted: string, most: string) => string)[];
}

function rangesRead(
  { columns, from, where, steps }: Omit<GroupedSource, 'groups'>,
  part: number,
  cursor: Cursor | null,
  parameters: Parameters,
  filter: Filter,
): PartRead {
  const ordered = steps.map(({ field }, index) => `${field.sql} as ${orderColumn(index)}`);
  const read = columns === null ? [...ordered, `${part} as "$part"`] : [...columns, ...ordered];
  const select = `select ${read.join(', ')} from ${from} where ${where}`;
  const ranges = orderRanges(steps, cursor, parameters, filter).map(
    ({ condition, steps: left }) =>
      (wanted: string, most: string): string =>
        `${select} and ${condition}${wanted} order by ${orderBy(left)} limit ${most}`,
  );
  return { lists: [], ranges };
}

/** The rows of each range as 'found'. A range is read only where those before it do not fill the page. */
function inRanges(reads: readonly PartRead[], most: string): string {
  const ranges = reads[0]!.ranges.map((_, index) => {
    const counts = Array.from(
      { length: index },
      (_range, earlier) => `(select count(*) from range_${earlier})`,
    );
    const wanted = counts.length === 0 ? '' : ` and ${counts.join(' + ')} < ${most}`;
    const rows = reads.map((read) => `(${read.ranges[index]!(wanted, most)})`);
    return `range_${index} as (${rows.join(' union all ')})`;
  });
  const whole = ranges.map((_, index) => `select * from range_${index}`).join(' union all ');
  const lists = reads.flatMap((read) => read.lists);
  return `with ${lists.length === 0 ? '' : 'recursive '}${[...lists, ...ranges, `found as (${whole})`].join(', ')}`;
}

/**
 * For the page, which is read in the same transaction: a merge join would go through the joined table from its first row on,
 * however far behind the page is.
 */
const withoutMerging = "set_config('enable_mergejoin', 'off', true)";

async function countRows(
  connection: SearchConnection,
  matching: (parameters: Parameters) => readonly string[],
): Promise<number> {
  const parameters = new Parameters();
  const counts = matching(parameters).map((rows) => `(select count(*) from (${rows}) as counted)`);
  const { rows } = await connection.query<{ count: string }>(
    `select ${counts.join(' + ')} as count, ${withoutMerging}`,
    [...parameters.values],
  );
  return Number(rows[0]?.count ?? 0);
}

function matchingRows(
  definition: SearchDefinition,
  request: SearchRequest,
  restrictions: readonly Restriction[],
  parameters: Parameters,
): string {
  const { from, where } = sourceOf(definition, request, restrictions, parameters);
  const counted = definition.groups ? from : neededJoins(from, where);
  return `select from ${counted} where ${where} limit ${countedRows + 1}`;
}

/** What is read and which of it: the filter and the restrictions narrow the rows, before they are grouped. */
function sourceOf(
  definition: SearchDefinition,
  { filter }: SearchRequest,
  restrictions: readonly Restriction[],
  parameters: Parameters,
): { readonly from: string; readonly where: string } {
  const condition = all([
    filterCondition(filteredBy(definition), filter, parameters),
    ...restrictions.map((restriction) => restriction(parameters, definition)),
  ]);
  if (!definition.groups) return { from: definition.from, where: condition };
  const groups = definition.groups.select(condition, (name) =>
    plainValue(definition, filter, name, parameters),
  );
  return { from: `(${groups}) ${definition.from}`, where: 'true' };
}

function plainValue(
  definition: SearchDefinition,
  filter: Filter,
  name: string,
  parameters: Parameters,
): string | undefined {
  const operation = filter.comparisons.find(({ field }) => field === name)?.operations[0];
  const field = filteredBy(definition).fields[name];
  return field && operation?.operator === '$eq' ? parameters.one(field.type, operation.value) : undefined;
}

function answeredFields(definition: SearchDefinition): readonly (readonly [string, SearchField])[] {
  return Object.entries(definition.fields).filter(([, field]) => field.result !== false);
}

function toItem<Item>(definition: SearchDefinition, row: Row): Item {
  return Object.fromEntries(
    answeredFields(definition).map(([name, field]) => [name, toValue(field, row[name] ?? null)]),
  ) as Item;
}

function toValue(field: SearchField, value: unknown): unknown {
  if (value === null) return null;
  if (field.type === 'dateTime') return (value as Date).toISOString();
  if (field.type === 'json') return JSON.parse(value as string) as unknown;
  return value;
}
