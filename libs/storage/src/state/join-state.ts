import type { JsonValue } from '@vorgang/feel';
import {
  ElementInstances,
  PagedTable,
  type ElementInstance,
  type ExecutionState,
  type LoopProgress,
  type Page,
  type PlainLoopProgress,
  type ScopeVariables,
  type StateHeader,
  type StoredVariable,
  type VariableKey,
} from '@vorgang/execution';
import { itemsPart, ROW_PAGE, valuePart, type PagedPart } from './stored-apart.js';

/** Contents as JSON texts, by part; null where the instance has none. */
export type StoredParts = Readonly<Record<string, string>> | null;

type Plain<Value> = Readonly<Record<string, Value>>;

/** The column `tokens`: the state without variables and without what stands apart. */
interface Tokens extends StateHeader {
  readonly elementInstances: Plain<ElementInstance>;
  readonly loops?: Plain<WrittenLoop>;
}

interface WrittenLoop extends PlainLoopProgress {
  /** Items are many and stand apart. */
  readonly itemsApart?: true;
}

/** Of a large value only the key is written in place. */
type WrittenVariables = Plain<StoredVariable | { readonly key: VariableKey }>;

/** Makes the state of an instance again from its row and its parts. */
export function joinState(tokens: string, variables: string, parts: StoredParts): ExecutionState {
  const { elementInstances, loops, ...header } = JSON.parse(tokens) as Tokens;
  const stored = parts ?? {};
  const scopes = JSON.parse(variables) as Plain<WrittenVariables>;
  const loopTable = tableOf('loops', loops ?? {}, stored, restoreLoop);
  return {
    ...header,
    elementInstances: ElementInstances.of(tableOf('instances', elementInstances, stored, asItIs)),
    variables: tableOf('variables', scopes, stored, restoreScope),
    ...(loopTable.size === 0 ? {} : { loops: loopTable }),
  };
}

type Restore<Written, Value> = (
  written: Written,
  key: string,
  parts: Readonly<Record<string, string>>,
) => Value;

function tableOf<Written, Value>(
  table: PagedPart,
  inRow: Plain<Written>,
  parts: Readonly<Record<string, string>>,
  restore: Restore<Written, Value>,
): PagedTable<Value> {
  return PagedTable.ofPages(
    pagesOf(`${table}/`, inRow, parts).map(([number, entries]): Page<Value> => {
      const keys = Object.keys(entries);
      return { number, keys, values: keys.map((key) => restore(entries[key]!, key, parts)) };
    }),
  );
}

function pagesOf<Written>(
  prefix: string,
  inRow: Plain<Written>,
  parts: Readonly<Record<string, string>>,
): readonly (readonly [number, Plain<Written>])[] {
  const apart = Object.entries(parts).filter(([part]) => part.startsWith(prefix));
  return [
    [ROW_PAGE, inRow] as const,
    ...apart.map(
      ([part, content]) =>
        [Number(part.slice(prefix.length)), JSON.parse(content) as Plain<Written>] as const,
    ),
  ];
}

const asItIs: Restore<ElementInstance, ElementInstance> = (instance) => instance;

const restoreScope: Restore<WrittenVariables, ScopeVariables> = (written, _key, parts) => {
  const scope: Record<string, StoredVariable> = {};
  for (const [name, variable] of Object.entries(written)) {
    scope[name] =
      'value' in variable
        ? variable
        : { key: variable.key, value: JSON.parse(partOf(parts, valuePart(variable))) as JsonValue };
  }
  return scope;
};

const restoreLoop: Restore<WrittenLoop, LoopProgress> = (
  { itemsApart, results, ...counts },
  bodyKey,
  parts,
) => ({
  ...counts,
  ...(itemsApart === undefined
    ? {}
    : { items: JSON.parse(partOf(parts, itemsPart(bodyKey))) as readonly JsonValue[] }),
  ...(results === undefined ? {} : { results: restoreResults(bodyKey, results, parts) }),
});

function restoreResults(
  bodyKey: string,
  inRow: Plain<JsonValue>,
  parts: Readonly<Record<string, string>>,
): PagedTable<JsonValue> {
  return PagedTable.ofPages(
    pagesOf(`results/${bodyKey}/`, inRow, parts).map(([number, entries]) => ({
      number,
      keys: Object.keys(entries),
      values: Object.values(entries),
    })),
  );
}

function partOf(parts: Readonly<Record<string, string>>, part: string): string {
  const content = parts[part];
  if (content === undefined)
    throw new Error(`The stored state lacks its part "${part}": rows were removed by hand.`);
  return content;
}
