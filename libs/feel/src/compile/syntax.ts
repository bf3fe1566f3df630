import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from 'lezer-feel';
import type { FeelProblem } from '../contract.js';
import { SPACED_BUILTIN_NAMES } from '../builtins/names.js';
import { createNameTable, trackNames } from './name-tracker.js';
import type { NameTable } from './name-tracker.js';
import { writeRangeTypesAsLists } from './range-types.js';

export type { SyntaxNode } from '@lezer/common';

/** Characters an expression may have; a longer one belongs into a decision or a function. */
export const LONGEST_SOURCE = 16_384;

/** How deep brackets, calls and operators may nest. */
export const DEEPEST_NESTING = 200;

/** Names that may hold spaces or symbols, so that the parser takes them as one. */
export interface KnownNames {
  readonly variables: readonly string[];
  /** Names of context entries, which may follow a dot anywhere. */
  readonly properties: readonly string[];
}

const NO_NAMES: KnownNames = { variables: [], properties: [] };

const tables = new WeakMap<KnownNames, NameTable>();

function tableOf(names: KnownNames): NameTable {
  const known = tables.get(names);
  if (known !== undefined) return known;
  const table = createNameTable([...SPACED_BUILTIN_NAMES, ...names.variables, ...names.properties]);
  tables.set(names, table);
  return table;
}

export type ParseResult =
  { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly problem: FeelProblem };

/** Parses a text with limits on its length and nesting. */
export function parseSource(
  source: string,
  kind: 'expression' | 'unaryTests',
  names: KnownNames = NO_NAMES,
): ParseResult {
  if (source.length > LONGEST_SOURCE) {
    return failure(
      `The expression has ${source.length} characters, more than ${LONGEST_SOURCE}. Split it up.`,
      0,
      source.length,
    );
  }
  if (source.trim() === '')
    return failure('The expression is empty. Write a value, such as null.', 0, source.length);
  const tooDeep = findTooDeep(source);
  if (tooDeep !== null)
    return failure(
      `Brackets nest deeper than ${DEEPEST_NESTING}. Split the expression up.`,
      tooDeep,
      tooDeep + 1,
    );
  const top = kind === 'expression' ? 'Expression' : 'UnaryTests';
  try {
    // Strict, because recovering from errors would take time that grows with the number of errors.
    const tree = parser
      .configure({
        top,
        contextTracker: trackNames(source, tableOf(names)),
        dialect: 'camunda',
        strict: true,
      })
      .parse(writeRangeTypesAsLists(source));
    const error = findError(tree);
    return error === null
      ? { ok: true, tree }
      : failure(describeError(source, error.from), error.from, error.to);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = Number(/\d+/.exec(error.message)?.[0] ?? 0);
    return failure(describeError(source, position), position, Math.min(position + 1, source.length));
  }
}

function failure(message: string, from: number, to: number): ParseResult {
  return { ok: false, problem: { message, position: { from, to } } };
}

function describeError(source: string, position: number): string {
  const rest = source.slice(position).trimStart();
  const line = source.slice(0, position).split('\n').length;
  const found = rest === '' ? 'the end' : `"${rest.slice(0, 20)}"`;
  return `The expression cannot be read from ${found} on (line ${line}, character ${position + 1}). Check the operators, brackets and quotes before it.`;
}

/** The place where open brackets exceed the limit; checked before parsing, because the parser's cost grows with nesting. */
function findTooDeep(source: string): number | null {
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (character === '(' || character === '[' || character === '{') depth += 1;
    else if (character === ')' || character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST_NESTING) return index;
  }
  return null;
}

function findError(tree: Tree): SyntaxNode | null {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return cursor.node;
  } while (cursor.next());
  return null;
}

/** The children of a node, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}
