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
  readonly columns: readonly string[];
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
      const inGroup =
        `select ${keys} from ${from} where ${[where, ...ofGroup, ...exact, after].join(' and ')} ` +
        `order by ${orderBy(rest)} limit ${most}`;
      const ofValue =
        `select one.* from ${list} g cross join lateral (${inGroup}) one ` +
        `where g.value is not distinct from v.value order by ${orderBy(ordered.slice(1))} limit ${most}`;
      const page =
        `select v.value as ${columnName(0)}, one.* ` +
        `from (select distinct value from ${list} where ${values}${wanted} order by ${orderBy([value])}) v ` +
        `cross join lateral (${ofValue}) one order by ${orderBy(ordered)} limit ${most}`;
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
