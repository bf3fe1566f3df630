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
  const entries: { readonly name: string; readonly code: Code }[] = [];
  const names = new Set<string>();
  const compileEntries = (nodes: readonly SyntaxNode[]): void => {
    const [entry, ...rest] = nodes;
    if (entry === undefined) return;
    const parts = childrenOf(entry);
    const name = readKey(child(parts, 0, entry), compilation);
    entries.push({ name, code: compileNode(child(parts, -1, entry), compilation) });
    names.add(name);
    compilation.withLocals([name], () => compileEntries(rest));
  };
  compileEntries(childrenOf(node).filter((part) => part.name === 'ContextEntry'));
  const duplicate = names.size !== entries.length;
  return (scope, evaluation) => {
    evaluation.spend(1);
    evaluation.allocate(entries.length);
    if (duplicate) return evaluation.warn('INVALID_VALUE', 'Two entries of a context have the same name. Rename one.');
    const context = new Map<string, FeelValue>();
    const inner = new ContextScope(scope, context);
    for (const { name, code } of entries) context.set(name, code(inner, evaluation));
    return context;
  };
}

function readKey(node: SyntaxNode, compilation: Compilation): string {
  const inner = node.firstChild ?? node;
  return inner.name === 'StringLiteral' ? unescape(compilation.text(inner)) : compilation.name(inner);
}
