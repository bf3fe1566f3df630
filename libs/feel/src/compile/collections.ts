import { ContextScope } from '../evaluate/scope.js';
import type { FeelValue } from '../values/value.js';
import { child, compileNode } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import { unescape } from './literals.js';
import type { SyntaxNode } from './syntax.js';
import { childrenOf } from './syntax.js';

export function compileList(node: SyntaxNode, compilation: Compilation): Code {
  const elements = childrenOf(node)
    .slice(1, -1)
    .map((element) => compileNode(element, compilation));
  return (scope, evaluation) => {
    evaluation.spend(1);
    evaluation.allocate(elements.length);
    return elements.map((element) => element(scope, evaluation));
  };
}

/** A context literal. An entry sees the entries before it; two entries of one name make the context null. */
export function compileContext(node: SyntaxNode, compilation: Compilation): Code {
  const names: string[] = [];
  const entries = childrenOf(node)
    .filter((part) => part.name === 'ContextEntry')
    .map((entry) => {
      const parts = childrenOf(entry);
      const name = readKey(child(parts, 0, entry), compilation);
      const code = compilation.withLocals(names, () => compileNode(child(parts, -1, entry), compilation));
      names.push(name);
      return { name, code };
    });
  const duplicate = new Set(names).size !== names.length;
  return (scope, evaluation) => {
    evaluation.spend(1);
    evaluation.allocate(entries.length);
    if (duplicate)
      return evaluation.warn('INVALID_VALUE', 'Two entries of a context have the same name. Rename one.');
    const context = new Map<string, FeelValue>();
    const inner = new ContextScope(scope, context);
    for (const { name, code } of entries) context.set(name, code(inner, evaluation));
    return context;
  };
}

function readKey(node: SyntaxNode, compilation: Compilation): string {
  const inner = node.firstChild ?? node;
  const key = inner.name === 'StringLiteral' ? unescape(compilation.text(inner)) : compilation.name(inner);
  compilation.entryNames.add(key);
  return key;
}
