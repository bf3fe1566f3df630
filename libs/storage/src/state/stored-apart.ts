import { bytesOfVariable, type LoopProgress, type Page, type StoredVariable } from '@vorgang/execution';

/**
 * Where the parts of a state are stored. What every instance has stands in its row; what only large ones have stands in
 * rows of their own (table process_instance_part), so that a step writes what it changed and not all there is.
 */

/** The page of each table that stands in the row of the instance itself. */
export const ROW_PAGE = 0;
/** Larger values of variables, in bytes of JSON, and longer texts of items stand apart. */
const LARGE = 1_024;
/** Longer lists of items stand apart whatever their size. */
const MANY_ITEMS = 16;

export type PagedPart = 'instances' | 'variables' | 'loops';

export function pagePart(table: PagedPart, page: Page<unknown>): string {
  return `${table}/${page.number}`;
}

export function valuePart(variable: Pick<StoredVariable, 'key'>): string {
  return `value/${variable.key}`;
}

export function itemsPart(bodyKey: string): string {
  return `items/${bodyKey}`;
}

export function resultsPart(bodyKey: string, page: Page<unknown>): string {
  return `results/${bodyKey}/${page.number}`;
}

/** Whether the value of a variable stands apart. */
export function isLargeValue(name: string, variable: StoredVariable): boolean {
  return bytesOfVariable(name, variable) > LARGE;
}

/** Whether the items of a loop stand apart. They never change, so they are written once. */
export function areManyItems(items: NonNullable<LoopProgress['items']>): boolean {
  if (items.length > MANY_ITEMS) return true;
  let large = measured.get(items);
  if (large === undefined) {
    large = JSON.stringify(items).length > LARGE;
    measured.set(items, large);
  }
  return large;
}

const measured = new WeakMap<NonNullable<LoopProgress['items']>, boolean>();
