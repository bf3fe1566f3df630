import type { Evaluation } from '../evaluate/evaluation.js';
import type { Scope } from '../evaluate/scope.js';
import type { FeelType } from '../types/feel-type.js';
import type { FeelValue } from '../values/value.js';
import { canonicalName, collapseName } from './names.js';
import type { KnownNames, SyntaxNode } from './syntax.js';

/** A compiled node. */
export type Code = (scope: Scope, evaluation: Evaluation) => FeelValue;

/** Looks up a type that is not built in, such as an item definition. */
export type TypeResolver = (name: string) => FeelType | undefined;

/** Thrown by the compiler for an expression that parses but means nothing; becomes a problem at the door of this library. */
export class CompileError extends Error {
  constructor(
    message: string,
    readonly node: SyntaxNode,
  ) {
    super(message);
  }
}

/** A call of a function that an entry of a variable holds. */
export interface EntryCall {
  readonly variable: string;
  readonly entry: string;
}

/** What the compiler knows while it walks one syntax tree. */
export class Compilation {
  readonly references = new Set<string>();
  readonly unknownFunctions = new Set<string>();
  /** Calls of an entry of a variable, such as `fees.charge(1)`. */
  readonly entryCalls: EntryCall[] = [];
  /** Names that entries of contexts may have, which may hold functions where they are in reach. */
  readonly entryNames = new Set<string>();
  private readonly spellings: ReadonlyMap<string, string>;
  private readonly locals: (readonly string[])[] = [];
  /** Whether the unary test being compiled reads the tested value. */
  readsTestedValue = false;

  constructor(
    readonly source: string,
    names: KnownNames | undefined,
    readonly resolveType: TypeResolver,
  ) {
    this.spellings = names === undefined ? new Map<string, string>() : spellingsOf(names);
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  /** The name that a node spells, as its declaration spells it. */
  name(node: SyntaxNode): string {
    const text = this.text(node);
    return this.spellings.get(canonicalName(text)) ?? collapseName(text);
  }

  isLocal(name: string): boolean {
    return this.locals.some((names) => names.includes(name));
  }

  /** Compiles something that sees additional names. */
  withLocals<T>(names: readonly string[], compile: () => T): T {
    this.locals.push(names);
    try {
      return compile();
    } finally {
      this.locals.pop();
    }
  }
}

const spellings = new WeakMap<KnownNames, ReadonlyMap<string, string>>();

/** How names are declared, by their canonical form; made once for all expressions of a model. */
function spellingsOf(names: KnownNames): ReadonlyMap<string, string> {
  const known = spellings.get(names);
  if (known !== undefined) return known;
  const made = new Map([...names.properties, ...names.variables].map((name) => [canonicalName(name), name]));
  spellings.set(names, made);
  return made;
}
