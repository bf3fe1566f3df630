import { parser, trackVariables, VariableContext } from 'lezer-feel';
import type { SyntaxNode, Tree } from '@lezer/common';
import type { FeelProblem } from '../contract.js';
import { SPACED_BUILTIN_NAMES } from '../builtins/names.js';

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

type FeelParser = typeof parser;
const parsers = new WeakMap<KnownNames, { readonly expression: FeelParser; readonly unaryTests: FeelParser }>();

function parsersFor(names: KnownNames): { readonly expression: FeelParser; readonly unaryTests: FeelParser } {
  const known = parsers.get(names);
  if (known !== undefined) return known;
  const contextTracker = trackVariables(record([...SPACED_BUILTIN_NAMES, ...names.variables]), namedContext(names.properties));
  const created = {
    expression: parser.configure({ top: 'Expression', contextTracker, dialect: 'camunda' }),
    unaryTests: parser.configure({ top: 'UnaryTests', contextTracker, dialect: 'camunda' }),
  };
  parsers.set(names, created);
  return created;
}

function record(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** The parser does not know the shape of values, so any entry of the model may follow a dot. */
function namedContext(properties: readonly string[]): typeof VariableContext {
  const known = record(properties);
  return class NamedContext extends VariableContext {
    static override of(...contexts: unknown[]): VariableContext {
      const merged: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const context of contexts) {
        Object.assign(merged, context instanceof VariableContext ? context.value : isPlain(context) ? context : known);
      }
      return new NamedContext(merged);
    }
  };
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export type ParseResult = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly problem: FeelProblem };

/** Parses a text with limits on its length and nesting. */
export function parseSource(source: string, kind: 'expression' | 'unaryTests', names: KnownNames = NO_NAMES): ParseResult {
  if (source.length > LONGEST_SOURCE) {
    return failure(`The expression has ${source.length} characters, more than ${LONGEST_SOURCE}. Split it up.`, 0, source.length);
  }
  if (source.trim() === '') return failure('The expression is empty. Write a value, such as null.', 0, source.length);
  const tooDeep = findTooDeep(source);
  if (tooDeep !== null) return failure(`Brackets nest deeper than ${DEEPEST_NESTING}. Split the expression up.`, tooDeep, tooDeep + 1);
  const tree = parsersFor(names)[kind].parse(source);
  const error = findError(tree);
  return error === null ? { ok: true, tree } : failure(describeError(source, error.from), error.from, error.to);
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
