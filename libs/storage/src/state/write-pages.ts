import type { ExecutionState, LoopProgress, Page, ScopeVariables, StoredVariable } from '@vorgang/execution';
import { areManyItems, isLargeValue, ROW_PAGE } from './stored-apart.js';

/** The state without its variables and without what stands apart, as the column `tokens`. */
export function tokensColumn(state: ExecutionState): string {
  const { variables: _apart, elementInstances, loops, ...header } = state;
  const instances = textOfPage(rowPage(elementInstances), (instance) => instance);
  const apart = loops === undefined ? '' : `,"loops":${textOfPage(rowPage(loops), loopOf)}`;
  return `${JSON.stringify(header).slice(0, -1)},"elementInstances":${instances}${apart}}`;
}

/** Whether two states of an instance have the same column `tokens`. */
export function areTokensSame(before: ExecutionState, after: ExecutionState): boolean {
  if (rowPage(before.elementInstances) !== rowPage(after.elementInstances)) return false;
  if (before.loops !== after.loops) return false;
  const { elementInstances: _instances, variables: _variables, loops: _loops, ...header } = after;
  return Object.entries(header).every(([name, value]) => before[name as keyof ExecutionState] === value);
}

/** The variables that do not stand apart, as the column of that name. An unchanged column is not written again. */
export function variablesColumn(state: ExecutionState): string {
  return textOfPage(rowPage(state.variables), variablesOfScope);
}

/**
 * A page as JSON text. Not by way of an object: each key of its members would be a further shape of objects, and the
 * runtime keeps all of them.
 */
function textOfPage<Value>(page: Page<Value> | undefined, write: (value: Value) => object): string {
  let text = '';
  page?.keys.forEach((key, place) => {
    text += `${text === '' ? '' : ','}"${key}":${JSON.stringify(write(page.values[place]!))}`;
  });
  return `{${text}}`;
}

/** The content of a page of instances. */
export function plainPage<Value>(page: Page<Value> | undefined): Readonly<Record<string, Value>> {
  const plain: Record<string, Value> = {};
  page?.keys.forEach((key, place) => (plain[key] = page.values[place]!));
  return plain;
}

/** The content of a page of variables; of large values only the key. */
export function variablesOf(page: Page<ScopeVariables> | undefined): object {
  const scopes: Record<string, object> = {};
  page?.keys.forEach((key, place) => (scopes[key] = variablesOfScope(page.values[place]!)));
  return scopes;
}

/** The content of a page of loops: without long lists of items, and with the first results only. */
export function loopsOf(page: Page<LoopProgress> | undefined): object {
  const loops: Record<string, object> = {};
  page?.keys.forEach((key, place) => (loops[key] = loopOf(page.values[place]!)));
  return loops;
}

/** The page that stands in the row of the instance. */
function rowPage<Value>(table: { readonly pages: readonly Page<Value>[] }): Page<Value> | undefined {
  return table.pages.find((page) => page.number === ROW_PAGE);
}

function variablesOfScope(scope: ScopeVariables): object {
  const written: Record<string, StoredVariable | { readonly key: string }> = {};
  for (const name in scope) {
    const variable = scope[name]!;
    written[name] = isLargeValue(name, variable) ? { key: variable.key } : variable;
  }
  return written;
}

function loopOf({ items, results, ...counts }: LoopProgress): object {
  return {
    ...counts,
    ...(items === undefined || areManyItems(items) ? {} : { items }),
    ...(items !== undefined && areManyItems(items) ? { itemsApart: true } : {}),
    ...(results === undefined ? {} : { results: plainPage(rowPage(results)) }),
  };
}
