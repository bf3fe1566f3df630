import { BUILTINS } from '../builtins/registry.js';
import { FeelFunction } from '../values/feel-function.js';
import { readPath } from './path.js';
import type { Code, Compilation } from './compilation.js';
import type { SyntaxNode } from './syntax.js';

/** The name under which unary tests find the value they test. */
export const TESTED_VALUE = '?';

export function compileTestedValue(compilation: Compilation): Code {
  compilation.readsTestedValue = true;
  return (scope) => scope.find(TESTED_VALUE) ?? null;
}

export function compileVariable(node: SyntaxNode, compilation: Compilation): Code {
  const name = compilation.name(node);
  if (name === TESTED_VALUE) return compileTestedValue(compilation);
  const builtin = isHandedOn(node) ? BUILTINS.get(name) : undefined;
  if (!compilation.isLocal(name)) compilation.references.add(name);
  const path = compileDottedName(name);
  return (scope, evaluation) => {
    evaluation.spend(1);
    const value = scope.find(name);
    if (value !== undefined) return value;
    if (builtin !== undefined) return builtin;
    if (path !== null) return path(scope, evaluation);
    return evaluation.warn(
      'UNKNOWN_VARIABLE',
      `There is no variable "${name}". Set it before, or correct its name.`,
    );
  };
}

/** Where a function may stand as a value. */
const HANDING_ON: ReadonlySet<string> = new Set([
  'PositionalParameters',
  'NamedParameter',
  'List',
  'ContextEntry',
  'FunctionBody',
]);

/**
 * Whether a name stands where a function can be meant. Elsewhere, as in `count = null`, it is a variable that is not
 * set, though a built-in has that name: a built-in there would decide wrongly without a word.
 */
function isHandedOn({ parent }: SyntaxNode): boolean {
  return parent !== null && HANDING_ON.has(parent.name);
}

/** A name that is called: a variable counts only where it holds a function, so that it cannot hide a built-in. */
export function compileCalledName(node: SyntaxNode, compilation: Compilation): Code {
  const name = compilation.name(node);
  const builtin = BUILTINS.get(name);
  if (builtin === undefined) {
    if (!compilation.isLocal(name)) compilation.unknownFunctions.add(name);
    return compileVariable(node, compilation);
  }
  return (scope) => {
    const value = scope.find(name);
    return value instanceof FeelFunction ? value : builtin;
  };
}

/** A name with dots that is no variable here is the path it looks like: another part of the model made it a name. */
function compileDottedName(name: string): Code | null {
  const [first, ...entries] = name.split('.').map((part) => part.trim());
  if (first === undefined || entries.length === 0) return null;
  return (scope, evaluation) =>
    entries.reduce((value, entry) => readPath(value, entry, evaluation), scope.find(first) ?? null);
}
