import { BUILTINS } from '../builtins/registry.js';
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
  const builtin = BUILTINS.get(name);
  if (!compilation.isLocal(name) && builtin === undefined) compilation.references.add(name);
  return (scope, evaluation) => {
    evaluation.spend(1);
    const value = scope.find(name);
    if (value !== undefined) return value;
    if (builtin !== undefined) return builtin;
    return evaluation.warn('UNKNOWN_VARIABLE', `There is no variable "${name}". Set it before, or correct its name.`);
  };
}
