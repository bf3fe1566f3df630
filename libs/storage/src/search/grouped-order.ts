import type { Cursor } from './cursor.js';
import { afterCursor, isLater, isSame, orderBy, type OrderStep } from './keyset.js';
import type { Parameters } from './parameters.js';
import type { SearchDefinition } from './search-definition.js';
import type { OrderGroups, SearchField } from './search-field.js';
import type { SearchRequest } from './search-request.js';

/** Rows in an order by groups: the name that their list has in the statement, and how a page of them is read. */
export interface GroupedRead {
  /** The list of the groups, as common table expressions. */
  readonly lists: readonly string[];
  /** Statements, one for each range of the order. */
  readonly ranges: readonly ((wanted: string, most: string) => string)[];
}

/** What a page by groups is made of. */
export interface GroupedSource {
  readonly groups: OrderGroups;
  /** What is answered of a row; null: only its place in the order, and which part it is of. */
  readonly columns: readonly string[] | null;
  readonly from: string;
  readonly where: string;
  readonly steps: readonly OrderStep[];
}

/** Whether a request is in an order by groups: by one field, which is the same in all rows of a group. */
export function isGroupedOrder(definition: SearchDefinition, { sort }: SearchRequest): boolean {
  return sort.length === 1 && definition.fields[sort[0]!.field]?.sort === 'grouped';
}

/**
 * The groups are few and found by leaps over an index, one look-up each. Their values are gone through in order, and
 * of the groups with that value a page is put together in the order of the key, each read from its place on in the same
 * index, until the page is full. Only the keys are read of the many groups, and the rows of those that are on the page.
 *
 * @param columnName how column `index` of the order is called in the answer
 */
export function groupedRead(
  { groups, columns, from, where, steps }: GroupedSource,
  part: number,
  cursor: Cursor | null,
  parameters: Parameters,
  columnName: (index: number) => string,
): GroupedRead {
  const [first, ...rest] = steps as [OrderStep, ...OrderStep[]];
  const list = `groups_${part}`;
  const value: OrderStep = { ...first, field: { ...first.field, sql: 'value' } };
  const keys = rest.map(({ field }, index) => `${field.sql} as ${columnName(index + 1)}`).join(', ');
  const ofGroup = groups.columns.map(({ sql }, index) => `${sql} = g.${groupColumn(index)}`);
  const exact = groups.exact ? [`${first.field.sql} = g.value`] : [];
  const ordered = [value, ...rest].map((step, index) => ({
    ...step,
    field: { ...step.field, sql: index === 0 ? 'v.value' : columnName(index) },
  }));
  const found = steps.map((_, index) => `page.${columnName(index)} as ${columnName(index)}`);
  const isFound = rest.map(({ field }, index) => `${field.sql} = page.${columnName(index + 1)}`);
  const range =
    (values: string, after: string) =>
    (wanted: string, most: string): string => {
      const inGroup = (condition: string, limit: string): string =>
        `select ${keys} from ${from} where ${[where, ...ofGroup, ...exact, after, condition].join(' and ')} ` +
        `order by ${orderBy(rest)} limit ${limit}`;
      const ofValue = (rows: string): string =>
        `select one.* from ${list} g cross join lateral (${rows}) one ` +
        `where g.value is not distinct from v.value order by ${orderBy(ordered.slice(1))}`;
      const last = lastPlace(rest[0], (share) => ofValue(inGroup('true', share)), most, columnName(1));
      const page =
        `select v.value as ${columnName(0)}, one.* ` +
        `from (select value, count(*) as size from ${list} where ${values}${wanted} group by value ` +
        `order by ${orderBy([value])}) v cross join lateral (${last.select}) last ` +
        `cross join lateral (${ofValue(inGroup(last.condition, most))} limit ${most}) one ` +
        `order by ${orderBy(ordered)} limit ${most}`;
      if (columns === null) return `select page.*, ${part} as "$part" from (${page}) page`;
      return (
        `select of_page.* from (${page}) page cross join lateral ` +
        `(select ${[...columns, ...found].join(', ')} from ${from} where ${isFound.join(' and ')} limit 1) of_page`
      );
    };
  if (cursor === null) return { lists: listOf(groups, first.field, part), ranges: [range('true', 'true')] };
  const [reached = null, ...restReached] = cursor;
  return {
    lists: listOf(groups, first.field, part),
    ranges: [
      range(isSame(value, reached, parameters), afterCursor(rest, restReached, parameters)),
      range(isLater(value, reached, parameters), 'true'),
    ],
  };
}

/**
 * A place behind which no row of the page is: that of the last one, were the page put together of a few rows of each group.
 * Without it as many rows as the page has would be read of every group.
 */
function lastPlace(
  step: OrderStep | undefined,
  fewOfEach: (share: string) => string,
  most: string,
  column: string,
): { readonly select: string; readonly condition: string } {
  if (step?.field.type !== 'key') return { select: 'select', condition: 'true' };
  const few = `select few.${column} from (${fewOfEach(`1 + 2 * ${most} / v.size`)}) few offset ${most} - 1 limit 1`;
  const end = step.descending ? '-9223372036854775808' : '9223372036854775807';
  return {
    // Kept apart, as an index is only read up to what is leak-proof.
    select: `select coalesce((${few}), '${end}'::bigint) as place offset 0`,
    condition: `${step.field.sql} ${step.descending ? '>=' : '<='} last.place`,
  };
}

const groupColumn = (index: number): string => `c${index + 1}`;

/** A group without a value has no rows, where rows always have one. */
function listOf(groups: OrderGroups, field: SearchField, part: number): readonly string[] {
  const walk = `walk_${part}`;
  const columns = groups.columns.map(({ sql }) => sql);
  const named = columns.map((sql, index) => `${sql} as ${groupColumn(index)}`).join(', ');
  const walked = columns.map((_, index) => `${walk}.${groupColumn(index)}`);
  const next = (condition: string): string =>
    `select ${named} from ${groups.from} where ${groups.where ?? 'true'} and ${condition} ` +
    `order by ${columns.join(', ')} limit 1`;
  const all =
    `(${next('true')}) union all select next.* from ${walk} cross join lateral (` +
    `${next(`(${columns.join(', ')}) > (${walked.join(', ')})`)}) next`;
  const valued = `select g.*, ${groups.value} as value from ${walk} g`;
  const present = field.nullable ? 'true' : 'valued.value is not null';
  return [
    `${walk} as (${all})`,
    `groups_${part} as materialized (select valued.* from (${valued}) valued where ${present})`,
  ];
}
