import type { ExecutionState, LoopProgress, Page, ScopeVariables, StoredVariable } from '@vorgang/execution';
import {
  areManyItems,
  isLargeValue,
  itemsPart,
  pagePart,
  resultsPart,
  ROW_PAGE,
  valuePart,
  type PagedPart,
} from './stored-apart.js';
import { loopsOf, plainPage, variablesOf } from './write-pages.js';

/** What a step has to write beside the row of its instance. */
export interface ChangedParts {
  /** Contents as JSON texts, by part. */
  readonly written: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

type Pages<Value> = readonly Page<Value>[];

/** Contents are made when it is certain that they are written. */
type Parts = Map<string, () => string>;

/**
 * Compares two states of an instance. Versions share what did not change, so this looks at what did and at the list of
 * pages, never into a page that both have.
 */
export function changedParts(before: ExecutionState | null, after: ExecutionState): ChangedParts {
  const former: Parts = new Map();
  const latter: Parts = new Map();
  comparePages('instances', before?.elementInstances.pages ?? [], after.elementInstances.pages, plainPage);
  compareVariables(before?.variables.pages ?? [], after.variables.pages);
  compareLoops(before?.loops?.pages ?? [], after.loops?.pages ?? []);
  return {
    written: new Map([...latter].map(([part, content]) => [part, content()])),
    removed: [...former.keys()].filter((part) => !latter.has(part)),
  };

  function comparePages<Value>(
    table: PagedPart,
    one: Pages<Value>,
    other: Pages<Value>,
    write: (page: Page<Value>) => object,
  ): { readonly gone: Pages<Value>; readonly come: Pages<Value> } {
    const differing = differingPages(one, other);
    for (const page of differing.gone) addPage(former, pagePart(table, page), page, write);
    for (const page of differing.come) addPage(latter, pagePart(table, page), page, write);
    return differing;
  }

  function compareVariables(one: Pages<ScopeVariables>, other: Pages<ScopeVariables>): void {
    const { gone, come } = comparePages('variables', one, other, variablesOf);
    const known = largeValues(gone);
    const values = largeValues(come);
    for (const [part, variable] of known) if (!values.has(part)) former.set(part, contentOf(variable));
    for (const [part, variable] of values)
      if (known.get(part) !== variable) latter.set(part, contentOf(variable));
  }

  function compareLoops(one: Pages<LoopProgress>, other: Pages<LoopProgress>): void {
    const { gone, come } = comparePages('loops', one, other, loopsOf);
    const known = entriesOf(gone);
    const loops = entriesOf(come);
    for (const bodyKey of new Set([...known.keys(), ...loops.keys()])) {
      compareProgress(bodyKey, known.get(bodyKey), loops.get(bodyKey));
    }
  }

  function compareProgress(
    bodyKey: string,
    one: LoopProgress | undefined,
    other: LoopProgress | undefined,
  ): void {
    if (one?.items !== other?.items) {
      addItems(former, bodyKey, one);
      addItems(latter, bodyKey, other);
    }
    const { gone, come } = differingPages(one?.results?.pages ?? [], other?.results?.pages ?? []);
    for (const page of gone) addPage(former, resultsPart(bodyKey, page), page, plainPage);
    for (const page of come) addPage(latter, resultsPart(bodyKey, page), page, plainPage);
  }
}

function addPage<Value>(
  parts: Parts,
  part: string,
  page: Page<Value>,
  write: (page: Page<Value>) => object,
): void {
  if (page.number !== ROW_PAGE) parts.set(part, () => JSON.stringify(write(page)));
}

function addItems(parts: Parts, bodyKey: string, progress: LoopProgress | undefined): void {
  const items = progress?.items;
  if (items !== undefined && areManyItems(items)) parts.set(itemsPart(bodyKey), () => JSON.stringify(items));
}

function contentOf(variable: StoredVariable): () => string {
  return () => JSON.stringify(variable.value);
}

/** Pages that only one of the versions has; most lists differ in one place. */
function differingPages<Value>(
  before: Pages<Value>,
  after: Pages<Value>,
): { readonly gone: Pages<Value>; readonly come: Pages<Value> } {
  let begin = 0;
  while (begin < before.length && begin < after.length && before[begin] === after[begin]) begin += 1;
  let tail = 0;
  const rest = Math.min(before.length, after.length) - begin;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const former = before.slice(begin, before.length - tail);
  const latter = after.slice(begin, after.length - tail);
  const known = new Set(former);
  const kept = new Set(latter);
  return { gone: former.filter((page) => !kept.has(page)), come: latter.filter((page) => !known.has(page)) };
}

function largeValues(pages: Pages<ScopeVariables>): ReadonlyMap<string, StoredVariable> {
  const values = new Map<string, StoredVariable>();
  for (const page of pages) {
    for (const scope of page.values) {
      for (const name in scope) {
        const variable = scope[name]!;
        if (isLargeValue(name, variable)) values.set(valuePart(variable), variable);
      }
    }
  }
  return values;
}

function entriesOf<Value>(pages: Pages<Value>): ReadonlyMap<string, Value> {
  return new Map(
    pages.flatMap((page) => page.keys.map((key, place): [string, Value] => [key, page.values[place]!])),
  );
}
